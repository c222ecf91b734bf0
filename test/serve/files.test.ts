import { beforeAll, describe, expect, it } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { createHandler } from "../../generator/serve/create-handler.js";
import { createGraphContext } from "../../templates/runtime/context.js";
import { cancelUpload, uploadLarge, type UploadTarget } from "../../templates/runtime/upload.js";
import { documented } from "../lint/docs.js";
import { origin, serverOf, type Send } from "./server.js";

const item = "[driveItem](../resources/driveitem.md)";

function page(title: string, requests: readonly string[], response: string, example = ""): string {
  const lines = ["```http", ...requests, "```"].join("\n");
  return `---\ndoc_type: apiPageType\n---\n# ${title}\n\n## HTTP request\n\n${lines}\n\n## Response\n\n${response}\n\n${example}`;
}

function exampleOf(request: string, status: string, body: string): string {
  return `## Example\n\n\`\`\`http\n${request}\n\`\`\`\n\n\`\`\`http\nHTTP/1.1 ${status}\nContent-Type: application/json\n\n${body}\n\`\`\`\n`;
}

const docs = {
  "resources/driveitem.md":
    "# driveItem resource type\n\n## Properties\n\n|Property|Type|Description|\n|-|-|-|\n|id|String|The key. Read-only.|\n|name|String|The name.|\n|size|Int64|The size.|\n|file|Edm.Untyped|The file.|\n|folder|Edm.Untyped|The folder.|\n",
  "resources/uploadsession.md":
    "# uploadSession resource type\n\n## Properties\n\n|Property|Type|Description|\n|-|-|-|\n|uploadUrl|String|The URL.|\n|expirationDateTime|DateTimeOffset|The time.|\n|nextExpectedRanges|String collection|The ranges.|\n",
  "resources/attachment.md":
    "# attachment resource type\n\n## Properties\n\n|Property|Type|Description|\n|-|-|-|\n|id|String|The key. Read-only.|\n|name|String|The name.|\n|size|Int64|The size.|\n",
  "api/driveitem-get.md": page(
    "Get driveItem",
    ["GET /me/drive/items/{item-id}", "GET /me/drive/root:/{item-path}"],
    `A \`200 OK\` response code and a ${item}.`,
    exampleOf(
      "GET https://graph.microsoft.com/v1.0/me/drive/items/i-1",
      "200 OK",
      '{ "id": "i-1", "name": "one.txt" }',
    ),
  ),
  "api/driveitem-update.md": page(
    "Update driveItem",
    ["PATCH /me/drive/items/{item-id}"],
    `A \`200 OK\` response code and a ${item}.`,
  ),
  "api/driveitem-delete.md": page("Delete driveItem", ["DELETE /me/drive/items/{item-id}"], "`204 No Content`."),
  "api/driveitem-list-children.md": page(
    "List children",
    ["GET /me/drive/root/children", "GET /me/drive/items/{item-id}/children"],
    `A \`200 OK\` response code and a collection of ${item} objects.`,
    exampleOf(
      "GET https://graph.microsoft.com/v1.0/me/drive/root/children",
      "200 OK",
      '{ "value": [{ "name": "my sheet(1).xlsx", "size": 7 }] }',
    ),
  ),
  "api/driveitem-post-children.md": page(
    "Create folder",
    ["POST /me/drive/root/children", "POST /me/drive/items/{item-id}/children"],
    `A \`201 Created\` response code and a ${item}.`,
  ),
  "api/driveitem-put-content.md": page(
    "Upload a file",
    ["PUT /me/drive/items/{item-id}/content", "PUT /me/drive/items/{parent-id}:/{filename}:/content"],
    `\`201 Created\` and a ${item}.\n\n## Request body\n\nThe contents of the request body should be the binary stream of the file to be uploaded.`,
    exampleOf(
      "PUT https://graph.microsoft.com/v1.0/me/drive/items/{item-id}/content\nContent-Type: text/plain\n\nThe contents of the file goes here.",
      "201 Created",
      '{ "id": "0123", "name": "FileB.txt", "size": 35, "file": {} }',
    ),
  ),
  "api/driveitem-get-content.md": page(
    "Download the contents of a file",
    ["GET /me/drive/items/{item-id}/content", "GET /me/drive/root:/{item-path}:/content"],
    "A `302 Found` response.",
  ),
  "api/driveitem-createuploadsession.md": page(
    "driveItem: createUploadSession",
    ["POST /me/drive/items/{item-id}/createUploadSession"],
    "A `200 OK` response code and an [uploadSession](../resources/uploadsession.md).",
    exampleOf(
      "POST https://graph.microsoft.com/v1.0/me/drive/items/{item-id}/createUploadSession",
      "200 OK",
      '{ "uploadUrl": "https://sn3302.up.1drv.com/up/fe69", "expirationDateTime": "2015-01-29T09:21:55.523Z" }',
    ),
  ),
  "api/attachment-list.md": page(
    "List attachments",
    ["GET /me/messages/{id}/attachments"],
    "A `200 OK` response code and a collection of [attachment](../resources/attachment.md) objects.",
  ),
  "api/attachment-createuploadsession.md": page(
    "attachment: createUploadSession",
    ["POST /me/messages/{id}/attachments/createUploadSession"],
    "A `201 Created` response code and an [uploadSession](../resources/uploadsession.md).",
  ),
};

