import { describe, expect, it } from "vitest";
import { apiPage, examples, found, itemPage } from "./docs.js";

const shop = (page: string) => ({ "api/item-get.md": page, "resources/item.md": itemPage() });

const OK = 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "id": "1" }';

function permissions(cell: string): string {
  return `## Permissions\n\n| Permission type | Permissions (from least to most privileged) |\n|:---|:---|\n| Application | ${cell} |\n`;
}

describe("a correct page", () => {
  it("has no findings", async () => {
    const page = apiPage({ examples: examples("GET /shop/items/1", OK) });
    for (const rule of ["missing-permissions", "missing-front-matter", "example-route-mismatch", "broken-link"]) {
      expect(await found(rule, shop(page))).toEqual([]);
    }
  });
});

describe("missing-front-matter", () => {
  it("names the fields that are missing", async () => {
    const page = apiPage({ frontMatter: '---\ntitle: "Get item"\n---' });
    expect(await found("missing-front-matter", shop(page))).toEqual([
      "api/item-get.md:2:1 The front matter does not have description or doc_type. Add them.",
    ]);
  });

  it("is not reported for invalid front matter, which has its own rule", async () => {
    const page = apiPage({ frontMatter: '---\ntitle: "Get item\ndoc_type: apiPageType\n---' });
    expect(await found("missing-front-matter", shop(page))).toEqual([]);
    expect(await found("front-matter", shop(page))).toHaveLength(1);
  });
});

describe("missing-permissions", () => {
  it("is reported for a page without a Permissions section", async () => {
    expect(await found("missing-permissions", shop(apiPage({ permissions: "" })))).toEqual([
      "api/item-get.md:7:1 The page has no Permissions section. Add one with a table of the permissions.",
    ]);
  });

  it("is not reported where the include with the permissions is missing", async () => {
    const page = apiPage({ permissions: "## Permissions\n\n[!INCLUDE [p](../includes/item-get.md)]\n" });
    expect(await found("missing-permissions", shop(page))).toEqual([]);
    expect(await found("missing-include", shop(page))).toHaveLength(1);
  });
});

describe("unordered-permissions", () => {
  it.each([
    ["Shop.ReadWrite.All", "Shop.Read.All", 37],
    ["Shop.Read.All", "Shop.Read", 32],
    ["Shop.Read.All", "Shop.ReadBasic.All", 32],
  ])("reports a permission that is listed after a more privileged one: %s, %s", async (greater, lesser, column) => {
    const cell = `${greater}, ${lesser}`;
    expect(await found("unordered-permissions", shop(apiPage({ permissions: permissions(cell) })))).toEqual([
      `api/item-get.md:15:${String(column)} ${lesser} is less privileged than ${greater} but is listed after it. Put ${lesser} first.`,
    ]);
  });

  it.each([
    "Shop.Read, Shop.Read.All, Shop.ReadWrite.All",
    "Shop.ReadWrite.All, Directory.Read.All",
    "Shop.ReadWrite.All, Shop.Read.Shared",
    "Shop.ReadWrite.All and Shop.Read.All",
  ])("accepts %s", async (cell) => {
    expect(await found("unordered-permissions", shop(apiPage({ permissions: permissions(cell) })))).toEqual([]);
  });

  it("does not check the order in a column of higher privileged permissions", async () => {
    const table = `## Permissions

| Permission type | Least privileged permissions | Higher privileged permissions |
|:---|:---|:---|
| Application | Shop.Read.All | Shop.ReadWrite.All, Shop.Read.All |
`;
    expect(await found("unordered-permissions", shop(apiPage({ permissions: table })))).toEqual([]);
  });
});

describe("malformed-permission", () => {
  it("reports names that do not have the form of a permission", async () => {
    const cell = "Shop.read.all, Shop.Read.All, openid";
    expect(await found("malformed-permission", shop(apiPage({ permissions: permissions(cell) })))).toEqual([
      "api/item-get.md:15:17 Shop.read.all is not a permission name. Write Resource.Operation.Constraint, such as User.Read.All.",
    ]);
  });
});

describe("example-route-mismatch", () => {
  it.each([
    "GET /shop/items/1",
    "GET https://graph.microsoft.com/v1.0/Shop/items('1')?$select=id",
    "GET https://graph.microsoft.com/v1.0/shop/items/{id}",
    "PUT https://upload.example.com/up/123",
  ])("accepts %s", async (line) => {
    expect(await found("example-route-mismatch", shop(apiPage({ examples: examples(line, OK) })))).toEqual([]);
  });

  it("reports a URL that does not match a documented request", async () => {
    const page = apiPage({ examples: examples("GET https://graph.microsoft.com/v1.0/shop/orders/1", OK) });
    expect(await found("example-route-mismatch", shop(page))).toEqual([
      "api/item-get.md:35:1 GET https://graph.microsoft.com/v1.0/shop/orders/1 does not match a documented request. Correct the URL, or document the request.",
    ]);
  });

  it("reports a method that differs from the documented one", async () => {
    const page = apiPage({ examples: examples("PATCH /shop/items/1", OK) });
    expect(await found("example-route-mismatch", shop(page))).toEqual([
      "api/item-get.md:35:1 The example uses PATCH, but the page documents GET /shop/items/{id}. Use the same method.",
    ]);
  });
});

