import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { FieldRow, Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "./doc-of.js";

const plain = { ...microsoftGraph, odata: false };
const pageOf = (...lines: readonly string[]): Page => readPage(docOf(`${lines.join("\n")}\n`), plain);
const findingsOf = (page: Page): unknown[] =>
  [page, ...(page.parts ?? [])].flatMap(({ diagnostics }) => diagnostics.map(({ rule, line }) => [rule, line]));
const fields = (rows: readonly FieldRow[] = []): unknown[] =>
  rows.map(({ name, type, description, facts: { required, nullable } }) => [
    name,
    type && (type.collection ? [type.name] : type.name),
    required,
    nullable,
    description,
  ]);

const statusInCode = ["### Response", "```", "Status: 200 OK", "```"];
const operationOf = (page: Page) => page.parts?.[0]?.operation ?? page.operation;

describe("fields in a list", () => {
  const operation = (...parameters: readonly string[]): Page =>
    pageOf("# Books", "## List books", "`GET /books`", "", "### Query parameters", "", ...parameters);

  it.each([
    ["- `limit` (integer, required): Number of books.", ["limit", "integer", true, null, "Number of books."]],
    ["- **`limit`** *integer* **Required** — Number of books.", ["limit", "integer", true, null, "Number of books."]],
    ["- `limit` integer Required. Number of books.", ["limit", "integer", true, null, "Number of books."]],
    ["- **limit**: Number of books.", ["limit", null, null, null, "Number of books."]],
    ["- `limit` *integer, nullable, optional* - Number.", ["limit", "integer", false, true, "Number."]],
    ["- `ids` (array of strings): The ids.", ["ids", ["string"], null, null, "The ids."]],
    ["- `limit` integer required if `page` is set.", ["limit", "integer", null, null, "required if `page` is set."]],
    ["- `limit` integer: Number of books.", ["limit", "integer", null, null, "Number of books."]],
    ["limit\n: {{<required>}} Integer. Number of books.", ["limit", "Integer", true, null, "Number of books."]],
    ["ids[]\n: Array of String. The ids.", ["ids[]", ["String"], null, null, "The ids."]],
    [":limit\n: Number of books.", ["limit", null, null, null, "Number of books."]],
    ["- `limit` — Number of books.\n\n  At most 100.", ["limit", null, null, null, "Number of books. At most 100."]],
    ["- **limit** (*in query*): integer, required", ["limit", "integer", true, null, ""]],
    ["- **book** (*in query*): [Book](#book), required", ["book", "Book", true, null, ""]],
    ["- **labels** (map[string]string): Labels.", ["labels", "object", null, null, "Labels."]],
    ["- **books** ([]Book), required", ["books", ["Book"], true, null, ""]],
    ["- `date`: date of birth", ["date", null, null, null, "date of birth"]],
    ["`limit` integer, optional\n: Number of books.", ["limit", "integer", false, null, "Number of books."]],
  ])("are read like a table: %s", (list, field) => {
    expect(fields(operationOf(operation(list))?.queryParameters)).toEqual([field]);
  });

  it("are several definitions, one below the other", () => {
    const page = operation("`limit` integer\n: Number of books.", "", "`author` string\n: Only books by this author.");
    expect(operationOf(page)?.queryParameters.map(({ name }) => name)).toEqual(["limit", "author"]);
  });

  it("are reported if an item does not start with a name, or has a list of its own", () => {
    const page = operation(
      "- `limit` integer",
      "- Any other text.",
      "- `sort` object: How.",
      "  - `by` string: Field.",
    );
    expect(operationOf(page)?.queryParameters.map(({ name }) => name)).toEqual(["limit", "sort"]);
    expect(findingsOf(page)).toEqual([
      ["inner-property-table", 10],
      ["missing-response", 1],
      ["unreadable-row", 8],
    ]);
  });

  it("have types for the fields in their lists, and values from lists of values", () => {
    const page = pageOf(
      "# Books",
      "## Add a book",
      "`POST /books`",
      "",
      "### Request body",
      "",
      "- `author` object, required: The author.",
      "  - `name` (string): The name.",
      "  - `born` (integer): The year.",
      "- `state` (string): The state. One of:",
      "  - `new`: Not read.",
      "  - `old`: Read.",
    );
    const [part] = page.parts ?? [];
    const rows = (part ?? page).operation?.requestBody?.fields ?? [];
    expect(rows.map(({ name, type, facts }) => [name, type?.name, facts.required, facts.values])).toEqual([
      ["author", "LampBodyAuthor", true, null],
      ["state", "string", null, ["new", "old"]],
    ]);
    expect(
      [part ?? page, page].flatMap(({ types }) => types).map(({ properties }) => fields(properties)),
    ).toContainEqual([
      ["name", "string", null, null, "The name."],
      ["born", "integer", null, null, "The year."],
    ]);
  });

  it("are the properties of a type, but a list without types is not", () => {
    const page = pageOf(
      "# Books",
      "## The Book object",
      "### Attributes",
      "- `id` *string* — The id.",
      "- `pages` *integer* — Number of pages.",
      "## Limits",
      "- `speed`: 100 requests per second.",
    );
    expect(page.types.map(({ name, properties }) => [name, properties.map((row) => row.name)])).toEqual([
      ["Book", ["id", "pages"]],
    ]);
  });
});

describe("a response", () => {
  const get = ["# Books", "## Get a book", "`GET /books/{id}`", ""];
  const statusesOf = (page: Page): unknown[] =>
    (operationOf(page)?.response?.statuses ?? []).map(({ status, type }) => [status, type?.name ?? null]);

  it.each([
    ["Returns a [Book](#book) if the call succeeds."],
    ["**Returns** a [Book](#book) object."],
    ["Returns: `Book`"],
    ["Response: [`Book`](#book)"],
  ])("can be in a sentence below the heading of the operation: %s", (sentence) => {
    expect(statusesOf(pageOf(...get, sentence))).toEqual([[200, "Book"]]);
  });

  it.each([
    ["200 ([Book](#book)): OK", [[200, "Book"]]],
    ["- `200`: [Book](#book) OK\n- `401`: Unauthorized", [[200, "Book"]]],
    ["201 ([Book](#book)): Created", [[201, "Book"]]],
  ])("can be in lines that start with a status: %s", (text, expected) => {
    const success = statusesOf(pageOf(...get, "### Response", "", text)) as number[][];
    expect(success.filter(([status = 0]) => status < 400)).toEqual(expected);
  });

  it("is not empty if the page shows the body of its only status", () => {
    const page = pageOf(
      ...get,
      "### Success Response",
      "**Code** : `201 CREATED`",
      "",
      "```json",
      '{ "id": 1 }',
      "```",
    );
    expect(statusesOf(page)).toEqual([[201, "object"]]);
  });

  it("can be in a section Returns, or after the table of parameters", () => {
    expect(statusesOf(pageOf(...get, "### Returns", "Returns the Book object."))).toEqual([[200, "Book"]]);
    const parameters = ["### Path parameters", "| Name | Type |", "| -- | -- |", "| id | string |", ""];
    expect(statusesOf(pageOf(...get, ...parameters, "Returns: `Book`"))).toEqual([[200, "Book"]]);
  });

  it("can have its status in a code block, and the page can show the body without naming it", () => {
    const page = pageOf(...get, ...statusInCode, "", "```json", '{ "id": "b-1" }', "```");
    expect(statusesOf(page)).toEqual([[200, "object"]]);
    expect(findingsOf(page)).toEqual([["response-by-example", 5]]);
  });

  it("has the statuses and bodies of a table whose column of statuses is called Name", () => {
    const page = pageOf(
      ...get,
      "### Responses",
      "| Name | Type | Description |",
      "| -- | -- | -- |",
      "| 200 OK | [Book](#book)[]<br><br>Headers<br>x-id: string | OK. |",
      "| 204 No Content | | There is no book. |",
      "| Other Status Codes | [Error](#error) | An error. |",
    );
    expect(statusesOf(page)).toEqual([
      [200, "Book"],
      [204, null],
    ]);
    const operation = operationOf(page);
    expect(operation?.response?.statuses[0]?.type?.collection).toBe(true);
    expect(operation?.shared.errors).toMatchObject([{ status: null, code: null, description: "An error." }]);
    expect(findingsOf(page)).toEqual([]);
  });

  it("has the errors of a second table, and the body that the first section shows", () => {
    const page = pageOf(
      ...get,
      ...statusInCode,
      "```json",
      '[{ "id": "b-1" }]',
      "```",
      "### HTTP response status codes",
      "| Status code | Description |",
      "| -- | -- |",
      "| 200 | OK |",
      "| 404 | Not found |",
    );
    expect(statusesOf(page)).toEqual([[200, "object"]]);
    expect(operationOf(page)?.shared.errors).toMatchObject([{ status: 404 }]);
  });
});

describe("an example", () => {
  const examplesOf = (page: Page): unknown[] =>
    (operationOf(page)?.examples ?? []).map(({ request, response }) => [
      `${request.method} ${request.url}`,
      response?.status,
      response?.body,
    ]);
  const json = ["```json", '{ "id": "b-1" }', "```"];

  it("can show only the response of a GET request", () => {
    const page = pageOf("# Books", "## Get a book", "`GET /books/{id}`", "", "### Response", ...json);
    expect(examplesOf(page)).toEqual([["GET /books/{id}", 200, { id: "b-1" }]]);
  });

  it("is reported if it shows only the response of a request with a body", () => {
    const page = pageOf("# Books", "## Add a book", "`POST /books`", "", "### Response", ...json);
    expect([examplesOf(page), findingsOf(page)]).toEqual([
      [],
      [
        ["unreadable-example", 6],
        ["missing-status", 5],
        ["response-by-example", 5],
      ],
    ]);
  });

  it("can be outside of a section of examples if the request has a header or a body", () => {
    const request = ["```http", "POST /books", "X-Api-Key: 1", "", '{ "title": "Effi" }', "```", ""];
    const page = pageOf(
      "# Books",
      "## Add a book",
      "`POST /books`",
      "",
      "### Returns",
      "A `Book`.",
      ...request,
      ...json,
    );
    expect(examplesOf(page)).toEqual([["POST /books", 200, { id: "b-1" }]]);
  });

  it("has the status above the body of a sample response", () => {
    const page = pageOf(
      "# Books",
      "## Add a book",
      "`POST /books`",
      "",
      "### Responses",
      "| Status | Body |",
      "| -- | -- |",
      "| 200 | [Book](#book) |",
      "| 201 | [Book](#book) |",
      "### Examples",
      "#### Sample request",
      "```http",
      "POST /books",
      "```",
      "#### Sample response",
      "Status code: 201",
      "",
      ...json,
    );
    expect(examplesOf(page)).toEqual([["POST /books", 201, { id: "b-1" }]]);
    expect(findingsOf(page)).toEqual([]);
  });
});

describe("a table of fields", () => {
  const table = (...rows: readonly string[]): Page =>
    pageOf("# Add a book", "## Endpoint", "`POST /books`", "## Response", "`204 No Content`", ...rows);
  const body = ["## Request body", "| Name | Type |", "| -- | -- |"];

  it.each([
    ["dots", "| author.name | string |", "| author.homes[].city | string |"],
    ["an outer row", "| author | object |", "| author.name | string |", "| author.homes[].city | string |"],
    ["arrows", "| author | object |", "| → name | string |", "| → homes | array |", "| →→ city | string |"],
    ["lines", "| author | object |", "| └─ name | string |", "| └─ homes | array |", "| └─└─ city | string |"],
    [
      "spaces",
      "| author | object |",
      "| &nbsp;&nbsp;name | string |",
      "| &nbsp;&nbsp;`homes` | object[] |",
      "| &nbsp;&nbsp;&nbsp;&nbsp;city | string |",
    ],
  ])("declares types for the fields inside a field, marked by %s", (_, ...rows) => {
    const page = table(...body, "| title | string |", ...rows);
    const typed = (rows: readonly FieldRow[] = []): unknown[] =>
      rows.map(({ name, type }) => [name, type?.collection === true ? [type.name] : type?.name]);
    expect(typed(page.operation?.requestBody?.fields)).toEqual([
      ["title", "string"],
      ["author", "LampBodyAuthor"],
    ]);
    expect(Object.fromEntries(page.types.map(({ name, properties }) => [name, typed(properties)]))).toEqual({
      LampBodyAuthor: [
        ["name", "string"],
        ["homes", ["LampBodyAuthorHomes"]],
      ],
      LampBodyAuthorHomes: [["city", "string"]],
    });
    expect(findingsOf(page)).toEqual([]);
  });

  it("declares the named type of a field for the fields inside it, but not a linked one", () => {
    const page = table(
      ...body,
      "| author | Author object |",
      "| author.name | string |",
      "| shelf | [Shelf](shelf.md) |",
      "| shelf.room | string |",
    );
    expect(page.types.map(({ name, properties }) => [name, properties.length])).toEqual([["Author", 1]]);
    expect(findingsOf(page)).toEqual([]);
  });

  it("keeps rows with equal names, so that they are reported", () => {
    const page = table(
      ...body,
      "| title | string |",
      "| title | int |",
      "| author.name | string |",
      "| author.name | int |",
    );
    expect(page.operation?.requestBody?.fields.map(({ name }) => name)).toEqual(["title", "title", "author"]);
    expect(page.types.flatMap(({ properties }) => properties.map(({ name }) => name))).toEqual(["name", "name"]);
  });

  it("is reported for each row about a value inside a string", () => {
    const page = table(...body, "| title | string |", "| title.short | string |");
    expect(fields(page.operation?.requestBody?.fields).map(String)).toEqual(["title,string,,,"]);
    expect(findingsOf(page)).toEqual([["unreadable-row", 10]]);
  });

  it("marks an optional field with a question mark after its name, and null with one before its type", () => {
    const page = table(
      ...body,
      "| title? | string |",
      "| `note?` | ?string |",
      "| author | ?[Author](author.md) object |",
    );
    expect(fields(page.operation?.requestBody?.fields)).toEqual([
      ["title", "string", false, null, ""],
      ["note", "string", false, true, ""],
      ["author", "Author", null, true, ""],
    ]);
  });

  it.each(["{id}", "`<id>`", ":id"])("can have the name of a placeholder as in the path: %s", (name) => {
    const page = table("## Path parameters", "| Name | Type |", "| -- | -- |", `| ${name} | string |`);
    expect(page.operation?.pathParameters.map((row) => row.name)).toEqual(["id"]);
  });

  it("is reported for each cell that is not the name of a type", () => {
    const page = table(...body, "| title | string, at most 40 characters |");
    expect(findingsOf(page)).toEqual([["unresolved-type", 9]]);
  });

  it("is reported for each answer that is neither yes nor no", () => {
    const rows = ["| Name | Type | Required |", "| -- | -- | -- |", "| title | string | Conditional |"];
    expect(findingsOf(table("## Request body", ...rows))).toEqual([["unreadable-row", 9]]);
  });

  it("is reported if it lists parameters under unknown headers", () => {
    const page = table("## Query parameters", "| Name, Type, Description |", "| -- |", "| `limit` integer |");
    expect(findingsOf(page)).toEqual([["unreadable-table", 7]]);
  });

  it("has the scopes in the column of names, below the heading Scopes", () => {
    const page = table("## Security", "### Scopes", "| Name | Description |", "| -- | -- |", "| books:write | Add. |");
    expect(page.operation?.shared.permissions[0]?.application.least).toEqual([["books:write"]]);
  });
});

describe("a page with a group of types", () => {
  it("has the types of the group that the page names", () => {
    const page = pageOf(
      "# Get a book",
      "## Endpoint",
      "`GET /books/{id}`",
      "## Responses",
      "| Name | Type |",
      "| -- | -- |",
      "| 200 OK | [Book](#book) |",
      "## Definitions",
      "| Name | Description |",
      "| -- | -- |",
      "| [Book](#book) | A book. |",
      "### Book",
      "| Name | Type |",
      "| -- | -- |",
      "| id | string (uuid) |",
      "| genre | [Genre](#genre) |",
      "| printed | string (date-time) |",
      "| tags | array[string] |",
      "### Genre",
      "| Value | Description |",
      "| -- | -- |",
      "| novel | Prose. |",
    );
    expect(page.types.map(({ name, properties }) => [name, properties.map(({ type }) => type?.name)])).toEqual([
      ["Book", ["uuid", "Genre", "date-time", "string"]],
    ]);
    expect(page.enums.map(({ name }) => name)).toEqual(["Genre"]);
    expect(findingsOf(page)).toEqual([]);
  });
});

describe("a page with labels for the URL and the method", () => {
  it("has the request", () => {
    const page = pageOf("# Books", "## Add a book", "**URL** : `/books`", "", "**Method** : `POST`");
    expect(operationOf(page)?.requests).toMatchObject([{ method: "POST", path: "/books" }]);
  });
});

describe("a page whose title is the name of a type", () => {
  it("has the fields below the title, and the name without the id of the heading", () => {
    const page = pageOf("# Book {#book}", "", "- **kind**: Book", "- **title** (string)");
    expect(page.types.map(({ name, properties }) => [name, properties.map((row) => row.name)])).toEqual([
      ["Book", ["kind", "title"]],
    ]);
  });
});

describe("a page with an overview of its requests", () => {
  it("has an operation for each section below the overview", () => {
    const page = pageOf(
      "# Books",
      "## Endpoints",
      "| | |",
      "| -- | -- |",
      "| `GET` | `/books` |",
      "## List books",
      "`GET /books`",
      "",
      "Returns a list of [Book](#book) objects.",
      "## Get a book",
      "`GET /books/{id}`",
      "",
      "Returns a [Book](#book).",
    );
    expect((page.parts ?? []).map(({ title }) => title)).toEqual(["List books", "Get a book"]);
    expect(findingsOf(page).filter((found) => String(found).startsWith("missing-http"))).toEqual([]);
  });
});
