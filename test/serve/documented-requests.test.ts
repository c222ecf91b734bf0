import { describe, expect, it } from "vitest";
import { documented, type Docs } from "../lint/docs.js";
import { serverOf, type Send } from "./server.js";

const front = "---\ndoc_type: apiPageType\n---\n";

function block(...lines: string[]): string {
  return ["```http", ...lines, "```"].join("\n");
}

/** A page of an operation. `sections` has the sections after the request line, such as `## Response`. */
function page(title: string, request: string, ...sections: string[]): string {
  return [`${front}# ${title}`, "## HTTP request", block(request), ...sections, ""].join("\n\n");
}

function exampleOf(request: readonly string[], response: readonly string[]): string {
  return ["## Example", block(...request), block(...response)].join("\n\n");
}

async function serverWith(docs: Docs): Promise<Send> {
  return serverOf((await documented(docs)).model);
}

const shop = {
  "resources/shop.md":
    "# shop resource type\n\n## Properties\n\n|Property|Type|Description|\n|-|-|-|\n|id|String|The key.|\n|name|String|The name.|\n",
};

describe("a placeholder in the path of a request", () => {
  const docs = {
    ...shop,
    "api/shop-get.md": page(
      "Get shop",
      "GET /companies({id})/shops({id})",
      "## Response\n\nA `200 OK` response code and a [shop](../resources/shop.md).",
      exampleOf(
        ["GET https://graph.microsoft.com/v1.0/companies({id})/shops({id})"],
        ["HTTP/1.1 200 OK", "Content-Type: application/json", "", '{ "id": "s-1", "name": "Corner" }'],
      ),
    ),
    "api/shop-update.md": page(
      "Update shop",
      "PATCH /companies({id})/shops({id})",
      "## Request body\n\nA [shop](../resources/shop.md).",
      "## Response\n\nA `200 OK` response code and a [shop](../resources/shop.md).",
    ),
    "api/shop-delete.md": page(
      "Delete shop",
      "DELETE /companies({id})/shops({id})",
      "## Response\n\n`204 No Content`.",
    ),
  };

  it("means the first item", async () => {
    const send = await serverWith(docs);
    const path = "/v1.0/companies({id})/shops({id})";
    expect(await send(`GET ${path}`)).toMatchObject({ status: 200, body: { id: "s-1", name: "Corner" } });
    expect(await send(`PATCH ${path}`, { name: "New" })).toMatchObject({ status: 200, body: { id: "s-1" } });
    expect((await send("GET /v1.0/companies({id})/shops('s-1')")).body).toMatchObject({ name: "New" });
    expect((await send(`DELETE ${path}`)).status).toBe(204);
    expect((await send(`GET ${path}`)).status).toBe(404);
  });

  it("does not mean an item if the path has another key", async () => {
    expect((await (await serverWith(docs))("GET /v1.0/companies({id})/shops(s-2)")).status).toBe(404);
  });
});

