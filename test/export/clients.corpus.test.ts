import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportCsdl } from "../../generator/export/csdl/export-csdl.js";
import { exportOpenApi } from "../../generator/export/openapi/export-openapi.js";
import type { ApiModel } from "../../generator/model/model.js";
import { selectApi } from "../../generator/model/select-api.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { isInstalled, openClientFolder, serveModel, type ClientFolder, type ClientName } from "./generated-clients.js";

const folder = corpus("graph-2021-07");

/**
 * Each program lists applications, creates one, updates it, reads two of its properties, deletes it, and reads it again.
 * The lists have the names in the documented responses. odata2ts requires each property that is not nullable in a new
 * object, even if it is read-only.
 */
const programs: Readonly<Record<ClientName, string>> = {
  "Redocly's generate-client": `import { configure, application_delete, application_get, application_list, application_post_applications, application_update } from "./redocly.js";
configure({ serverUrl: process.argv[2] ?? "", auth: { bearer: "token" } });
const list = await application_list();
const created = await application_post_applications({ body: { displayName: "Lamps", web: { redirectUris: ["https://a.example"] } } });
const path = { id: created.id ?? "" };
await application_update({ path, body: { displayName: "More lamps" } });
const read = await application_get({ path });
await application_delete({ path });
const gone = await application_get({ path }).catch((error: { status?: number }) => error.status);
console.log(JSON.stringify({ list: list.value.map(({ displayName }) => displayName), read: [read.displayName, read.web?.redirectUris], gone }));`,
  "hey-api": `import { client } from "./hey/client.gen.js";
import { applicationDelete, applicationGet, applicationList, applicationPostApplications, applicationUpdate } from "./hey/index.js";
client.setConfig({ baseUrl: process.argv[2] ?? "", auth: () => "token" });
const list = await applicationList({ throwOnError: true });
const created = await applicationPostApplications({ body: { displayName: "Lamps", web: { redirectUris: ["https://a.example"] } }, throwOnError: true });
const path = { id: created.data.id ?? "" };
await applicationUpdate({ path, body: { displayName: "More lamps" }, throwOnError: true });
const { data: read } = await applicationGet({ path, throwOnError: true });
await applicationDelete({ path, throwOnError: true });
const { response } = await applicationGet({ path });
console.log(JSON.stringify({ list: list.data.value.map(({ displayName }) => displayName), read: [read.displayName, read.web?.redirectUris], gone: response?.status }));`,
  odata2ts: `import { FetchClient } from "@odata2ts/http-client-fetch";
import { MicrosoftGraphService } from "./odata2ts/MicrosoftGraphService.js";
import type { Editableapplication } from "./odata2ts/MicrosoftGraphModel.js";
const client = new FetchClient({ headers: { Authorization: "Bearer token" } });
const api = new MicrosoftGraphService(client, process.argv[2] ?? "");
const list = await api.applications().query();
const created = await api.applications().create({ displayName: "Lamps", web: { redirectUris: ["https://a.example"] } } as Editableapplication);
const application = api.applications(created.data?.id ?? "");
await application.patch({ displayName: "More lamps" });
const { data: read } = await application.query();
await application.delete();
const gone = await application.query().catch((error: { status?: number }) => error.status);
console.log(JSON.stringify({ list: list.data.value.map(({ displayName }) => displayName), read: [read.displayName, read.web?.redirectUris], gone }));`,
};

describe.skipIf(folder === null || !isInstalled)("clients that other generators make of a whole reference", () => {
  let model: ApiModel;

  beforeAll(async () => {
    ({ model } = await readDocsSet(folder ?? "", { cache: true }));
  });

  describe("for one area", () => {
    let clients: ClientFolder;
    let server: Awaited<ReturnType<typeof serveModel>>;

    beforeAll(async () => {
      const { documents } = exportOpenApi(model, { split: true, extension: "json", auth: "entra" });
      const part = selectApi(model, { include: ["/applications", "/applications/**"], exclude: [] });
      clients = openClientFolder({
        openapi: documents.find(({ name }) => name === "applications")?.content,
        csdl: String(exportCsdl(part).documents[0]?.content),
      });
      server = await serveModel(model);
    });

    afterAll(() => {
      server.close();
      clients.remove();
    });

    test.each<ClientName>(["Redocly's generate-client", "hey-api", "odata2ts"])(
      "list, create, update, read and delete objects: %s",
      async (client) => {
        await clients.generate(client);
        expect(await clients.runProgram(programs[client], `${server.origin}/v1.0`)).toEqual({
          list: ["My app", "Display name"],
          read: ["More lamps", ["https://a.example"]],
          gone: 404,
        });
      },
    );
  });

  describe("for all areas in one file", () => {
    let clients: ClientFolder;

    beforeAll(() => {
      const { documents } = exportOpenApi(model, { split: false, extension: "json", auth: "entra" });
      clients = openClientFolder({ openapi: documents[0]?.content });
    });

    afterAll(() => {
      clients.remove();
    });

    test.each<[ClientName, string]>([
      ["Redocly's generate-client", "redocly.ts"],
      ["hey-api", "hey/index.ts"],
    ])("compile: %s", async (client, file) => {
      await clients.generate(client);
      await clients.check(file);
    });

    // The program is not type-checked, because odata2ts omits the imports of singletons in files of single types.
    test("list, create, update, read and delete objects: odata2ts", async () => {
      const csdl = withoutOverloads(String(exportCsdl(model).documents[0]?.content));
      const whole = openClientFolder({ csdl, perType: true });
      const server = await serveModel(model);
      try {
        await whole.generate("odata2ts");
        expect(await whole.runUnchecked(programs.odata2ts, `${server.origin}/v1.0`)).toEqual({
          list: ["My app", "Display name"],
          read: ["More lamps", ["https://a.example"]],
          gone: 404,
        });
      } finally {
        server.close();
        whole.remove();
      }
    });
  });
});

/** Keeps one of the functions with the same name and binding type: in files of single types, odata2ts does not rename them. */
function withoutOverloads(csdl: string): string {
  const bound =
    /<Function Name="(\w+)" IsBound="true">\s*<Parameter Name="bindingParameter" Type="([^"]+)"\/>[^]*?<\/Function>/g;
  const seen = new Set<string>();
  return csdl.replaceAll(bound, (text, name: string, type: string) => {
    const key = `${name} ${type}`;
    if (seen.has(key)) return "";
    seen.add(key);
    return text;
  });
}
