import { describe, expect, it } from "vitest";
import { apiPage, examples, found, itemPage } from "./docs.js";

const item = { "resources/item.md": itemPage() };

describe("broken-link", () => {
  it("reports a link whose target does not exist, in a page and in an include", async () => {
    const docs = {
      ...item,
      "api/item-get.md": apiPage({ response: "A `200 OK` response code and an [item](../resources/itme.md) object." }),
      "api/other.md": apiPage({ permissions: "[!INCLUDE [p](../includes/p.md)]\n" }),
      "includes/p.md": "See [this](../resources/nothing.md).\n",
    };
    expect(await found("broken-link", docs)).toEqual([
      "api/item-get.md:29:33 The link target resources/itme.md does not exist. Correct the path, or add the page.",
      "includes/p.md:1:5 The link target resources/nothing.md does not exist. Correct the path, or add the page.",
    ]);
  });

  it("does not report links to other sites, to folders without pages of the docs, or to headings", async () => {
    const links =
      "[a](https://example.com/x.md) [b](/graph/x) [c](../../../concepts/x.md) [d](../concepts/x.md) [e](#x) [f](../resources/item.md#x)";
    expect(await found("broken-link", { ...item, "api/item-get.md": apiPage({ parameters: `\n${links}\n` }) })).toEqual(
      [],
    );
  });
});

describe("link-case", () => {
  it("suggests the file name with the correct capitalization if a link differs only in case", async () => {
    const docs = { ...item, "api/item-get.md": apiPage({ parameters: "\n[it](../resources/Item.md#properties)\n" }) };
    expect(await found("link-case", docs)).toEqual([
      "api/item-get.md:23:1 The file is named item.md. Use the same capitalization in the link, because some servers are case-sensitive. → ../resources/item.md#properties",
    ]);
    expect(await found("broken-link", docs)).toEqual([]);
  });
});

describe("missing-id-placeholder", () => {
  it("reports two consecutive slashes in the URL of a request line or example", async () => {
    const ok = "HTTP/1.1 200 OK";
    const docs = {
      ...item,
      "api/item-get.md": apiPage({
        requests: "GET /shop//items\nGET https://graph.microsoft.com/v1.0/shop/{id}/items",
        examples: examples("GET https://graph.microsoft.com/v1.0/shop//items", ok),
      }),
    };
    expect(await found("missing-id-placeholder", docs)).toEqual([
      "api/item-get.md:20:1 The id after shop is missing. Add a placeholder such as {id}.",
      "api/item-get.md:36:1 The id after shop is missing. Add an id.",
    ]);
  });

  it("reports a path without an id if paths on other pages have an id at the same position", async () => {
    const docs = {
      ...item,
      "api/a.md": apiPage({ requests: "GET /groups/{id}/members" }),
      "api/b.md": apiPage({ requests: "POST /groups/{id}/members" }),
      "api/c.md": apiPage({ requests: "DELETE /groups/members/{id}" }),
      "api/d.md": apiPage({ requests: "GET /groups/delta" }),
    };
    expect(await found("missing-id-placeholder", docs)).toEqual([
      "api/c.md:20:1 The id after groups is missing. Add a placeholder such as {id}.",
    ]);
  });
});

