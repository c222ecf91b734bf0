import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { exportOpenApi } from "../../generator/export/openapi/export-openapi.js";
import type { ApiModel } from "../../generator/model/model.js";
import { type JsonObject, valueAt } from "../../generator/model/payload.js";
import { docwright } from "../cli/docwright.js";
import { lampGetPage, lampPage, lampProject } from "../cli/lamp-docs.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { readDocsSet } from "../read-docs-set.js";
import { validateOpenApi } from "./check-openapi.js";

const options = { split: false, extension: "json", auth: "entra" } as const;

interface Document extends JsonObject {
  readonly paths: Record<string, Record<string, JsonObject>>;
  readonly components: Record<string, Record<string, JsonObject>>;
}

/** Exports the docs of the lamps with other or more files. */
/** The docs of the lamp do not name the base URL, so the server in the document is a default. */
const ASSUMED =
  "docwright assumes these facts, because the docs do not name them:\n  requests and tokens go to https://graph.microsoft.com/v1.0: no page names the host. Set baseUrl.\n";

async function exported(files: Readonly<Record<string, string>>, ...words: string[]): Promise<Document> {
  const { stdout, code } = await docwright(lampProject(files), "export", "openapi", ...words);
  expect(code).toBe(0);
  return (words.includes("yaml") ? parse(stdout) : JSON.parse(stdout)) as Document;
}

/** Exports a model of the lamps after a change. */
async function exportChanged(change: (model: ApiModel) => ApiModel): Promise<Document> {
  const { model } = await readDocsSet(join(lampProject(), "docs"));
  return exportOpenApi(change(model), options).documents[0]?.content as Document;
}

const twoRoutes = lampGetPage.replace("GET /lamps/{id}\n", "GET /lamps/{id}\nGET /me/lamp\n");

const listPage = `${lampGetPage
  .replace("Get lamp", "List lamps")
  .replace("GET /lamps/{id}", "GET /lamps")
  .replace("a [lamp](../resources/lamp.md) object", "a collection of [lamp](../resources/lamp.md) objects")}
## Examples

### Request

\`\`\`http
GET https://graph.microsoft.com/v1.0/lamps?$select=id
\`\`\`

### Response

\`\`\`http
HTTP/1.1 200 OK
Content-type: application/json

{ "value": [{ "id": "1", "power": 40 }] }
\`\`\`
`;

