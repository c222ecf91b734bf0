import { describe, expect, it } from "vitest";
import { apiPage, documented, examples, found, itemPage } from "./docs.js";

const shop = (page: string) => ({ "api/item-get.md": page, "resources/item.md": itemPage() });

const OK = 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "id": "1" }';

function permissions(cell: string): string {
  return `## Permissions\n\n| Permission type | Permissions (from least to most privileged) |\n|:---|:---|\n| Application | ${cell} |\n`;
}

/** A correct page, so that the docs set has permissions and doc_type. */
const otherPage = { "api/item-read.md": apiPage({ requests: "GET /shop/others/{id}" }) };

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
    expect(await found("missing-front-matter", { ...shop(page), ...otherPage })).toEqual([
      "api/item-get.md:2:1 Missing from the front matter: description, doc_type. Add these fields.",
    ]);
  });

  it("does not ask for `doc_type` if no page of the docs set has it", async () => {
    const page = apiPage({ frontMatter: '---\ntitle: "Get item"\n---' });
    expect(await found("missing-front-matter", { "api/item-get.md": page })).toEqual([
      "api/item-get.md:2:1 Missing from the front matter: description. Add this field.",
    ]);
  });

  it("is not reported for invalid front matter, because the rule front-matter reports this", async () => {
    const page = apiPage({ frontMatter: '---\ntitle: "Get item\ndoc_type: apiPageType\n---' });
    expect(await found("missing-front-matter", shop(page))).toEqual([]);
    expect(await found("front-matter", shop(page))).toHaveLength(1);
  });
});

describe("missing-permissions", () => {
  it("is reported for a page without a Permissions section", async () => {
    const docs = { ...shop(apiPage({ permissions: "" })), ...otherPage };
    expect(await found("missing-permissions", docs)).toEqual([
      "api/item-get.md:7:1 The page does not have a Permissions section. Add a Permissions section with a table of the permissions.",
    ]);
  });

  it("is not reported if no page of the docs set documents permissions", async () => {
    expect(await found("missing-permissions", shop(apiPage({ permissions: "" })))).toEqual([]);
  });

  it("is reported if the section Prerequisites is not about permissions", async () => {
    const docs = { ...shop(apiPage({ permissions: "## Prerequisites\n\nA licence.\n" })), ...otherPage };
    expect(await found("unreadable-permissions", docs)).toEqual([]);
    expect(await found("missing-permissions", docs)).toHaveLength(1);
  });

  it("is not reported if the include with the permissions does not exist", async () => {
    const page = apiPage({ permissions: "## Permissions\n\n[!INCLUDE [p](../includes/item-get.md)]\n" });
    expect(await found("missing-permissions", shop(page))).toEqual([]);
    expect(await found("missing-include", shop(page))).toHaveLength(1);
  });
});

