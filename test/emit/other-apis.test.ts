import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { exportOpenApi } from "../../generator/export/openapi/export-openapi.js";
import { buildModel } from "../../generator/model/build-model.js";
import type { ApiModel } from "../../generator/model/model.js";
import { matchingRoutes } from "../../generator/model/url-match.js";
import { createHandler } from "../../generator/serve/create-handler.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "../page/doc-of.js";
import { compileErrors, emit, textOf } from "./sdk.js";

function apiOf(text: string): ApiModel {
  const page = readPage(docOf(text), { ...microsoftGraph, odata: false });
  return buildModel([page], { baseUrl: "https://api.contoso.com/v1", namespace: "shop", odata: false });
}

describe("a placeholder for several segments", () => {
  const api = apiOf(`# Files

## Get a file

\`GET /repos/{owner}/files/{+path}\`

Returns \`204 No Content\`.
`);

  it("is marked in the model, and its parameter has the plain name", () => {
    const [route] = api.operations[0]?.routes ?? [];
    expect(route?.path).toBe("/repos/{owner}/files/{+path}");
    expect(route?.parameters.map(({ name }) => name)).toEqual(["owner", "path"]);
  });

  it("matches a URL with several segments", () => {
    const routes = api.operations[0]?.routes ?? [];
    expect(matchingRoutes("/repos/contoso/files/docs/a.md", routes)).toEqual(routes);
  });

  it("is a plain placeholder in OpenAPI", () => {
    const [document] = exportOpenApi(api, { split: false, extension: "json", auth: "token" }).documents;
    expect(document?.content).toMatchObject({ paths: { "/repos/{owner}/files/{path}": {} } });
  });

  it("keeps the slashes of its value in the SDK", async () => {
    const sdk = await emit(api);
    expect(textOf(sdk, "src/operations/repos/files.ts")).toContain(
      "path`/repos/${owner}/files/${itemPath(pathValue)}`",
    );
    expect(compileErrors(sdk)).toEqual([]);
  });
});

describe("a form", () => {
  const api = apiOf(`# Orders

## Create an order

\`POST /orders\`

### Parameters

| Name   | Type             | Required |
| ------ | ---------------- | -------- |
| amount | integer          | yes      |
| tags   | array of strings | no       |

### Responses

| Status | Description |
| ------ | ----------- |
| 204    | Created.    |

### Example

\`\`\`sh
curl https://api.contoso.com/v1/orders -d amount=20 -d "tags[]=a" -d "tags[]=b"
\`\`\`

\`\`\`http
HTTP/1.1 204 No Content
\`\`\`

## Upload a photo

\`POST /photos\`

The body is \`multipart/form-data\`.

### Parameters

| Name  | Type   | Required |
| ----- | ------ | -------- |
| photo | file   | yes      |
| title | string | no       |

### Responses

| Status | Description |
| ------ | ----------- |
| 204    | Uploaded.   |

## Import orders

\`POST /imports\`

### Responses

| Status | Description |
| ------ | ----------- |
| 204    | Imported.   |

### Example

\`\`\`sh
curl https://api.contoso.com/v1/imports -F kind=orders -F data=@orders.csv
\`\`\`
`);

  it("has the bytes of its files in OpenAPI", () => {
    const [document] = exportOpenApi(api, { split: false, extension: "json", auth: "token" }).documents;
    const schema = { properties: { photo: { contentMediaType: "application/octet-stream" } } };
    expect(document?.content).toMatchObject({
      paths: { "/photos": { post: { requestBody: { content: { "multipart/form-data": { schema } } } } } },
    });
    expect(JSON.stringify(document?.content)).not.toContain("base64");
  });

  it("is read by the server, with the documented types of its fields", async () => {
    const handler = createHandler(api);
    const send = (path: string, body: URLSearchParams | FormData): Promise<Response> =>
      handler(new Request(`http://127.0.0.1:4010/v1${path}`, { method: "POST", body }));
    const fields = (text: string) => new URLSearchParams(text);
    expect((await send("/orders", fields("amount=20&tags[]=a&tags[]=b"))).status).toBe(204);
    const refused = await send("/orders", fields("amount=many"));
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("amount")]);
    expect((await send("/orders", fields("tags[]=a"))).status).toBe(400);
    const photo = new FormData();
    photo.set("title", "Sea");
    expect((await send("/photos", photo)).status).toBe(400);
    photo.set("photo", new Blob([new Uint8Array([0, 255])]), "sea.jpg");
    expect((await send("/photos", photo)).status).toBe(204);
  });

  it("is sent if an example, the text or the options of curl show it", async () => {
    const sdk = await emit(api);
    const orders = textOf(sdk, "src/operations/orders.ts");
    expect(orders).toContain("export type CreateOrderBody = { amount: number; tags?: string[] };");
    expect(orders).toContain('...formBody(body, ["tags"])');
    const others = textOf(sdk, "src/operations/service.ts");
    expect(others).toContain("{ photo: Blob; title?: string | null }");
    expect(others).toContain("...multipartBody(body)");
    expect(others).toContain("{ kind?: string | null; data?: Blob }");
    const test = sdk.files.find(({ path }) => path.startsWith("test/") && path.endsWith(".test.ts"))?.text;
    expect(test).toContain('amount: 20, tags: ["a", "b"]');
    expect(test).toContain("new URLSearchParams(request.text)");
    expect(compileErrors(sdk)).toEqual([]);
  });
});

describe("a list in the query", () => {
  const api = apiOf(`# Orders

## List orders

\`GET /orders\`

### Query parameters

| Name    | Type              | Description            |
| ------- | ----------------- | ---------------------- |
| ids[]   | array of integers | The ids.               |
| states  | array of strings  | The states.            |
| fields  | array of strings  | Comma-separated names. |
| sizes   | array of strings  | The sizes.             |

### Responses

| Status  | Description       |
| ------- | ----------------- |
| 204     | Nothing.          |
| 4XX     | A client error.   |
| default | Any other status. |

### Example

\`\`\`http
GET /orders?states=open&states=closed
\`\`\`
`);

  it("is repeated or joined as the docs show, and stays a text if they do not", async () => {
    const sdk = await emit(api);
    const orders = textOf(sdk, "src/operations/orders.ts");
    expect(orders).toContain("readonly ids?: readonly number[];");
    expect(orders).toContain('"ids[]": repeated("ids[]", options?.ids)');
    expect(orders).toContain('states: repeated("states", options?.states)');
    expect(orders).toContain('fields: options?.fields?.join(",")');
    expect(orders).toContain("readonly sizes?: string;");
    expect(compileErrors(sdk)).toEqual([]);
  });

  it("does not hide the range of statuses in the rows of errors", () => {
    const [operation] = api.operations;
    expect(operation?.errors.map(({ status, description }) => [status, description])).toEqual([
      [null, "4XX: A client error."],
      [null, "default: Any other status."],
    ]);
  });
});
