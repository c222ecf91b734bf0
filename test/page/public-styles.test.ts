import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { FieldRow, OperationFacts, Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "./doc-of.js";

const pageOf = (text: string): Page => readPage(docOf(text), { ...microsoftGraph, odata: false });
const rulesOf = (page: Page): string[] => page.diagnostics.map(({ rule }) => rule);
const names = (rows: readonly FieldRow[] = []): string[] => rows.map(({ name }) => name);

function operationOf({ parts: [part] = [], operation }: Page): OperationFacts | null {
  return part?.operation ?? operation;
}

const FENCE = "```";

describe("an operation whose request, table and example are below one heading", () => {
  const issues = (request: string, ...more: readonly string[]): Page =>
    pageOf(
      [
        "# Issues API",
        "",
        "## Change issues",
        "",
        "Changes issues.",
        "",
        `${FENCE}plaintext`,
        request,
        FENCE,
        "",
        "Supported attributes:",
        "",
        "| Attribute | Type | Required | Description |",
        "|--|--|--|--|",
        "| `id` | integer | Yes | The project. |",
        "| `iids[]` | integer array | No | The issues. |",
        "",
        ...more,
        "",
      ].join("\n"),
    );

  it.each(["GET", "DELETE"])("has its parameters in the path and the query of a %s", (method) => {
    const operation = operationOf(issues(`${method} /projects/:id/issues`));
    expect(names(operation?.pathParameters)).toEqual(["id"]);
    expect(names(operation?.queryParameters)).toEqual(["iids[]"]);
    expect(operation?.functionParameters).toEqual([]);
    expect(operation?.requestBody).toBeNull();
  });

  it("has its parameters in the path and the body of a POST, which is optional if they are", () => {
    const operation = operationOf(issues("POST /projects/:id/issues"));
    expect(names(operation?.pathParameters)).toEqual(["id"]);
    expect(names(operation?.requestBody?.fields)).toEqual(["iids[]"]);
    expect(operation?.requestBody?.optional).toBe(true);
  });

  it("does not have the words above a table in its description", () => {
    const page = issues("GET /projects/:id/issues", "Returns `204 No Content`.");
    expect(page.parts?.[0]?.description).not.toContain("Supported attributes");
  });

  it("has an example with curl", () => {
    const operation = operationOf(
      issues(
        "POST /projects/:id/issues",
        `${FENCE}shell`,
        "curl --request POST --data '{\"iids\": [1]}' --url https://api.contoso.com/projects/4/issues",
        FENCE,
        "",
        "Example response:",
        "",
        `${FENCE}json`,
        '[{ "id": 1 }]',
        FENCE,
      ),
    );
    expect(operation?.examples).toMatchObject([
      { request: { method: "POST", body: { iids: [1] } }, response: { status: 200, body: [{ id: 1 }] } },
    ]);
  });

  it("has the type of a table that describes the response", () => {
    const page = issues(
      "GET /projects/:id/issues",
      "If successful, returns `200 OK` and the following attributes:",
      "",
      "| Attribute | Type | Description |",
      "|--|--|--|",
      "| `title` | string | The title. |",
    );
    expect(page.parts?.[0]?.types.map(({ name, properties }) => [name, names(properties)])).toEqual([
      ["lampChangeIssuesResponse", ["title"]],
    ]);
    expect(rulesOf(page)).toEqual([]);
  });

  it("has an example if a request with headers follows the documented request", () => {
    const page = pageOf(
      `# Books\n\n## List books\n\n\`GET /books\`\n\n${FENCE}\nGET /books?a=1\nAccept: a/b\n${FENCE}\n\n${FENCE}json\n[]\n${FENCE}\n`,
    );
    expect(operationOf(page)?.requests).toHaveLength(1);
    expect(operationOf(page)?.examples).toMatchObject([{ request: { url: "/books?a=1" }, response: { body: [] } }]);
  });
});

describe("an example with a path instead of a request", () => {
  it.each(["/books/1", "https://api.contoso.com/books/1"])("is reported at %s", (url) => {
    const page = pageOf(
      `# Books\n\n## Change a book\n\n\`PUT /books/{id}\`\n\n### Example\n\n${FENCE}\n${url}\n${FENCE}\n\n${FENCE}json\n{}\n${FENCE}\n`,
    );
    expect(page.diagnostics.map(({ rule, line }) => [rule, line])).toContainEqual(["unreadable-example", 9]);
  });
});

it.each([
  ["The body is `multipart/form-data`.", "multipart/form-data"],
  ["Content-Type: `application/x-www-form-urlencoded`", "application/x-www-form-urlencoded"],
  ["Send a form (`application/x-www-form-urlencoded`) or `application/json`.", null],
])("a body is a form if the text says so, and does not name JSON: %s", (text, expected) => {
  const parameters = "### Parameters\n\n| Name | Type |\n| -- | -- |\n| title | string |\n";
  const page = pageOf(`# Books\n\n## Add a book\n\n\`POST /books\`\n\n${text}\n\n${parameters}`);
  expect(operationOf(page)?.requestBody?.contentType).toBe(expected);
});

it.each(["Form data parameters", "Form parameters"])("a section %s has the fields of a form", (heading) => {
  const table = "| Name | Type |\n| -- | -- |\n| title | string |\n";
  const page = pageOf(`# Books\n\n## Add a book\n\n\`POST /books\`\n\n### ${heading}\n\n${table}`);
  expect(operationOf(page)?.requestBody).toMatchObject({
    contentType: "application/x-www-form-urlencoded",
    fields: [{ name: "title" }],
  });
});

describe("the output of Widdershins", () => {
  const schema = (name: string, ...rows: readonly string[]): readonly string[] => [
    `<h2 id="tocS_${name}">${name}</h2>`,
    `<a id="schema_${name}"></a>`,
    "",
    "### Properties",
    "",
    "|Name|Type|Required|Restrictions|Description|",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ];
  const page = pageOf(
    [
      '<h1 id="pets">Pets</h1>',
      "",
      "## findPets",
      "",
      `${FENCE}shell`,
      "curl -X POST https://api.contoso.com/pets/find",
      FENCE,
      "",
      "`POST /pets/find`",
      "",
      '<h3 id="findpets-parameters">Parameters</h3>',
      "",
      "|Name|In|Type|Required|Description|",
      "|---|---|---|---|---|",
      "|status|query|string|false|none|",
      "|body|body|object|true|none|",
      "|» name|body|string|true|none|",
      "",
      "#### Enumerated Values",
      "",
      "|Parameter|Value|",
      "|---|---|",
      "|status|available|",
      "|status|sold|",
      "",
      "> Example responses",
      "",
      "> 201 Response",
      "",
      `${FENCE}json`,
      '[{ "id": 0 }]',
      FENCE,
      "",
      '<h3 id="findpets-responses">Responses</h3>',
      "",
      "|Status|Meaning|Description|Schema|",
      "|---|---|---|---|",
      "|201|Created|none|[Pets](#schemapets)|",
      "",
      "## listPets",
      "",
      "`GET /pets`",
      "",
      '<h3 id="listpets-parameters">Parameters</h3>',
      "",
      "|Name|In|Type|Required|Description|",
      "|---|---|---|---|---|",
      "|X-Key|header|[Key](#schemakey)|false|none|",
      "|keys|query|[[Key](#schemakey)]|false|none|",
      "",
      '<h3 id="listpets-responses">Responses</h3>',
      "",
      "|Status|Meaning|Description|Schema|",
      "|---|---|---|---|",
      "|200|OK|none|Inline|",
      "",
      '<h3 id="listpets-responseschema">Response Schema</h3>',
      "",
      "Status Code **200**",
      "",
      "|Name|Type|Required|Restrictions|Description|",
      "|---|---|---|---|---|",
      "|*anonymous*|[[Pet](#schemapet)]|false|none|none|",
      "|» id|integer|true|none|none|",
      "",
      "## addPet",
      "",
      "`POST /pets`",
      "",
      '<h3 id="addpet-parameters">Parameters</h3>',
      "",
      "|Name|In|Type|Required|Description|",
      "|---|---|---|---|---|",
      "|body|body|[Pet](#schemapet)|true|none|",
      "",
      "> 201 Response",
      "",
      "# Schemas",
      "",
      ...schema("Pet", "|id|integer(int64)|true|none|none|", "|tag|string¦null|false|none|none|"),
      ...schema("Pets", "|*anonymous*|[[Pet](#schemapet)]|false|none|none|"),
      ...schema("Key", "|*anonymous*|integer|false|none|none|"),
      ...schema("Kind", "|*anonymous*|string|false|none|none|"),
      "#### Enumerated Values",
      "",
      "|Property|Value|",
      "|---|---|",
      "|*anonymous*|cat|",
      "|*anonymous*|dog|",
      "",
    ].join("\n"),
  );
  const [find, list, add] = (page.parts ?? []).map(({ operation }) => operation);

  it("has headings in HTML", () => {
    expect(page.title).toBe("Pets");
    expect(page.types.map(({ name }) => name)).toEqual(["Pet"]);
  });

  it("has the values of parameters in a table of their own", () => {
    expect(find?.queryParameters.map(({ name, description, facts }) => [name, description, facts.values])).toEqual([
      ["status", "Possible values are: `available`, `sold`.", ["available", "sold"]],
    ]);
  });

  it("copies the values to at most 20 fields of the same name", () => {
    const fields = Array.from({ length: 30 }, () => "|a|query|string|false|none|");
    const parameters = ["|Name|In|Type|Required|Description|", "|--|--|--|--|--|", ...fields, ""];
    const values = ["#### Enumerated Values", "", "|Parameter|Value|", "|--|--|", "|a|one|", "|a|two|", ""];
    const text = ["# Pets", "", "## List pets", "", "`GET /pets`", "", "### Parameters", "", ...parameters, ...values];
    const rows = operationOf(pageOf(text.join("\n")))?.queryParameters ?? [];
    expect([rows.length, rows.filter(({ facts }) => facts.values !== null).length]).toEqual([30, 20]);
  });

  it("has the body in a row, or its properties in the rows below", () => {
    expect(find?.requestBody?.fields).toMatchObject([{ name: "name", description: "" }]);
    expect(add?.requestBody).toMatchObject({ type: { name: "Pet" }, fields: [] });
  });

  it("has the response of an example in the section of the parameters", () => {
    expect(find?.examples).toMatchObject([{ response: { status: 201, body: [{ id: 0 }] } }]);
  });

  it("has the names of values, alone and in lists", () => {
    expect(list?.requestHeaders).toMatchObject([{ name: "X-Key", type: { name: "integer", collection: false } }]);
    expect(list?.queryParameters).toMatchObject([{ name: "keys", type: { name: "integer", collection: true } }]);
  });

  it("has the names of lists and enumerations, which are not objects", () => {
    expect(find?.response?.statuses).toMatchObject([{ status: 201, type: { name: "Pet", collection: true } }]);
    expect(list?.response?.statuses).toMatchObject([{ status: 200, type: { name: "Pet", collection: true } }]);
    expect(page.enums.map(({ name, members }) => [name, members.map((member) => member.name)])).toEqual([
      ["Kind", ["cat", "dog"]],
    ]);
  });

  it("has only one finding, for the response that is missing", () => {
    expect(rulesOf(page)).toEqual(["missing-response"]);
  });

  it("does not have headings in HTML that are not closed", () => {
    expect(pageOf("# A\n\n<h2>B\n\n<h2></h2>\n\n<h2>C</h2> text\n").title).toBe("A");
  });
});

describe("an operation whose request is below the heading Request", () => {
  const customers = (request: readonly string[], response: readonly string[] = ["`204 No Content`"]): Page =>
    pageOf(
      [
        "# Customers",
        "",
        "## Customers",
        "",
        "### Request",
        "",
        ...request,
        "",
        "### Response",
        "",
        ...response,
        "",
      ].join("\n"),
    );

  it("is documented by this request", () => {
    const page = customers(["`DELETE /customers/{id}`"]);
    expect(operationOf(page)?.requests).toMatchObject([{ method: "DELETE", path: "/customers/{id}" }]);
    expect(operationOf(page)?.examples).toEqual([]);
    expect(rulesOf(page)).toEqual([]);
  });

  it.each([
    [`${FENCE}http`, "POST /customers?a=1 HTTP/1.1", "Accept: */*", "", '{ "name": "Anna" }', FENCE],
    ["`POST /customers`", "", `${FENCE}json`, '{ "name": "Anna" }', FENCE],
    [`${FENCE}http`, "POST /customers", FENCE, "", `${FENCE}json`, '{ "name": "Anna" }', FENCE],
  ])("has an example if the request has headers or a body", (...request) => {
    const operation = operationOf(customers(request, [`${FENCE}http`, "HTTP/1.1 200 OK", "", '{ "id": 1 }', FENCE]));
    expect(operation?.requests).toMatchObject([{ method: "POST", path: "/customers", query: null }]);
    expect(operation?.examples).toMatchObject([
      { request: { body: { name: "Anna" } }, response: { status: 200, body: { id: 1 } } },
    ]);
  });

  it("is reported if the section does not have a request, also on a page with types and other operations", () => {
    const page = pageOf(
      "# Books\n\n## List books\n\n### Response\n\n`200 OK`\n\n## Get a book\n\n`GET /books/{id}`\n\n### Response\n\n`200 OK` and a [Book](#book).\n\n## Book\n\n| Field | Type |\n|--|--|\n| id | string |\n",
    );
    expect(page.diagnostics.map(({ rule, line }) => [rule, line])).toEqual([["missing-http-request", 5]]);
  });
});

it("a page in German without front matter has its types in sentences with links to headings", () => {
  const page = pageOf(
    [
      "# Kunden",
      "",
      "## Kunden auflisten",
      "",
      "### Anfrage",
      "",
      "`GET /kunden`",
      "",
      "### Antwort",
      "",
      "| Status | Beschreibung |",
      "|--|--|",
      "| 200 | Eine Liste von [Kunde](#kunde)-Objekten. |",
      "",
      "## Kunde",
      "",
      "| Feld | Typ | Pflicht | Beschreibung |",
      "|--|--|--|--|",
      "| id | Zeichenfolge | ja | Die Id. |",
      "",
    ].join("\n"),
  );
  expect(operationOf(page)?.response?.statuses).toMatchObject([
    { status: 200, type: { name: "Kunde", collection: true } },
  ]);
  expect(page.types[0]?.properties).toMatchObject([{ name: "id", facts: { required: true } }]);
  expect(rulesOf(page)).toEqual([]);
});

it("a request with the version of HTTP on a page of OData docs is an example of a concept", () => {
  const text = `# Tunneling\n\nYou can tunnel a request.\n\n${FENCE}http\nPOST /items/{id} HTTP/1.1\nHost: a\n${FENCE}\n`;
  expect(readPage(docOf(text), microsoftGraph).kind).toBe("concept");
});

it("a heading that mentions a request is reported, if no operation is read from the page", () => {
  const page = pageOf("# Invites\n\n## Get invite % GET /invites/{code}\n\nReturns an invite.\n");
  expect(page.diagnostics).toMatchObject([{ rule: "missing-http-request", line: 3 }]);
  expect(page.diagnostics[0]?.message).toContain("`GET /invites/{code}`");
});

it("an operation can have its request and its statuses in the summaries of details", () => {
  const page = pageOf(
    [
      "# Worklogs",
      "",
      "## Get worklogs",
      "",
      "<details open>",
      "<summary><code>GET</code> <code><b>/rest/api/3/issue/{id}/worklog</b></code></summary>",
      "",
      "### Responses",
      "",
      "<details>",
      "<summary>200 OK</summary>",
      "",
      "Schema: `Worklogs`",
      "",
      "</details>",
      "</details>",
      "",
    ].join("\n"),
  );
  expect(operationOf(page)?.requests).toMatchObject([{ method: "GET", path: "/rest/api/3/issue/{id}/worklog" }]);
  expect(operationOf(page)?.response?.statuses).toMatchObject([{ status: 200, type: { name: "Worklogs" } }]);
});

it("an operation can have its request in a line of an example", () => {
  const page = pageOf(
    [
      "# Issues",
      "",
      "## Add an issue",
      "",
      '### Parameters for "Add an issue"',
      "",
      "#### Body parameters",
      "",
      "| Name | Type | Description |",
      "|--|--|--|",
      "| `title` | string **Required** | The title. |",
      "| `labels` | array, optional | The labels. |",
      "",
      '### HTTP response status codes for "Add an issue"',
      "",
      "| Status code | Description |",
      "|--|--|",
      "| `201` | Created |",
      "",
      '### Code samples for "Add an issue"',
      "",
      "#### Request example",
      "",
      "`POST /repos/{owner}/issues`",
      "",
      `${FENCE}shell`,
      'curl -d \'{"title":"a"}\' https://api.contoso.com/repos/a/issues',
      FENCE,
      "",
      "#### Response",
      "",
      "`Status: 201`",
      "",
      `${FENCE}json`,
      '{ "id": 1 }',
      FENCE,
      "",
    ].join("\n"),
  );
  const operation = operationOf(page);
  expect(operation?.requests).toMatchObject([{ method: "POST", path: "/repos/{owner}/issues" }]);
  expect(
    operation?.requestBody?.fields.map(({ name, type, facts }) => [name, type?.name, type?.collection, facts.required]),
  ).toEqual([
    ["title", "string", false, true],
    ["labels", "any", true, false],
  ]);
  expect(operation?.examples).toMatchObject([{ request: { body: { title: "a" } }, response: { status: 201 } }]);
});