describe("conflicting-route", () => {
  it("reports two pages that document one request with different statuses or permissions", async () => {
    const other = apiPage({ response: "If successful, this method returns a `204 No Content` response code." });
    expect(await found("conflicting-route", { ...item, "api/a.md": apiPage(), "api/b.md": other })).toEqual([
      "api/b.md:20:1 GET /shop/items/{id} is also documented in api/a.md, line 20, with status 200 instead of 204. Make the two pages agree, or say on both pages when each of the two applies.",
    ]);
    const needs = apiPage().replace("Shop.Read.All", "Shop.ReadWrite.All");
    const [finding] = await found("conflicting-route", { ...item, "api/a.md": apiPage(), "api/b.md": needs });
    expect(finding).toContain("with the application permission Shop.Read.All instead of Shop.ReadWrite.All.");
  });

  it("does not compare a type that one page does not support with the permissions of several resources", async () => {
    const page = (rows: string) =>
      apiPage({
        permissions: `## Permissions\n\n| Supported resource | Delegated | Application |\n|:---|:---|:---|\n${rows}\n`,
      });
    const one = apiPage({
      permissions: `## Permissions\n\n| Permission type | Permissions (from least to most privileged) |\n|:---|:---|\n| Delegated (work or school account) | Item.Read |\n| Application | Not supported. |\n`,
    });
    const several = page("| item | Item.Read | Item.Read.All |\n| shelf | Shelf.Read | Shelf.Read.All |");
    expect(await found("conflicting-route", { ...item, "api/a.md": one, "api/b.md": several })).toEqual([]);
  });

  it("compares delegated and application permissions separately", async () => {
    const page = (delegated: string, application: string) =>
      apiPage({
        permissions: `## Permissions

| Permission type | Permissions (from least to most privileged) |
|:---|:---|
| Delegated (work or school account) | ${delegated} |
| Application | ${application} |
`,
      });
    const difference = async (one: string, other: string) => {
      const docs = { ...item, "api/a.md": page("Shop.Read", one), "api/b.md": page("Shop.Read", other) };
      return (await found("conflicting-route", docs)).map((text) => /with (.*?)\. Make/.exec(text)?.[1]);
    };
    expect(await difference("Shop.Read.All", "Shop.Read.All")).toEqual([]);
    expect(await difference("Shop.Read.All", "Shop.ReadBasic.All")).toEqual([
      "the application permission Shop.Read.All instead of Shop.ReadBasic.All",
    ]);
    expect(await difference("Not supported.", "Shop.Read.All")).toEqual([
      "no application permission instead of Shop.Read.All",
    ]);
    expect(await difference("Shop.Read.All", "Not supported.")).toEqual([
      "the application permission Shop.Read.All instead of none",
    ]);
  });

  it("names the name in which the other request lines of the page end", async () => {
    const lines = ["/me/checkGroups", "/users/{id}/checkGroups", "/groups/{id}/getGroups"];
    const docs = {
      "api/a.md": apiPage({ requests: "POST /groups/{id}/getGroups" }),
      "api/b.md": apiPage({ requests: lines.map((line) => `POST ${line}`).join("\n") })
        .replace("Shop.Read.All", "A.B")
        .replace("# Get item", "# item: checkGroups"),
    };
    expect(await found("conflicting-route", docs)).toEqual([
      expect.stringContaining(
        " The other request lines of this page end in checkGroups. Correct this request line, or remove it.",
      ),
    ]);
  });

  it("compares the response that each route has according to its path", async () => {
    const type = (name: string, row = "") =>
      itemPage(`| id | String | The id. |\n${row}`)
        .replaceAll("graph.item", `graph.${name}`)
        .replace("# item ", `# ${name} `);
    const requests = "POST /me/notes\nPOST /me/tasks";
    const body = '{ "@odata.type": "microsoft.graph.note", "id": "1" }';
    const docs = {
      "resources/me.md": type(
        "me",
        "| notes | [note](note.md) collection | Notes. |\n| tasks | [task](task.md) collection | Tasks. |",
      ),
      "resources/note.md": type("note"),
      "resources/task.md": type("task"),
      "api/task-post.md": apiPage({
        requests: "POST /me/tasks",
        response: "Returns `201 Created` and a [task](../resources/task.md) object in the response body.",
      }),
      "api/x.md": apiPage({
        requests,
        response: "Returns `201 Created`.",
        examples: examples("POST /me/notes", `HTTP/1.1 201 Created\n\n${body}`),
      }),
    };
    expect(await found("conflicting-route", docs)).toEqual([]);
  });

  it("does not compare permissions if one of the pages has different permissions for different resources", async () => {
    const several = apiPage({
      permissions: `## Permissions

| Supported resource | Application |
|:---|:---|
| [item](../resources/item.md) | Shop.Read.All |
| shelf | Shelf.Read.All |
`,
    });
    expect(await found("conflicting-route", { ...item, "api/a.md": apiPage(), "api/b.md": several })).toEqual([]);
  });

  it("does not compare statuses if a caller gets status 202 only with the header Prefer: respond-async", async () => {
    const accepted = { response: "If successful, this method returns a `202 Accepted` response code." };
    const prefers = (text: string) =>
      `\n## Request headers\n\n| Name | Description |\n|:---|:---|\n| Prefer | ${text} |\n`;
    const findings = async (text: string) => {
      const page = apiPage({ ...accepted, parameters: prefers(text) });
      return found("conflicting-route", { ...item, "api/a.md": apiPage(), "api/b.md": page });
    };
    expect(await findings("Set to `respond-async` to transfer the item later.")).toEqual([]);
    expect(await findings("Time zone.")).toEqual([expect.stringContaining("with status 200 instead of 202")]);
  });

  it("does not report pages that agree", async () => {
    const docs = { ...item, "api/a.md": apiPage(), "api/b.md": apiPage({ requests: "GET /shop/items/{item-id}" }) };
    expect(await found("conflicting-route", docs)).toEqual([]);
  });
});

