import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportCsdl } from "../../generator/export/csdl/export-csdl.js";
import { exportOpenApi } from "../../generator/export/openapi/export-openapi.js";
import { readDocsSet } from "../read-docs-set.js";
import { isInstalled, openClientFolder, serveModel, type ClientFolder, type ClientName } from "./generated-clients.js";

/**
 * Each program lists one key set, creates one, reads it, deletes it, and reads it again. The first argument is the
 * address of the API.
 */
const programs: Readonly<Record<ClientName, string>> = {
  "Redocly's generate-client": `import { configure, trustframework_list_keysets, trustframework_post_keysets, trustframeworkkeyset_delete, trustframeworkkeyset_get } from "./redocly.js";
configure({ serverUrl: process.argv[2] ?? "", auth: { bearer: "token" } });
const list = await trustframework_list_keysets({ query: { $top: 1, $select: ["id"] } });
const created = await trustframework_post_keysets({ body: { id: "B2C_1A_New", keys: [] } });
const path = { id: created.id ?? "" };
const read = await trustframeworkkeyset_get({ path });
await trustframeworkkeyset_delete({ path });
const gone = await trustframeworkkeyset_get({ path }).catch((error: { status?: number }) => error.status);
console.log(JSON.stringify({ list: list.value.map(({ id }) => id), read: read.id, gone }));`,
  "hey-api": `import { client } from "./hey/client.gen.js";
import { trustframeworkListKeysets, trustframeworkPostKeysets, trustframeworkkeysetDelete, trustframeworkkeysetGet } from "./hey/index.js";
client.setConfig({ baseUrl: process.argv[2] ?? "", auth: () => "token" });
const list = await trustframeworkListKeysets({ query: { $top: 1, $select: ["id"] }, throwOnError: true });
const created = await trustframeworkPostKeysets({ body: { id: "B2C_1A_New", keys: [] }, throwOnError: true });
const path = { id: created.data.id ?? "" };
const read = await trustframeworkkeysetGet({ path, throwOnError: true });
await trustframeworkkeysetDelete({ path, throwOnError: true });
const { response } = await trustframeworkkeysetGet({ path });
console.log(JSON.stringify({ list: list.data.value.map(({ id }) => id), read: read.data.id, gone: response?.status }));`,
  odata2ts: `import { FetchClient } from "@odata2ts/http-client-fetch";
import { MicrosoftGraphService } from "./odata2ts/MicrosoftGraphService.js";
const client = new FetchClient({ headers: { Authorization: "Bearer token" } });
const api = new MicrosoftGraphService(client, process.argv[2] ?? "").trustFramework();
const list = await api.keySets().query((query) => query.select("id").top(1));
const created = await api.keySets().create({ id: "B2C_1A_New" });
const keySet = api.keySets(created.data?.id ?? "");
const read = await keySet.query();
await keySet.delete();
const gone = await keySet.query().catch((error: { status?: number }) => error.status);
console.log(JSON.stringify({ list: list.data.value.map(({ id }) => id), read: read.data.id, gone }));`,
};

describe.skipIf(!isInstalled)("clients that other generators make of the exports", () => {
  let folder: ClientFolder;
  let server: Awaited<ReturnType<typeof serveModel>>;

  beforeAll(async () => {
    const { model } = await readDocsSet("input-docs", { cache: true });
    const { documents } = exportOpenApi(model, { split: false, extension: "json", auth: "entra" });
    folder = openClientFolder({
      openapi: documents[0]?.content,
      csdl: String(exportCsdl(model).documents[0]?.content),
    });
    server = await serveModel(model);
  });

  afterAll(() => {
    server.close();
    folder.remove();
  });

  test.each(Object.entries(programs) as [ClientName, string][])(
    "list, create, read and delete objects: %s",
    async (client, program) => {
      await folder.generate(client);
      expect(await folder.runProgram(program, `${server.origin}/beta`)).toEqual({
        list: ["B2C_1A_TokenSigningKeyContainer"],
        read: "B2C_1A_New",
        gone: 404,
      });
    },
  );
});