const root = "/v1.0/me/drive";
const text = { "content-type": "text/plain" };
let model: ApiModel;
beforeAll(async () => {
  ({ model } = await documented(docs));
});

// `Send` types each body as a lamp. Bodies in this file have other properties.
async function names(send: Send, path: string): Promise<unknown> {
  return (await send(`GET ${path}`)).body.value.map((one) => (one as unknown as { name: string }).name);
}

describe("a file that is addressed by its path", () => {
  it("lasts after an upload, with the folders above it", async () => {
    const send = serverOf(model);
    const path = `${root}/root:/Docs/Letters/a%20b.txt`;
    const created = await send(`PUT ${path}:/content`, "hello", text);
    expect(created).toMatchObject({ status: 201, body: { name: "a b.txt", size: 5, file: {} } });
    const { id } = created.body;
    expect((await send(`GET ${path}`)).body).toMatchObject({ id, name: "a b.txt" });
    expect((await send(`GET ${root}/root:/docs/LETTERS/A%20b.txt:`)).body.id).toBe(id);
    expect((await send(`GET ${root}/items/${id}`)).body).toMatchObject({ name: "a b.txt", size: 5 });
    expect(await send(`GET ${path}:/content`)).toMatchObject({ body: "hello", headers: text });
    expect((await send(`GET ${root}/items/${id}/content`)).body).toBe("hello");
    expect(await names(send, `${root}/root:/Docs/Letters:/children`)).toContain("a b.txt");
    expect(await names(send, `${root}/root/children`)).toEqual(["my sheet(1).xlsx", "Docs"]);
    expect((await send(`GET ${root}/root:/Docs`)).body).toMatchObject({ folder: {} });
  });

  it("is the same item after it was replaced or renamed, and can be deleted", async () => {
    const send = serverOf(model);
    const path = `${root}/root:/a.txt`;
    const { id } = (await send(`PUT ${path}:/content`, "hello", text)).body;
    expect(await send(`PUT ${path}:/content`, "bye", text)).toMatchObject({ status: 200, body: { id, size: 3 } });
    expect((await send(`PATCH ${path}`, { name: "b.txt" })).body).toMatchObject({ id, name: "b.txt" });
    expect(await names(send, `${root}/root/children`)).toEqual(["my sheet(1).xlsx", "b.txt"]);
    expect(await send(`GET ${path}`)).toMatchObject({ status: 404, body: { error: { code: "notFound" } } });
    expect((await send(`DELETE ${root}/root:/b.txt`)).status).toBe(204);
    expect((await send(`GET ${root}/items/${id}`)).status).toBe(404);
    expect((await send(`GET ${root}/root:/b.txt:/content`)).body.error.message).toBe(
      '/me/drive/root:/{item-path}:/content: no item has the path "b.txt". Upload the file first, or use the path of a listed item.',
    );
    expect(await names(send, `${root}/root/children`)).toEqual(["my sheet(1).xlsx"]);
  });

  it("can be an item of an example without a key", async () => {
    const send = serverOf(model);
    const sheet = await send(`GET ${root}/root:/my%20sheet(1).xlsx`);
    expect(sheet).toMatchObject({ status: 200, body: { name: "my sheet(1).xlsx", size: 7 } });
    expect((await send(`GET ${root}/items/${sheet.body.id}`)).body).toMatchObject({ name: "my sheet(1).xlsx" });
    expect(await names(send, `${root}/root/children`)).toEqual(["my sheet(1).xlsx"]);
  });

  it("can be below an item that is addressed by its key", async () => {
    const send = serverOf(model);
    const folder = await send(`POST ${root}/root/children`, { name: "Docs", folder: {} });
    const { id } = folder.body;
    expect((await send(`PUT ${root}/items/${id}:/a.txt:/content`, "1", text)).status).toBe(201);
    expect((await send(`PUT ${root}/items/root:/Docs/b.txt:/content`, "22", text)).status).toBe(201);
    expect((await send(`GET ${root}/root:/Docs/a.txt`)).body).toMatchObject({ size: 1 });
    expect(await names(send, `${root}/items/${id}/children`)).toEqual(expect.arrayContaining(["a.txt", "b.txt"]));
    expect((await send(`POST ${root}/root:/Docs:/children`, { name: "New", folder: {} })).status).toBe(201);
    expect((await send(`GET ${root}/root:/Docs/New`)).status).toBe(200);
    expect((await send(`POST ${root}/root:/Other:/children`, { name: "New", folder: {} })).status).toBe(404);
  });

  it("follows the behavior for a name that exists", async () => {
    const send = serverOf(model);
    const path = `${root}/root:/a.txt:/content?@microsoft.graph.conflictBehavior=`;
    await send(`PUT ${path}fail`, "1", text);
    expect(await send(`PUT ${path}fail`, "2", text)).toMatchObject({
      status: 409,
      body: { error: { code: "nameAlreadyExists" } },
    });
    expect(await send(`PUT ${path}rename`, "3", text)).toMatchObject({ status: 201, body: { name: "a 1.txt" } });
    expect((await send(`GET ${root}/root:/a.txt:/content`)).body).toBe("1");
  });

  it("is refused if its path has too many names", async () => {
    const path = "a/".repeat(101);
    expect((await serverOf(model)(`PUT ${root}/root:/${path}a:/content`, "1", text)).status).toBe(400);
  });

  it("means the first item if the path is a placeholder", async () => {
    expect((await serverOf(model)(`GET ${root}/root:/%7Bitem-path%7D`)).body).toMatchObject({ id: "i-1" });
  });
});