describe("example-route-mismatch", () => {
  const OK = 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "id": "1" }';
  const shop = (...pages: readonly string[]) => ({
    ...item,
    ...Object.fromEntries(pages.map((page, index) => [`api/${["item-get", "items/order-get"][index] ?? ""}.md`, page])),
  });

  it.each([
    "GET /shop/items/1",
    "GET https://graph.microsoft.com/v1.0/Shop/items('1')?$select=id",
    "GET https://graph.microsoft.com/v1.0/shop/items/{id}",
    "PUT https://upload.example.com/up/123",
  ])("accepts %s", async (line) => {
    expect(await found("example-route-mismatch", shop(apiPage({ examples: examples(line, OK) })))).toEqual([]);
  });

  it("reports a URL that does not match a documented request, with a request of the page", async () => {
    const page = apiPage({ examples: examples("GET https://graph.microsoft.com/v1.0/shop/orders/1", OK) });
    expect(await found("example-route-mismatch", shop(page))).toEqual([
      "api/item-get.md:35:1 GET https://graph.microsoft.com/v1.0/shop/orders/1 does not match a documented request, such as GET /shop/items/{id}. Correct the URL, or document the request.",
    ]);
  });

  it("names a request with the same last segment, if the page has one", async () => {
    const requests = "GET /shop/items/{id}\nGET /shop/items/{id}/price";
    const page = apiPage({ requests, examples: examples("GET /shop/item/1/Price", OK) });
    expect(await found("example-route-mismatch", shop(page))).toEqual([
      "api/item-get.md:36:1 GET /shop/item/1/Price does not match a documented request, such as GET /shop/items/{id}/price. Correct the URL, or document the request.",
    ]);
  });

  it("names the page that documents the request", async () => {
    const page = apiPage({ examples: examples("GET https://graph.microsoft.com/v1.0/shop/orders/1", OK) });
    const other = apiPage({ requests: "GET /shop/orders/{order-id}" });
    expect(await found("example-route-mismatch", shop(page, other))).toEqual([
      "api/item-get.md:35:1 GET /shop/orders/{order-id} is not documented here, but in items/order-get.md. Move the example there, or correct the URL.",
    ]);
    const back = shop(
      apiPage(),
      apiPage({ requests: "GET /shop/orders/{id}", examples: examples("GET /shop/items/1", OK) }),
    );
    expect(await found("example-route-mismatch", back)).toEqual([
      "api/items/order-get.md:35:1 GET /shop/items/{id} is not documented here, but in ../item-get.md. Move the example there, or correct the URL.",
    ]);
  });

  it("does not take a name for an id", async () => {
    const requests = "GET /shop/orders/{id}\nGET /shop/old/orders/delta";
    const page = apiPage({ examples: examples("GET /shop/orders/delta", OK) });
    expect(await found("example-route-mismatch", shop(page, apiPage({ requests })))).toEqual([
      "api/item-get.md:35:1 GET /shop/orders/delta does not match a documented request, such as GET /shop/items/{id}. Correct the URL, or document the request.",
    ]);
  });

  it("does not take a path after an item for a part of the item's path", async () => {
    const page = apiPage({
      requests: "GET /drive/root:/{item-path}",
      examples: examples("GET /drive/root:/a/b:/files", OK),
    });
    expect(await found("example-route-mismatch", shop(page))).toEqual([
      "api/item-get.md:35:1 GET /drive/root:/a/b:/files does not match a documented request, such as GET /drive/root:/{item-path}. Correct the URL, or document the request.",
    ]);
    const file = apiPage({
      requests: "GET /drive/root:/{item-path}",
      examples: examples("GET /drive/root:/a/b.txt", OK),
    });
    expect(await found("example-route-mismatch", shop(file))).toEqual([]);
  });

  it("reports a method that differs from the documented method", async () => {
    const page = apiPage({ examples: examples("PATCH /shop/items/1", OK) });
    expect(await found("example-route-mismatch", shop(page))).toEqual([
      "api/item-get.md:35:1 The example uses PATCH, but the page documents GET /shop/items/{id}. Use the same method.",
    ]);
    expect(await found("example-route-mismatch", shop(page, apiPage({ requests: "PATCH /shop/items/{id}" })))).toEqual([
      "api/item-get.md:35:1 The example uses PATCH, but the page documents GET /shop/items/{id}. Use the same method, or move the example to items/order-get.md.",
    ]);
  });
});