describe("a served operation", () => {
  it("has the items of an example whose URL has a placeholder and whose response has the key", async () => {
    const send = await serverWith({
      ...shop,
      "api/shop-update.md": page(
        "Update shop",
        "PATCH /shops/{id}",
        "## Request body\n\nA [shop](../resources/shop.md).",
        "## Response\n\nA `200 OK` response code and a [shop](../resources/shop.md).",
        exampleOf(
          ["PATCH https://graph.microsoft.com/v1.0/shops/{id}", "", '{ "name": "New" }'],
          ["HTTP/1.1 200 OK", "Content-Type: application/json", "", '{ "id": "s-7", "name": "New" }'],
        ),
      ),
    });
    expect(await send("PATCH /v1.0/shops/s-7", { name: "Other" })).toMatchObject({
      status: 200,
      body: { id: "s-7", name: "Other" },
    });
  });

  it("finds an item without a documented key by a text that the item has", async () => {
    const type = "A [card](../resources/card.md).";
    const send = await serverWith({
      "resources/card.md":
        "# card resource type\n\n## Properties\n\n|Property|Type|Description|\n|-|-|-|\n|label|String|The label.|\n|width|Int32|The width.|\n",
      "api/card-list.md": page(
        "List cards",
        "GET /cards",
        "## Response\n\nA `200 OK` response code and a collection of [card](../resources/card.md) objects.",
        exampleOf(
          ["GET https://graph.microsoft.com/v1.0/cards"],
          ["HTTP/1.1 200 OK", "Content-Type: application/json", "", '{ "value": [{ "label": "one", "width": 3 }] }'],
        ),
      ),
      "api/card-update.md": page(
        "Update card",
        "PATCH /cards/{label}",
        `## Request body\n\n${type}`,
        `## Response\n\n\`200 OK\`. ${type}`,
        exampleOf(
          ["PATCH https://graph.microsoft.com/v1.0/cards/two", "", '{ "width": 5 }'],
          ["HTTP/1.1 200 OK", "Content-Type: application/json", "", '{ "label": "two", "width": 5 }'],
        ),
      ),
    });
    expect(await send("PATCH /v1.0/cards/one", { width: 4 })).toMatchObject({ status: 200, body: { width: 4 } });
    expect(await send("PATCH /v1.0/cards/two", { width: 6 })).toMatchObject({ status: 200, body: { label: "two" } });
    expect((await send("GET /v1.0/cards")).body.value).toEqual([
      { label: "one", width: 4 },
      { label: "two", width: 6 },
    ]);
  });

  it("answers HEAD if the docs have HEAD and not GET", async () => {
    const send = await serverWith({
      "api/shop-head.md": page(
        "Get the headers of a shop",
        "HEAD /shop",
        "## Response\n\n`200 OK`.",
        exampleOf(["HEAD https://graph.microsoft.com/v1.0/shop"], ["HTTP/1.1 200 OK", "Allow: GET"]),
      ),
    });
    expect((await send("HEAD /v1.0/shop")).status).toBe(200);
    expect(await send("GET /v1.0/shop")).toMatchObject({
      status: 405,
      body: { error: { message: "GET is not documented for /shop. Documented methods: HEAD." } },
    });
  });

  it("accepts bytes if only the example shows that the body is bytes", async () => {
    const send = await serverWith({
      "api/shop-put-logo.md": page(
        "Set the logo of a shop",
        "PUT /shop/logo",
        "## Response\n\n`200 OK`.",
        exampleOf(
          [
            "PUT https://graph.microsoft.com/v1.0/shop/logo",
            "Content-Type: application/octet-stream",
            "",
            "<<The contents of the image goes here.>>",
          ],
          ["HTTP/1.1 200 OK"],
        ),
      ),
    });
    expect((await send("PUT /v1.0/shop/logo", "bytes", { "content-type": "image/png" })).status).toBe(200);
  });

  it("refuses a request without a body if a property of the body is required", async () => {
    const send = await serverWith({
      "api/shop-close.md": page(
        "shop: close",
        "POST /shop/close",
        "## Request body\n\n|Parameter|Type|Description|\n|-|-|-|\n|reason|String|The reason. Required.|\n",
        "## Response\n\n`204 No Content`.",
      ),
      "api/shop-open.md": page(
        "shop: open",
        "POST /shop/open",
        "## Request body\n\n|Parameter|Type|Description|\n|-|-|-|\n|reason|String|The reason. Optional.|\n",
        "## Response\n\n`204 No Content`.",
      ),
    });
    expect(await send("POST /v1.0/shop/close")).toMatchObject({
      status: 400,
      body: { error: { message: "The body omits the required property reason. Add this property." } },
    });
    expect((await send("POST /v1.0/shop/close", { reason: "late" })).status).toBe(204);
    expect((await send("POST /v1.0/shop/open")).status).toBe(204);
  });

  it("does not have a route whose path begins with a second version", async () => {
    const send = await serverWith({
      ...shop,
      "api/shop-delete.md": page("Delete shop", "DELETE /shops('{id}')", "## Response\n\n`204 No Content`."),
    });
    expect((await send("DELETE /v1.0/v1.0/shops('s-1')")).body.error.message).toMatch(
      /^DELETE \/v1\.0\/shops\('s-1'\) is not documented\./,
    );
  });

  it("reads a key of several values, one of them in quotes, as one key", async () => {
    const send = await serverWith({
      ...shop,
      "api/shop-get.md": page(
        "Get shop",
        "GET /shops({id},'{name}')",
        "## Response\n\nA `200 OK` response code and a [shop](../resources/shop.md).",
      ),
    });
    expect((await send("GET /v1.0/shops(1,'b')")).body.error.message).toContain(`no item has the key "1,'b'"`);
  });

  it("does not take a path without a colon for the path of a file or site", async () => {
    const response =
      "## Response\n\nA `200 OK` response code and a collection of [shop](../resources/shop.md) objects.";
    const send = await serverWith({
      ...shop,
      "api/site-get.md": page(
        "Get site by path",
        "GET /sites/{hostname}:/{relative-path}",
        "## Response\n\nA `200 OK` response code and a [shop](../resources/shop.md).",
      ),
      "api/shop-list.md": page(
        "List shops",
        "GET /sites/{site-id}/areas/{area-id}/shops",
        response,
        exampleOf(
          ["GET https://graph.microsoft.com/v1.0/sites/{site-id}/areas/{area-id}/shops"],
          ["HTTP/1.1 200 OK", "Content-Type: application/json", "", '{ "value": [{ "name": "a" }, { "name": "b" }] }'],
        ),
      ),
    });
    // The example does not show keys.
    expect((await send("GET /v1.0/sites/1/areas/2/shops")).body.value).toEqual([{ name: "a" }, { name: "b" }]);
    expect((await send("GET /v1.0/sites/contoso.com:/areas/2")).body).not.toHaveProperty("value");
  });

  it("does not link to a page that the docs do not show", async () => {
    const send = await serverWith({
      ...shop,
      "api/shop-near.md": page(
        "shop: near",
        "GET /shops/near(place='{place}')",
        "## Response\n\nA `200 OK` response code and a collection of [shop](../resources/shop.md) objects.",
        exampleOf(
          ["GET https://graph.microsoft.com/v1.0/shops/near(place='x')"],
          [
            "HTTP/1.1 200 OK",
            "Content-Type: application/json",
            "",
            '{ "value": [{ "id": "1" }], "@odata.nextLink": "https://graph.microsoft.com/v1.0/shops/near(place=\'x\')?$skip=1" }',
          ],
        ),
      ),
    });
    expect((await send("GET /v1.0/shops/near(place='x')")).body).toEqual({ value: [{ id: "1" }] });
  });

  it("is one object if the docs show one, although other requests have a key", async () => {
    const one = "## Response\n\nA `200 OK` response code and a [shop](../resources/shop.md).";
    const send = await serverWith({
      ...shop,
      "api/shop-get.md": page(
        "Get shop",
        "GET /mainShop",
        one,
        exampleOf(
          ["GET https://graph.microsoft.com/v1.0/mainShop"],
          ["HTTP/1.1 200 OK", "Content-Type: application/json", "", '{ "id": "s-1", "name": "Corner" }'],
        ),
      ),
      "api/shop-update.md": page(
        "Update shop",
        "PATCH /mainShop({id})",
        "## Request body\n\nA [shop](../resources/shop.md).",
        one,
      ),
    });
    expect((await send("GET /v1.0/mainShop")).body).toMatchObject({ id: "s-1", name: "Corner" });
  });
});