describe("an upload session", () => {
  const session = `${root}/root:/big.bin:/createUploadSession`;
  const range = (value: string) => ({ "content-range": `bytes ${value}` });
  const open = async (send: Send, path = session): Promise<string> => {
    const { body } = await send(`POST ${path}`, {});
    const { uploadUrl, expirationDateTime } = body as unknown as Record<string, string>;
    expect(Date.parse(expirationDateTime ?? "")).toBeGreaterThan(Date.now());
    expect(body).toMatchObject({ nextExpectedRanges: ["0-"] });
    expect(uploadUrl?.startsWith(`${origin}/v1.0/`)).toBe(true);
    return uploadUrl?.slice(origin.length) ?? "";
  };

  it("has a URL of the server, takes the ranges, and then returns the item", async () => {
    const send = serverOf(model);
    const url = await open(send);
    const next = (start: string) => ({ nextExpectedRanges: [start] });
    expect(await send(`PUT ${url}`, "01234", range("0-4/10"))).toMatchObject({ status: 202, body: next("5-") });
    expect(await send(`GET ${url}`)).toMatchObject({ status: 200, body: next("5-") });
    expect(await send(`PUT ${url}`, "01234", range("0-4/10"))).toMatchObject({
      status: 416,
      body: { error: { message: "The range starts at 0, but the next byte is 5. Send the range from there." } },
    });
    const item = { name: "big.bin", size: 10 };
    expect(await send(`PUT ${url}`, "56789", range("5-9/10"))).toMatchObject({ status: 201, body: item });
    expect((await send(`GET ${root}/root:/big.bin:/content`)).body).toBe("0123456789");
    expect((await send(`GET ${url}`)).status).toBe(404);
    expect((await send(`PUT ${await open(send)}`, "x", range("0-0/1"))).status).toBe(200);
  });

  it.each([
    ["0-5/10", "Content-Range is bytes 0-5/10, but the body has 5 bytes. Correct the range."],
    ["0-4/4", "Content-Range is bytes 0-4/4, which ends after the file. Correct the range."],
    ["x", 'Content-Range is "bytes x". Send a range such as `bytes 0-25/128`.'],
  ])("refuses the range %s", async (value, message) => {
    const send = serverOf(model);
    expect(await send(`PUT ${await open(send)}`, "01234", range(value))).toMatchObject({
      status: 400,
      body: { error: { message } },
    });
  });

  it("can be cancelled", async () => {
    const send = serverOf(model);
    const url = await open(send);
    expect((await send(`DELETE ${url}`)).status).toBe(204);
    expect((await send(`PUT ${url}`, "0", range("0-0/1"))).status).toBe(404);
    expect((await send(`POST ${await open(send)}`)).status).toBe(405);
  });

  it("needs no token, because its URL is a secret", async () => {
    const send = serverOf(model, { checkPermissions: true });
    expect((await send(`PUT ${await open(send)}`, "0", range("0-0/1"))).status).toBe(201);
  });

  it("stores a file of an existing item, and a new attachment", async () => {
    const send = serverOf(model);
    const url = await open(send, `${root}/items/i-1/createUploadSession`);
    expect(await send(`PUT ${url}`, "01", range("0-1/2"))).toMatchObject({ status: 200, body: { id: "i-1", size: 2 } });
    const attachments = "/v1.0/me/messages/m-1/attachments";
    const described = { AttachmentItem: { attachmentType: "file", name: "flower.jpg", size: 2 } };
    const opened = await send(`POST ${attachments}/createUploadSession`, described);
    expect(opened.status).toBe(201);
    const { uploadUrl = "" } = opened.body as unknown as Record<string, string>;
    const done = await send(`PUT ${uploadUrl.slice(origin.length)}`, "01", range("0-1/2"));
    expect(done).toMatchObject({ status: 201, body: "" });
    const { value } = (await send(`GET ${attachments}`)).body;
    expect(value).toMatchObject([{ name: "flower.jpg", size: 2 }]);
    expect(done.headers["location"]).toBe(`${origin}${attachments}/${value[0]?.id ?? ""}`);
  });

  it("is refused if the file must not replace another one, or if the client commits it later", async () => {
    const send = serverOf(model);
    await send(`PUT ${root}/root:/big.bin:/content`, "1", text);
    const behavior = { item: { "@microsoft.graph.conflictBehavior": "fail" } };
    expect((await send(`POST ${session}`, behavior)).status).toBe(409);
    expect((await send(`POST ${session}`, { deferCommit: true })).status).toBe(501);
  });

  it("works with the SDK, in chunks that are larger than other bodies", async () => {
    const handler = createHandler(model);
    const context = createGraphContext({
      credential: () => "token",
      baseUrl: `${origin}/v1.0`,
      fetch: (input, init) => handler(new Request(input, init)),
    });
    const create = async (): Promise<UploadTarget> => {
      const request = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
      return (await (await handler(new Request(origin + session, request))).json()) as UploadTarget;
    };
    const bytes = new Uint8Array(12_000_000).map((_, index) => index % 251);
    const sent: number[] = [];
    const result = await uploadLarge<{ name: string; size: number }>(context, create, new Blob([bytes]), {
      onProgress: (progress) => sent.push(progress.sent),
    });
    expect(result.item).toMatchObject({ name: "big.bin", size: 12_000_000 });
    expect(sent).toEqual([5_242_880, 10_485_760, 12_000_000]);
    const content = await handler(new Request(`${origin}${root}/root:/big.bin:/content`));
    expect(Buffer.compare(Buffer.from(await content.arrayBuffer()), bytes)).toBe(0);
    await cancelUpload(context, await create());
  });
});