describe("missing-permissions on a resource page", () => {
  it("is not reported for a bound action", async () => {
    const action = "\n## Bound actions\n\nReset:\n`POST /shop/items({id})/Shop.reset`\n\nThe response code is 204.\n";
    const docs = { "resources/item.md": itemPage() + action };
    expect((await documented(docs)).model.operations).toHaveLength(1);
    expect(await found("missing-permissions", docs)).toEqual([]);
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
      `api/item-get.md:15:${String(column)} ${lesser} is less privileged than ${greater} but is listed after it. Put ${lesser} before ${greater}.`,
    ]);
  });

  it.each([
    "Shop.Read, Shop.Read.All, Shop.ReadWrite.All",
    "Shop.ReadWrite.All, Directory.Read.All",
    "Shop.ReadWrite.All, Shop.Read.Shared",
    "Shop.ReadWrite.All and Shop.Read.All",
  ])("does not report the order %s", async (cell) => {
    expect(await found("unordered-permissions", shop(apiPage({ permissions: permissions(cell) })))).toEqual([]);
  });

  it("reports at most 50 findings on a page, and gives the number of the others in a last finding", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `Shop${String(index)}`);
    const cell = names.map((name) => `${name}.ReadWrite.All, ${name}.Read.All`).join(", ");
    const findings = await found("unordered-permissions", shop(apiPage({ permissions: permissions(cell) })));
    expect(findings).toHaveLength(51);
    expect(findings.join("\n")).toContain("Pairs on this page that are not reported: 10.");
  });

  it("does not check the order in a column of higher privileged permissions", async () => {
    const table = `## Permissions

| Permission type | Least privileged permissions | Higher privileged permissions |
|:---|:---|:---|
| Application | Shop.Read.All | Shop.ReadWrite.All, Shop.Read.All |
`;
    expect(await found("unordered-permissions", shop(apiPage({ permissions: table })))).toEqual([]);
  });

  it("names the column of least privileged permissions if a less privileged one is in the other column", async () => {
    const table = `## Permissions

| Permission type | Least privileged permissions | Higher privileged permissions |
|:---|:---|:---|
| Application | Shop.ReadWrite.All | Shop.Read.All |
`;
    expect(await found("unordered-permissions", shop(apiPage({ permissions: table })))).toEqual([
      "api/item-get.md:15:38 Shop.Read.All is less privileged than Shop.ReadWrite.All, but the table lists Shop.ReadWrite.All as the least privileged permission. List Shop.Read.All in its place.",
    ]);
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

describe("response-status-mismatch", () => {
  it("reports a status code that is not in the response section", async () => {
    const page = apiPage({ examples: examples("GET /shop/items/1", "HTTP/1.1 201 Created") });
    expect(await found("response-status-mismatch", shop(page))).toEqual([
      "api/item-get.md:40:1 The example has status 201; the response section says 200. Use the same status in the example and in the response section.",
    ]);
  });

  it("does not report examples of another method", async () => {
    const page = apiPage({ examples: examples("POST /shop/items/1", "HTTP/1.1 201 Created") });
    expect(await found("response-status-mismatch", shop(page))).toEqual([]);
  });

  it("does not report error responses", async () => {
    const page = apiPage({ examples: examples("GET /shop/items/1", "HTTP/1.1 404 Not Found") });
    expect(await found("response-status-mismatch", shop(page))).toEqual([]);
  });
});

describe("response-body-mismatch", () => {
  it("reports a 204 response that has a body", async () => {
    const response = "If successful, this method returns a `204 No Content` response code.";
    const page = apiPage({
      response,
      examples: examples("GET /shop/items/1", 'HTTP/1.1 204 No Content\n\n{ "id": "1" }'),
    });
    expect(await found("response-body-mismatch", shop(page))).toEqual([
      "api/item-get.md:42:1 A response with status 204 cannot have a body. Remove the body, or correct the status.",
    ]);
  });

  it("reports a missing body, except if the example is marked as truncated", async () => {
    const bare = "HTTP/1.1 200 OK\nContent-Type: application/json";
    const page = (annotation: string) => shop(apiPage({ examples: examples("GET /shop/items/1", bare, annotation) }));
    expect(await found("response-body-mismatch", page(""))).toEqual([
      "api/item-get.md:39:1 The response section says that status 200 has a body of type item. Show this body in the example.",
    ]);
    expect(await found("response-body-mismatch", page(', "truncated": true'))).toEqual([]);
  });

  it("accepts a response to HEAD without a body", async () => {
    const page = apiPage({
      requests: "HEAD /shop/items/{id}",
      examples: examples("HEAD /shop/items/1", "HTTP/1.1 200 OK"),
    });
    expect(await found("response-body-mismatch", shop(page))).toEqual([]);
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
      "api/item-get.md:28:1 a is already documented in line 27. Remove or correct one of the two rows.",
    ]);
    expect(await found("duplicate-parameter", shop(rows("| b | String | Two. |")))).toEqual([]);
  });

  it("accepts the same name in two tables of a section", async () => {
    const table = "\n| Property | Type | Description |\n|:---|:---|:---|\n";
    expect(
      await found("duplicate-parameter", shop(rows(`${table}| a | String | With application permissions. |`))),
    ).toEqual([]);
  });

  it("accepts several rows for one header if their descriptions differ", async () => {
    const headers = (last: string) =>
      apiPage({
        parameters: `\n## Request headers\n\n| Name | Description |\n|:---|:---|\n| Prefer | Time zone. |\n| Prefer | ${last} |\n`,
      });
    expect(await found("duplicate-parameter", shop(headers("Body format.")))).toEqual([]);
    expect(await found("duplicate-parameter", shop(headers("Time zone.")))).toHaveLength(1);
  });
});

describe("missing-function-parameter", () => {
  const page = (requests: string, description = "The day.") =>
    shop(
      apiPage({
        requests,
        parameters: `\n## Function parameters\n\n| Parameter | Type | Description |\n|:---|:---|:---|\n| day | String | ${description} |\n`,
      }),
    );

  it("advises a second request line for an optional parameter", async () => {
    expect(await found("missing-function-parameter", page("GET /shop/sold", "Optional. The day."))).toEqual([
      expect.stringContaining("Add a request line that ends in sold(day='{day}'), because the parameter is optional."),
    ]);
  });

  it("advises a second request line with all required parameters", async () => {
    const rows = "| day | String | The day. |\n| count | Int32 | Optional. How many. |";
    const parameters = `\n## Function parameters\n\n| Parameter | Type | Description |\n|:---|:---|:---|\n${rows}\n`;
    const [, optional] = await found(
      "missing-function-parameter",
      shop(apiPage({ requests: "GET /shop/sold", parameters })),
    );
    expect(optional).toContain("Add a request line that ends in sold(day='{day}',count={count}),");
  });

  it("advises one request line with all parameters if the example passes optional parameters too", async () => {
    const parameters =
      "\n## Function parameters\n\n| Parameter | Type | Description |\n|:---|:---|:---|\n| day | String | Optional. The day. |\n";
    const example = examples("GET https://graph.microsoft.com/v1.0/shop/sold(day='monday')", "HTTP/1.1 204 No Content");
    expect(
      await found(
        "missing-function-parameter",
        shop(apiPage({ requests: "GET /shop/sold", parameters, examples: example })),
      ),
    ).toEqual([expect.stringContaining("Write sold(day='{day}') at the end of the request.")]);
  });

  it("reports a parameter that is missing from all requests", async () => {
    const [finding, ...others] = await found("missing-function-parameter", page("GET /shop/sold"));
    expect(finding).toMatch(
      / The parameter day is missing from the HTTP request\. Write sold\(day='\{day\}'\) at the end/,
    );
    expect(others).toEqual([]);
    expect(await found("missing-function-parameter", page("GET /shop/sold(day='{day}')"))).toEqual([]);
  });
});

