import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { exportOpenApi } from "../../generator/export/openapi/export-openapi.js";
import type { ApiModel } from "../../generator/model/model.js";
import type { JsonObject } from "../../generator/model/payload.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { readDocsSet } from "../read-docs-set.js";
import { validateOpenApi } from "./check-openapi.js";
import { lostFacts } from "./compare-with-model.js";
import { answerableExamples, sendExample, startMockServer } from "./mock-server.js";
import { readOpenApi } from "./read-openapi.js";

const consumer = `
import type { components, operations, paths } from "./api.js";

type KeySet = components["schemas"]["microsoft.graph.trustFrameworkKeySet"];
type Upload = paths["/trustFramework/keySets/{id}/uploadSecret"]["post"];
type Body = NonNullable<Upload["requestBody"]>["content"]["application/json"];
type Result = Upload["responses"][200]["content"]["application/json"];
type Query = NonNullable<operations["trustframework-list-keysets"]["parameters"]["query"]>;

export const upload: Body = { k: "secret", use: "sig", nbf: 1508969811 };
export const kid = (result: Result): string | null | undefined => result.kid;
export const keys = (set: KeySet): readonly { kid?: string | null }[] => set.keys ?? [];
export const query: Query = { $select: ["id"], $top: 5 };
export const path: Upload["parameters"]["path"] = { id: "1" };

// @ts-expect-error: \`k\` is required
export const withoutSecret: Body = { use: "sig" };
// @ts-expect-error: \`nbf\` is a number
export const withText: Body = { k: "secret", use: "sig", nbf: "now" };
// @ts-expect-error: the type does not have this property
export const unknownName: Query = { $select: ["name"] };
`;

describe("OpenAPI of input-docs", () => {
  let model: ApiModel;
  let document: JsonObject;

  beforeAll(async () => {
    ({ model } = await readDocsSet("input-docs", { cache: true }));
    document = exportOpenApi(model, { split: false, extension: "json", auth: "entra" }).documents[0]?.content ?? {};
  });

  test("is accepted by two validators, and Redocly warns only about facts that the docs do not have", async () => {
    const { errors, warnings, schemaErrors } = await validateOpenApi(document);
    expect(errors).toEqual([]);
    expect(schemaErrors).toBeNull();
    expect(Object.fromEntries(warnings)).toEqual({ "info-license": 1, "no-unused-components": 1 });
  });

  test("contains every fact of the model", () => {
    expect(lostFacts(model, readOpenApi(document))).toEqual([]);
  });

  test("has types in openapi-typescript that accept documented values and reject other values", async () => {
    const types = astToString(await openapiTS(document as unknown as OpenAPI3));
    const folder = scratchFolder();
    putFiles(folder, { "api.ts": types, "consumer.ts": consumer, "package.json": '{ "type": "module" }' });
    const tsc = resolve("node_modules/typescript-7/bin/tsc");
    const words = [tsc, "--noEmit", "--strict", "--module", "nodenext", join(folder, "consumer.ts")];
    const { stdout, status } = spawnSync(process.execPath, words, { encoding: "utf8", cwd: folder });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });

  test("lets a mock server answer each documented request with the documented response", async () => {
    const send = await startMockServer(document);
    const examples = answerableExamples(model);
    expect(examples.length).toBeGreaterThan(10);
    for (const example of examples) {
      const { status, body } = await sendExample(send, example);
      expect({ status, url: example.request.url }).toEqual({
        status: example.response?.status,
        url: example.request.url,
      });
      if (status === 200 && example.request.method !== "GET") expect(body).toEqual(example.response?.body);
    }
  });

  test("lets a mock server refuse an unknown path, and a body without a required property", async () => {
    const send = await startMockServer(document);
    const path = "/trustFramework/keySets/1/uploadSecret";
    const headers = { "content-type": "application/json" };
    expect(await send("POST", path, headers, { use: "sig" })).toMatchObject({ status: 400 });
    expect(await send("POST", path, headers, { use: "sig", k: "secret" })).toMatchObject({ status: 200 });
    expect(await send("GET", "/trustFramework/locks", {}, undefined)).toMatchObject({ status: 404 });
  });
});