describe("docwright export openapi", () => {
  test("lets a request set a property that an operation documents, even if a base type calls it read-only", async () => {
    const { model } = await readDocsSet("input-docs", { cache: true });
    const document = exportOpenApi(model, options).documents[0]?.content as unknown as Document;
    expect(document.paths["/trustFramework/keySets"]).toMatchObject({
      post: {
        requestBody: {
          content: {
            "application/json": { schema: { allOf: [{}, { properties: { id: { type: ["string", "null"] } } }] } },
          },
        },
      },
    });
  });

  test("describes the path, the parameters, the response and the least privileged permissions of an operation", async () => {
    const { paths } = await exported({});
    expect(paths).toEqual({ "/lamps/{id}": { get: expect.anything() as unknown } });
    expect(paths["/lamps/{id}"]?.["get"]).toMatchObject({
      operationId: "lamp-get",
      summary: "Get lamp",
      tags: ["lamps"],
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "string" } },
        { $ref: "#/components/parameters/select-microsoft.graph.lamp" },
      ],
      responses: {
        200: { content: { "application/json": { schema: { $ref: "#/components/schemas/microsoft.graph.lamp" } } } },
        "4XX": { $ref: "#/components/responses/error" },
      },
      security: [{ delegatedWork: ["Lamp.Read"] }],
      "x-docwright-permissions": [
        {
          delegatedWork: { least: [["Lamp.Read"]], higher: [["Lamp.ReadWrite"]] },
          delegatedPersonal: { supported: false },
          application: { supported: false },
        },
      ],
    });
  });

  test("lists the allowed values of `$select`, and the permissions as OAuth scopes", async () => {
    const { components } = await exported({});
    expect(components["parameters"]?.["select-microsoft.graph.lamp"]).toMatchObject({
      name: "$select",
      schema: { type: "array", items: { enum: ["id", "colour", "power"] } },
    });
    expect(components["securitySchemes"]).toMatchObject({
      delegatedWork: { type: "oauth2", flows: { authorizationCode: { scopes: { "Lamp.Read": "" } } } },
    });
  });

  test.each([
    ["openapi --by-area", "operation", "so --by-area would not write a file"],
    ["json-schema --by-type", "type", "so --by-type would not write a file"],
    ["agent", "operation", "so the skill would be empty"],
  ])("fails if the docs have nothing for the files of a folder: %s", async (words, subject, effect) => {
    const page = subject === "type" ? "api/lamp-get.md" : "resources/lamp.md";
    const text = subject === "type" ? lampGetPage.replace(/Reads a .*|successful, this.*/g, "") : lampPage;
    const folder = scratchFolder();
    putFiles(folder, { [`docs/${page}`]: text });
    const ended = await docwright(folder, "export", ...words.split(" "), "--docs", "docs", "-o", "out");
    expect(ended).toMatchObject({
      code: 2,
      stderr: `docwright: The docs do not describe any ${subject}, ${effect}. Select other docs with --docs.\n`,
    });
  });

  test("does not name a property with the items of a list if the API does not follow OData and the config has none", async () => {
    const schemaOf = async (dialect: object): Promise<unknown> => {
      const config = JSON.stringify({ docs: "docs", baseUrl: "https://api.contoso.com", dialect });
      const { paths } = await exported({ "docs/api/lamp-list.md": listPage, "docwright.config.json": config });
      return valueAt(paths, "/~1lamps/get/responses/200/content/application~1json/schema");
    };
    const items = { type: "array", items: { $ref: "#/components/schemas/microsoft.graph.lamp" } };
    expect(await schemaOf({ name: "lamps", odata: false })).toEqual({ anyOf: [items, { type: "object" }] });
    const paging = { items: "value", next: "next" };
    expect(await schemaOf({ name: "lamps", odata: false, paging })).toEqual({
      type: "object",
      properties: { value: items, next: { type: ["string", "null"] } },
      required: ["value"],
    });
  });

  test("declares the placeholders of the base URL as variables", async () => {
    const config = '{ "docs": "docs", "baseUrl": "https://{tenant}.contoso.com/v2" }';
    const document = await exported({ "docwright.config.json": config });
    expect(document["servers"]).toEqual([
      { url: "https://{tenant}.contoso.com/v2", variables: { tenant: { default: "tenant" } } },
    ]);
    expect((await validateOpenApi(document)).errors).toEqual([]);
  });

  test("has the area root for the path /", async () => {
    const { paths } = await exported({ "docs/api/lamp-get.md": lampGetPage.replace("GET /lamps/{id}", "GET /") });
    expect(paths["/"]?.["get"]?.["tags"]).toEqual(["root"]);
  });

  test("says how many properties of a request body it leaves out, because the body is a list", async () => {
    const page = lampGetPage
      .replace("GET /lamps/{id}", "POST /lamps/batch")
      .replace(
        "## Response",
        "## Request body\n\nIn the request body, supply a collection of [lamp](../resources/lamp.md) objects.\n\n|Property|Type|Description|\n|:---|:---|:---|\n|id|String|The name.|\n|shelf|String|The place.|\n\n## Response",
      );
    const folder = lampProject({ "docs/api/lamp-batch.md": page });
    const { stdout, stderr } = await docwright(folder, "export", "openapi");
    const { paths } = JSON.parse(stdout) as Document;
    expect(paths["/lamps/batch"]?.["post"]?.["requestBody"]).toMatchObject({
      content: {
        "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/microsoft.graph.lamp" } } },
      },
    });
    expect(stderr).toContain("  2 properties of request bodies that are not one object\n");
  });

  test("has the content type of the text that a request can send instead of JSON", async () => {
    const page = lampGetPage
      .replace("GET /lamps/{id}", "POST /lamps")
      .replace(
        "## Response",
        "## Request headers\n\n|Header|Value|\n|:---|:---|\n|Content-Type|`application/json` for JSON, and `text/plain` for MIME.|\n\n## Request body\n\nIn the request body, supply a [lamp](../resources/lamp.md) object.\n\n## Response",
      );
    const { paths } = await exported({ "docs/api/lamp-post.md": page });
    expect(paths["/lamps"]?.["post"]?.["requestBody"]).toMatchObject({
      content: {
        "application/json": { schema: { $ref: "#/components/schemas/microsoft.graph.lamp" } },
        "text/plain": { schema: { type: "string" } },
      },
    });
  });

  test("gives each route of a page an operation id that does not depend on the names of placeholders", async () => {
    const { paths } = await exported({ "docs/api/lamp-get.md": twoRoutes });
    expect(paths["/lamps/{id}"]?.["get"]?.["operationId"]).toBe("lamp-get");
    expect(paths["/me/lamp"]?.["get"]?.["operationId"]).toBe("lamp-get--me-lamp");
  });

  test("writes one operation for a route that two pages document, with the facts of both pages", async () => {
    const other = lampGetPage
      .replace("Get lamp", "Get bulb")
      .replace("{id}", "{lamp-id}")
      .replace("Lamp.Read, Lamp.ReadWrite", "Bulb.Read");
    const { paths } = await exported({ "docs/api/bulb-get.md": other });
    expect(Object.keys(paths)).toHaveLength(1);
    const [operation] = Object.values(paths).map(({ get }) => get);
    expect(operation?.["operationId"]).toBe("lamp-get");
    expect(operation?.["security"]).toEqual([{ delegatedWork: ["Lamp.Read"] }, { delegatedWork: ["Bulb.Read"] }]);
    expect(operation?.["x-docwright-pages"]).toMatchObject([
      { id: "lamp-get", path: "/lamps/{id}" },
      { id: "bulb-get" },
    ]);
  });

  test("wraps collections as OData does, and contains the documented examples", async () => {
    const { paths } = await exported({ "docs/api/lamp-list.md": listPage });
    const responses = paths["/lamps"]?.["get"]?.["responses"];
    expect(responses).toMatchObject({
      200: {
        content: {
          "application/json": {
            schema: { properties: { value: { items: { $ref: "#/components/schemas/microsoft.graph.lamp" } } } },
            examples: { "example-1": { value: { value: [{ id: "1", power: 40 }] } } },
          },
        },
      },
    });
  });

  test("writes property names and paths with special characters unchanged", async () => {
    const name = `a/b~c"d'e`;
    const { paths, components } = await exportChanged((model) => ({
      ...model,
      types: model.types.map((type) => ({
        ...type,
        name: "microsoft.graph.läm/p",
        properties: type.properties.map((one) => ({ ...one, name: one.name === "id" ? "__proto__" : name })),
      })),
      operations: model.operations.map((operation) => ({
        ...operation,
        id: "lamp get/1",
        responses: operation.responses.map((one) => ({ ...one, type: "microsoft.graph.läm/p" })),
        routes: operation.routes.map((route) => ({ ...route, path: `/lamps/${name}/{__proto__}` })),
      })),
    }));
    const schema = components["schemas"]?.["microsoft.graph.l_m_p"];
    expect(Object.keys(schema?.["properties"] ?? {})).toEqual(["__proto__", name]);
    expect(schema?.["x-docwright-name"]).toBe("microsoft.graph.läm/p");
    expect(paths[`/lamps/${name}/{__proto__}`]?.["get"]).toMatchObject({
      operationId: "lamp-get-1",
      parameters: [{ name: "__proto__", in: "path" }, {}],
    });
  });

  test.each([
    ["/lamps/{id", "has an unmatched brace"],
    ["/lamps?x=1", "has a query or a fragment"],
    ["lamps", "does not begin with /"],
    ["/lamps/{}", "has a placeholder without a name"],
  ])("refuses the path %s, because it %s", async (path, reason) => {
    const change = (model: ApiModel): ApiModel => ({
      ...model,
      operations: model.operations.map((one) => ({ ...one, routes: one.routes.map((route) => ({ ...route, path })) })),
    });
    await expect(exportChanged(change)).rejects.toThrow(
      `OpenAPI cannot express GET ${path} of lamp-get: the path ${reason}. Correct api/lamp-get.md, or leave the page out with --exclude lamp-get.`,
    );
  });

  test("describes an API key if the config names its header", async () => {
    const config = { docs: "docs", out: "sdk", sdk: { auth: { header: "X-Key" } } };
    const { paths, components } = await exported({ "docwright.config.json": JSON.stringify(config) });
    expect(components["securitySchemes"]).toEqual({ apiKey: { type: "apiKey", in: "header", name: "X-Key" } });
    expect(paths["/lamps/{id}"]?.["get"]?.["security"]).toEqual([{ apiKey: ["Lamp.Read"] }]);
  });

  test("prints how many operations have no documented permissions, and requires a token without scopes for these", async () => {
    const page = lampGetPage.replace(/## Permissions[^#]*/, "");
    const folder = lampProject({ "docs/api/lamp-get.md": page });
    const { stdout, stderr } = await docwright(folder, "export", "openapi");
    expect(stderr).toBe(
      `Left out of the export:\n  1 permissions of operations, because the docs do not name them\n${ASSUMED}`,
    );
    const { paths } = JSON.parse(stdout) as Document;
    expect(paths["/lamps/{id}"]?.["get"]?.["security"]).toEqual([{ bearer: [] }]);
  });

  test("prints the same document as YAML, even if texts contain control characters of a terminal", async () => {
    const files = { "docs/resources/lamp.md": lampPage.replace("In watts", "In \u202ewatts ##[") };
    expect(await exported(files, "--format", "yaml")).toEqual(await exported(files));
  });

  test("writes one file per area, such as `/users`, with the components that the area uses", async () => {
    const files = {
      "docs/api/lamp-get.md": twoRoutes,
      "docs/resources/shade.md": lampPage.replaceAll("lamp", "shade"),
    };
    const folder = lampProject(files);
    await docwright(folder, "export", "openapi", "--by-area", "-o", "areas");
    expect(readdirSync(join(folder, "areas")).sort()).toEqual(["lamps.json", "me.json"]);
    const me = JSON.parse(readFileSync(join(folder, "areas", "me.json"), "utf8")) as Document;
    expect(Object.keys(me.paths)).toEqual(["/me/lamp"]);
    expect(Object.keys(me.components["schemas"] ?? {})).toEqual(["microsoft.graph.lamp"]);
  });
});