describe("duplicate-member", () => {
  it("reports the second row of the same member", async () => {
    const page = (last: string) =>
      `---\ntitle: "color"\ndescription: "Colors."\ndoc_type: enumPageType\n---\n\n# itemColor enum type\n\nNamespace: microsoft.graph\n\n## Members\n\n| Member | Value | Description |\n|:---|:---|:---|\n| red | 0 | Red. |\n| ${last} | 1 | Other. |\n`;
    expect(await found("duplicate-member", { "resources/itemcolor.md": page("red") })).toEqual([
      "resources/itemcolor.md:16:1 itemColor already has the member red in line 15. Remove or correct one of the two rows.",
    ]);
    expect(await found("duplicate-member", { "resources/itemcolor.md": page("blue") })).toEqual([]);
  });
});

describe("representation-incomplete", () => {
  it("reports the names of the omitted properties", async () => {
    const page = itemPage("| id | String | The id. |\n| size | Int32 | The size. |", '{ "id": "string" }');
    expect(await found("representation-incomplete", { "resources/item.md": page })).toEqual([
      "resources/item.md:24:1 The JSON representation of microsoft.graph.item omits properties that the table lists: size. Add these properties, or remove them from the table.",
    ]);
    expect(await found("representation-incomplete", { "resources/item.md": itemPage() })).toEqual([]);
  });

  it("does not report a property that the JSON capitalizes differently", async () => {
    const page = itemPage("| ID | String | The id. |\n| size | Int32 | The size. |", '{ "id": "string" }');
    expect(await found("representation-incomplete", { "resources/item.md": page })).toEqual([
      "resources/item.md:24:1 The JSON representation of microsoft.graph.item omits properties that the table lists: size. Add these properties, or remove them from the table.",
    ]);
  });
});

describe("a property whose name the table and the JSON representation capitalize differently", () => {
  it("is reported with both names", async () => {
    const page = itemPage("| ID | String | The id. |", '{\n  "id": "string"\n}');
    expect(await found("representation-disagrees", { "resources/item.md": page })).toEqual([
      "resources/item.md:24:3 The JSON representation of microsoft.graph.item has the property `id`; the table has `ID`. The SDK has both properties. Use the same capitalization in the JSON and in the table.",
    ]);
  });
});

describe("the position of a finding about JSON", () => {
  it("is the property that only the JSON representation has", async () => {
    const page = itemPage("| id | String | The id. |", '{\n  "id": "string",\n  "size": 4\n}');
    expect(await found("representation-disagrees", { "resources/item.md": page })).toEqual([
      "resources/item.md:25:3 The JSON representation of microsoft.graph.item has the property `size`, but no table documents it. docwright assumes the type Edm.Int32. Add a row for the property, or remove it from the JSON.",
    ]);
  });

  it("is the misspelled property, and the finding suggests the name in the table", async () => {
    const page = itemPage(
      "| id | String | The id. |\n| weight | String | Kilograms. |",
      '{\n  "id": "string",\n  "weigt": "string"\n}',
    );
    expect(await found("representation-disagrees", { "resources/item.md": page })).toEqual([
      "resources/item.md:26:3 The JSON representation of microsoft.graph.item has the property `weigt`, but no table documents it. docwright assumes the type Edm.String. The table has `weight`. Use the same name in the JSON and in the table, or add a row for the property.",
    ]);
  });

  it.each(["constructor", "__proto__", "toString"])("is found for a property named %s", async (name) => {
    const page = itemPage(
      "| id | String | The id. |",
      `{\n  "id": "string",\n  "\\u0063onstructor": 1, "${name}": 4\n}`,
    );
    for (const place of await found("representation-disagrees", { "resources/item.md": page })) {
      expect(place).toMatch(/^resources\/item\.md:25:\d+ /);
    }
  });

  it("is the value with an unknown namespace", async () => {
    const json = '{\n  "id": "1",\n  "parent": { "@odata.type": "#odata.item" }\n}';
    const page = apiPage({
      examples: examples("GET /shop/items/1", `HTTP/1.1 200 OK\nContent-Type: application/json\n\n${json}`),
    });
    const findings = await found("unknown-namespace", { "api/item-get.md": page, "resources/item.md": itemPage() });
    expect(findings).toEqual([expect.stringMatching(/^api\/item-get\.md:45:30 /)]);
  });
});