describe("response-status-mismatch", () => {
  it("reports a status code that is not in the response section", async () => {
    const page = apiPage({ examples: examples("GET /shop/items/1", "HTTP/1.1 201 Created") });
    expect(await found("response-status-mismatch", shop(page))).toEqual([
      "api/item-get.md:40:1 The example has status 201; the response section says 200. Make them agree.",
    ]);
  });

  it("does not report error responses", async () => {
    const page = apiPage({ examples: examples("GET /shop/items/1", "HTTP/1.1 404 Not Found") });
    expect(await found("response-status-mismatch", shop(page))).toEqual([]);
  });
});

describe("response-body-mismatch", () => {
  it("reports a body of a 204 response", async () => {
    const response = "If successful, this method returns a `204 No Content` response code.";
    const page = apiPage({
      response,
      examples: examples("GET /shop/items/1", 'HTTP/1.1 204 No Content\n\n{ "id": "1" }'),
    });
    expect(await found("response-body-mismatch", shop(page))).toEqual([
      "api/item-get.md:42:1 A response with status 204 cannot have a body. Remove the body, or correct the status.",
    ]);
  });

  it("reports a missing body, unless the example is marked as truncated", async () => {
    const bare = "HTTP/1.1 200 OK\nContent-Type: application/json";
    const page = (annotation: string) => shop(apiPage({ examples: examples("GET /shop/items/1", bare, annotation) }));
    expect(await found("response-body-mismatch", page(""))).toEqual([
      "api/item-get.md:39:1 The response section says that status 200 has a body of type item. Show the body.",
    ]);
    expect(await found("response-body-mismatch", page(', "truncated": true'))).toEqual([]);
  });
});

describe("duplicate-parameter", () => {
  const rows = (second: string) =>
    apiPage({
      body: `| Property | Type | Description |\n|:---|:---|:---|\n| a | String | One. |\n${second}\n`,
      requests: "POST /shop",
    });

  it("reports the second row with the same name", async () => {
    expect(await found("duplicate-parameter", shop(rows("| a | String | Two. |")))).toEqual([
      "api/item-get.md:28:1 a is already in line 27. Remove one of the two rows.",
    ]);
    expect(await found("duplicate-parameter", shop(rows("| b | String | Two. |")))).toEqual([]);
  });

  it("accepts several rows of a header with different descriptions", async () => {
    const headers = (last: string) =>
      apiPage({
        parameters: `\n## Request headers\n\n| Name | Description |\n|:---|:---|\n| Prefer | Time zone. |\n| Prefer | ${last} |\n`,
      });
    expect(await found("duplicate-parameter", shop(headers("Body format.")))).toEqual([]);
    expect(await found("duplicate-parameter", shop(headers("Time zone.")))).toHaveLength(1);
  });
});

describe("missing-function-parameter", () => {
  const page = (requests: string) =>
    shop(
      apiPage({
        requests,
        parameters:
          "\n## Function parameters\n\n| Parameter | Type | Description |\n|:---|:---|:---|\n| day | String | The day. |\n",
      }),
    );

  it("reports a parameter that is missing from all requests", async () => {
    const [finding, ...others] = await found("missing-function-parameter", page("GET /shop/sold"));
    expect(finding).toMatch(/ The parameter day is missing from the HTTP request. Add day=\{day\} to it\.$/);
    expect(others).toEqual([]);
    expect(await found("missing-function-parameter", page("GET /shop/sold(day='{day}')"))).toEqual([]);
  });
});

describe("duplicate-member", () => {
  it("reports the second row of a member", async () => {
    const page = (last: string) =>
      `---\ntitle: "color"\ndescription: "Colors."\ndoc_type: enumPageType\n---\n\n# itemColor enum type\n\nNamespace: microsoft.graph\n\n## Members\n\n| Member | Value | Description |\n|:---|:---|:---|\n| red | 0 | Red. |\n| ${last} | 1 | Other. |\n`;
    expect(await found("duplicate-member", { "resources/itemcolor.md": page("red") })).toEqual([
      "resources/itemcolor.md:16:1 itemColor already has the member red in line 15. Remove one of the two rows.",
    ]);
    expect(await found("duplicate-member", { "resources/itemcolor.md": page("blue") })).toEqual([]);
  });
});

describe("representation-incomplete", () => {
  it("names the omitted properties", async () => {
    const page = itemPage("| id | String | The id. |\n| size | Int32 | The size. |", '{ "id": "string" }');
    expect(await found("representation-incomplete", { "resources/item.md": page })).toEqual([
      "resources/item.md:23:1 The JSON representation of microsoft.graph.item omits properties of its table: size. Add them.",
    ]);
    expect(await found("representation-incomplete", { "resources/item.md": itemPage() })).toEqual([]);
  });
});