describe("response-type-mismatch", () => {
  const other = itemPage()
    .replaceAll("microsoft.graph.item", "microsoft.graph.shelf")
    .replaceAll("item resource", "shelf resource");
  const docs = (type: string) => ({
    ...item,
    "resources/shelf.md": other,
    "api/item-get.md": apiPage({
      examples: examples("GET /shop/items/1", 'HTTP/1.1 200 OK\n\n{ "id": "1" }', `, "@odata.type": "${type}"`),
    }),
  });

  it("reports an annotation whose type differs from the type in the response section", async () => {
    expect(await found("response-type-mismatch", docs("microsoft.graph.shelf"))).toEqual([
      "api/item-get.md:39:1 The annotation says microsoft.graph.shelf; the response section says microsoft.graph.item. Use the same type in the annotation and in the response section.",
    ]);
    expect(await found("response-type-mismatch", docs("microsoft.graph.item"))).toEqual([]);
  });

  it("does not report a type that the response section also names", async () => {
    const shelf = itemPage().replaceAll("microsoft.graph.item", "microsoft.graph.bookShelf");
    const page = apiPage({
      response:
        "If successful, this method returns `200 OK` and an [item](../resources/item.md) object or a bookShelf object in the response body.",
      examples: examples(
        "GET /shop/items/1",
        'HTTP/1.1 200 OK\n\n{ "id": "1" }',
        `, "@odata.type": "microsoft.graph.bookShelf"`,
      ),
    });
    const docs = {
      ...item,
      "resources/bookshelf.md": shelf.replaceAll("item resource", "bookShelf resource"),
      "api/a.md": page,
    };
    expect(await found("response-type-mismatch", docs)).toEqual([]);
  });
});

describe("representation-type-mismatch", () => {
  it("reports values whose type differs from the type in the table", async () => {
    const page = itemPage(
      "| id | String | The id. |\n| tags | String collection | Words. |\n| inStock | Boolean | Is it? |\n| made | DateTimeOffset | When. |",
      '{\n  "id": "string",\n  "tags": "string",\n  "inStock": "Int32",\n  "made": "String"\n}',
    );
    expect(await found("representation-type-mismatch", { "resources/item.md": page })).toEqual([
      "resources/item.md:28:11 tags is a string here; the table says Collection(Edm.String). Use the same type in the JSON and in the table.",
      "resources/item.md:29:14 inStock is a number here; the table says Edm.Boolean. Use the same type in the JSON and in the table.",
    ]);
    expect(await found("representation-type-mismatch", item)).toEqual([]);
  });

  it("reports an `@odata.type` that differs from the type in the table", async () => {
    const page = itemPage(
      "| state | String | The state. |",
      '{\n  "state": {"@odata.type": "microsoft.graph.itemState"}\n}',
    );
    expect(await found("representation-type-mismatch", { "resources/item.md": page })).toEqual([
      "resources/item.md:24:12 state is microsoft.graph.itemState here; the table says Edm.String. Use the same type in the JSON and in the table.",
    ]);
  });

  it("does not report an object whose `@odata.type` names the type in the table", async () => {
    const page = itemPage(
      "| tags | String collection | Words. |\n| made | DateTimeOffset | When. |\n| size | Int32 | How big. |",
      '{\n  "tags": {"@odata.type": "Collection(Edm.String)"},\n  "made": {"@odata.type": "String (timestamp)"},\n  "size": {"@odata.type": "Edm.String"}\n}',
    );
    expect(await found("representation-type-mismatch", { "resources/item.md": page })).toEqual([
      "resources/item.md:28:11 size is a string here; the table says Edm.Int32. Use the same type in the JSON and in the table.",
    ]);
  });
});

describe("missing-front-matter", () => {
  const page = (key: string | null) =>
    apiPage({
      frontMatter: `---\ntitle: "Get item"\ndescription: "Read an item."${key === null ? "" : `\n${key}: "apiPageType"`}\n---`,
    });
  const docs = (...keys: (string | null)[]) =>
    Object.fromEntries(keys.map((key, index) => [`api/item-get-${String(index)}.md`, page(key)]));

  it("expects doc_type or ms.topic only if at least half of the pages have one of them", async () => {
    expect(await found("missing-front-matter", docs("ms.topic", null, null))).toEqual([]);
    expect(await found("missing-front-matter", docs("doc_type", "doc_type", "ms.topic", null))).toEqual([
      "api/item-get-3.md:2:1 Missing from the front matter: doc_type. Add this field.",
    ]);
    expect(await found("missing-front-matter", docs("ms.topic", null))).toEqual([
      "api/item-get-1.md:2:1 Missing from the front matter: ms.topic. Add this field.",
    ]);
  });
});
