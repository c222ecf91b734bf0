import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { exportOpenApi } from "../../generator/export/openapi/export-openapi.js";
import type { ApiModel } from "../../generator/model/model.js";
import type { JsonObject } from "../../generator/model/payload.js";
import { fromServiceRoot } from "../../generator/page/grammar/request-line.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { validateOpenApi } from "./check-openapi.js";
import { lostFacts } from "./compare-with-model.js";
import { answerableExamples, sendExample, startMockServer } from "./mock-server.js";
import { readOpenApi } from "./read-openapi.js";

const folder = corpus("graph-2021-07");
const options = { split: false, extension: "json", auth: "entra" } as const;

/** Why Redocly warns about the export of a whole reference. */
const explanations: Readonly<Record<string, string>> = {
  "info-license": "the docs do not name the license of the API",
  "no-ambiguous-paths": "the docs have paths such as /sites/{hostname}:/{server-relative-path}",
  "no-invalid-media-type-examples": "the example contradicts its page; lint reports it",
  "operation-2xx-response": "the docs describe only a redirect",
  "no-unused-components": "only examples show the type, such as a derived type",
};

describe.skipIf(folder === null)("OpenAPI of a whole reference", () => {
  let model: ApiModel;
  let document: JsonObject;

  beforeAll(async () => {
    ({ model } = await readDocsSet(folder ?? "", { cache: true }));
    document = exportOpenApi(model, options).documents[0]?.content ?? {};
  });

  test("contains every fact of the model", () => {
    const read = readOpenApi(document);
    expect(read.operations.length).toBeGreaterThan(3000);
    expect(lostFacts(model, read)).toEqual([]);
  });

  test("is accepted by two validators, and this test lists the cause of each warning", async () => {
    const { errors, warnings, schemaErrors } = await validateOpenApi(document);
    expect(errors).toEqual([]);
    expect(schemaErrors).toBeNull();
    expect([...warnings.keys()].filter((rule) => explanations[rule] === undefined)).toEqual([]);
  });

  test("can be converted to types by openapi-typescript", async () => {
    const types = astToString(await openapiTS(structuredClone(document) as unknown as OpenAPI3));
    expect(types).toContain('"microsoft.graph.user": ');
    expect(types).toContain('"user-get": {');
  });

  test("is enough for mock servers of two parts of the API to answer documented requests with the documented status", async () => {
    const { documents } = exportOpenApi(model, { ...options, split: true });
    let same = 0;
    const other: string[] = [];
    for (const area of ["teams", "identity"]) {
      const send = await startMockServer(documents.find(({ name }) => name === area)?.content ?? {});
      for (const example of answerableExamples(model)) {
        const path = fromServiceRoot(example.request.url);
        // openapi-backend reads `$` in a path as the end of a regular expression.
        if (!path.startsWith(`/${area}/`) || path.includes("/$")) continue;
        const { status } = await sendExample(send, example);
        if (status === example.response?.status) same += 1;
        else other.push(`${String(status)} ${example.request.method} ${path}`);
      }
    }
    expect(same).toBeGreaterThan(150);
    // The examples of these requests contradict their pages: the path, the status, or a value in the body.
    expect(other.length).toBeLessThan(25);
  });
});