describe("the key of a new item", () => {
  const shift = (readOnly: string, id: string) => ({
    "resources/shift.md": `# shift resource type\n\n## Properties\n\n|Property|Type|Description|\n|-|-|-|\n|id|String|The key.${readOnly}|\n|note|String|The note.|\n`,
    "api/shift-post.md": page(
      "Create shift",
      "POST /shifts",
      "## Request body\n\nA [shift](../resources/shift.md).",
      "## Response\n\nA `201 Created` response code and a [shift](../resources/shift.md).",
      exampleOf(
        ["POST https://graph.microsoft.com/v1.0/shifts", "", `{ "id": "${id}", "note": "n" }`],
        ["HTTP/1.1 201 Created", "Content-Type: application/json", "", `{ "id": "${id}", "note": "n" }`],
      ),
    ),
    "api/shift-get.md": page(
      "Get shift",
      "GET /shifts/{id}",
      "## Response\n\nA `200 OK` response code and a [shift](../resources/shift.md).",
      exampleOf(
        [`GET https://graph.microsoft.com/v1.0/shifts/${id}`],
        ["HTTP/1.1 200 OK", "Content-Type: application/json", "", `{ "id": "${id}", "note": "n" }`],
      ),
    ),
  });
  const guid = "577b75d2-a927-48c0-a5d1-dc984894e7b8";

  it.each([
    [" Read-only.", "99"],
    ["", guid],
    ["", `SHFT_${guid}`],
  ])("is a new one if the service chooses keys and the body has the key of an example (%j, %s)", async (note, id) => {
    const send = await serverWith(shift(note, id));
    const created = await send("POST /v1.0/shifts", { id, note: "mine" });
    expect(created).toMatchObject({ status: 201, body: { note: "mine" } });
    expect(created.body.id).not.toBe(id);
    expect((await send(`GET /v1.0/shifts/${created.body.id}`)).body).toMatchObject({ note: "mine" });
    expect((await send(`GET /v1.0/shifts/${id}`)).body).toMatchObject({ note: "n" });
  });

  it.each([
    ["", "contoso.com"],
    [" Required.", guid],
  ])("must be free if clients choose keys (%j, %s)", async (note, id) => {
    const send = await serverWith(shift(note, id));
    expect((await send("POST /v1.0/shifts", { id, note: "mine" })).status).toBe(409);
    expect((await send("POST /v1.0/shifts", { id: "own", note: "mine" })).body.id).toBe("own");
  });
});

describe("a reference in the query", () => {
  it("is removed from its collection, and the others stay", async () => {
    const list = "## Response\n\nA `200 OK` response code and a collection of [shop](../resources/shop.md) objects.";
    const send = await serverWith({
      ...shop,
      "api/mall-list-shops.md": page(
        "List shops",
        "GET /malls/{id}/shops",
        list,
        exampleOf(
          ["GET https://graph.microsoft.com/v1.0/malls/{id}/shops"],
          ["HTTP/1.1 200 OK", "Content-Type: application/json", "", '{ "value": [{ "id": "a" }, { "id": "b" }] }'],
        ),
      ),
      "api/mall-delete-shops.md": page(
        "Remove shop",
        "DELETE /malls/{id}/shops/$ref?$id=https://graph.microsoft.com/v1.0/shops/{shop-id}",
        "## Response\n\n`204 No Content`.",
      ),
    });
    const path = "/v1.0/malls/1/shops";
    expect((await send(`DELETE ${path}/$ref?$id=http://127.0.0.1:4010/v1.0/shops/a`)).status).toBe(204);
    expect((await send(`GET ${path}`)).body.value).toEqual([{ id: "b" }]);
    expect((await send(`DELETE ${path}/$ref?$id=http://127.0.0.1:4010/v1.0/shops/a`)).status).toBe(404);
  });
});
