import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "./doc-of.js";

const plain = { ...microsoftGraph, odata: false };
const pageOf = (...lines: readonly string[]): Page => readPage(docOf(`${lines.join("\n")}\n`), plain);
const response = ["### Responses", "", "| Status | Body |", "| --- | --- |", "| 200 | [Issue](#issue) |", ""];

describe("a page of an API without OData", () => {
  it("has an operation for each heading that a request follows directly", () => {
    const page = pageOf(
      "# Issues",
      "Issues of a repository.",
      "## List issues",
      "`GET /repos/{owner}/issues`",
      "",
      ...response,
      "### Example",
      "",
      "```http",
      "GET /repos/octocat/issues",
      "```",
      "",
      "## Create an issue",
      "",
      "Creates an issue.",
      "",
      "```",
      "POST /repos/{owner}/issues",
      "```",
      "",
      ...response,
      "## Issue",
      "| Field | Type |",
      "| --- | --- |",
      "| id | integer |",
    );
    const parts = (page.parts ?? []).map(({ title, operation }) => [
      title,
      ...(operation?.requests ?? []).map(({ method, path }) => `${method} ${path}`),
    ]);
    expect(parts).toEqual([
      ["List issues", "GET /repos/{owner}/issues"],
      ["Create an issue", "POST /repos/{owner}/issues"],
    ]);
    expect(page.types.map(({ name }) => name)).toEqual(["Issue"]);
    expect(page.diagnostics).toEqual([]);
  });

  it("keeps two operations apart if one does not have a response, and reports the missing response", () => {
    const page = pageOf(
      "# Issues",
      "## Lock an issue",
      "`PUT /issues/{id}/lock`",
      "",
      "## Get an issue",
      "`GET /issues/{id}`",
      "",
      ...response,
    );
    expect((page.parts ?? []).map(({ operation }) => operation?.requests.map(({ path }) => path))).toEqual([
      ["/issues/{id}/lock"],
      ["/issues/{id}"],
    ]);
    const findings = [page, ...(page.parts ?? [])].flatMap(({ diagnostics }) => diagnostics);
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual([["missing-response", 2]]);
  });

  it("names an operation after its section, so that a second operation on the page does not rename it", () => {
    const list = ["## List issues", "`GET /issues`", "", ...response];
    const anchors = (...more: string[]) => pageOf("# Issues", ...list, ...more).parts?.map(({ anchor }) => anchor);
    expect(anchors("## Issue", "| Field | Type |", "| --- | --- |", "| id | integer |")).toEqual(["list-issues"]);
    expect(anchors("## Get an issue", "`GET /issues/{id}`", "", ...response)).toEqual(["list-issues", "get-an-issue"]);
  });

  it("has the operation of the title if other sections of the page describe the operation too", () => {
    const page = pageOf("# Issues", "## Usage", "`GET /issues`", "", ...response, "## Query parameters", "Text.");
    expect([page.operation?.requests.map(({ path }) => path), page.parts ?? []]).toEqual([["/issues"], []]);
  });

  it("has one operation, without a finding, if the request is under the title", () => {
    const page = pageOf(
      "# Get widget",
      "**GET** `/widgets/{id}`",
      "",
      ...response.map((line) => line.slice(line.startsWith("#") ? 1 : 0)),
    );
    expect(page.operation?.requests.map(({ path }) => path)).toEqual(["/widgets/{id}"]);
    expect(page.diagnostics).toEqual([]);
  });

  it.each([
    ["a column", "| Method URL | Preferred HTTP method |", "| `https://api.contoso.com/v2/loans` | `POST` |"],
    ["a label", "| Method URL | https://api.contoso.com/v2/loans |", "| Preferred HTTP method | POST |"],
  ])("has the request of a table with %s of URLs", (_, header, row) => {
    const sections = response.map((line) => line.replace("###", "##"));
    const page = pageOf("# Create a loan", "", "## Facts", "", header, "| --- | --- |", row, "", ...sections);
    expect(page.operation?.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /loans"]);
  });

  it("has a finding if it documents a response, but no request is found", () => {
    const page = pageOf("# Create a loan", "", "| Web address | https://api.contoso.com/loans |", "", ...response);
    expect(page.diagnostics.map(({ rule, line }) => [rule, line])).toEqual([["missing-http-request", 5]]);
  });

  it("has the statuses in the headings of responses", () => {
    const { operation } = pageOf(
      "# Create a loan",
      "`POST /loans`",
      "## Response `201`",
      "A [Loan](#loan).",
      "## Response `204 No content`",
      "The loan exists.",
      "## Response 409",
      "The book is lent.",
    );
    const statuses = operation?.response?.statuses ?? [];
    expect(statuses.map(({ status, type }) => [status, type?.name ?? null])).toEqual([
      [201, "Loan"],
      [204, null],
      [409, null],
    ]);
    expect(operation?.shared.errors.map(({ status, description }) => [status, description])).toEqual([
      [409, "The book is lent."],
    ]);
  });

  it("has the errors of each table, or a finding", () => {
    const errors = (header: string, row: string): Page =>
      pageOf("# Get a book", "`GET /books/{id}`", "", ...response, "## Errors", "", header, "| --- | --- |", row);
    const read = (page: Page): unknown =>
      page.operation?.shared.errors.map(({ status, code, description }) => [status, code, description]);
    const named = errors("| Error | Description |", "| book_not_found | No such book. |");
    expect(read(named)).toEqual([[null, "book_not_found", "No such book."]]);
    expect(read(errors("| Status | Error |", "| 404 | No such book |"))).toEqual([[404, null, "No such book"]]);
    const unknown = errors("| Fault | Meaning |", "| book_not_found | No such book. |");
    expect(unknown.diagnostics.map(({ rule }) => rule)).toEqual(["unreadable-table"]);
    expect(unknown.diagnostics[0]?.message).toContain("the columns Fault, Meaning.");
  });

  it.each<[string, string[][], string[]]>([
    ["in a list", [["a:read"], ["a:write"]], ["One of these scopes:", "", "- `a:read`", "- `a:write`"]],
    ["in a sentence", [["a:read", "repo"]], ["The scopes `a:read` and `repo`."]],
    ["without code", [["a:read"]], ["a:read"]],
    ["in a table", [["a:read"]], ["| Token | Required scopes |", "| --- | --- |", "| User | a:read |"]],
  ])("has the scopes %s", (_, scopes, lines) => {
    const { operation, diagnostics } = pageOf("# Get a book", "`GET /books`", "", ...response, "## Scopes", ...lines);
    expect(operation?.shared.permissions.map(({ application }) => application.least)).toEqual([scopes]);
    expect(diagnostics).toEqual([]);
  });

  it("does not have scopes from a section about credentials", () => {
    const key = ["## Authorization", "", "Send your key in the header `X-Api-Key`."];
    const { operation, diagnostics } = pageOf("# Get a book", "`GET /books`", "", ...response, ...key);
    expect([operation?.shared.permissions, diagnostics]).toEqual([[], []]);
  });

  it("has a finding if it lists several scopes, but not whether a request needs all of them", () => {
    const page = pageOf("# Get a book", "`GET /books`", "", ...response, "## Scopes", "", "- `a:read`", "- `a:write`");
    expect(page.diagnostics.map(({ rule, line }) => [rule, line])).toEqual([["unreadable-permissions", 10]]);
  });

  it("has the parameters in the part of the request that their table names", () => {
    const { operation } = pageOf(
      "# Get widget",
      "`GET /widgets/{id}`",
      "## Parameters",
      "| In | Name | Type |",
      "| --- | --- | --- |",
      "| path | id | uuid |",
      "| query | expand | boolean |",
      "| `header` | X-Trace | string |",
      "",
      ...response,
    );
    const names = (rows: readonly { readonly name: string }[] | undefined) => rows?.map(({ name }) => name);
    expect([
      names(operation?.pathParameters),
      names(operation?.queryParameters),
      names(operation?.requestHeaders),
    ]).toEqual([["id"], ["expand"], ["X-Trace"]]);
  });

  it("has the other parameters of a GET request in the query", () => {
    const { operation } = pageOf(
      "# List widgets",
      "`GET /shops/{shop}/widgets`",
      "## Parameters",
      "| Name | Type |",
      "| --- | --- |",
      "| shop | string |",
      "| limit | integer |",
      "",
      ...response,
    );
    expect(operation?.queryParameters.map(({ name }) => name)).toEqual(["limit"]);
  });

  it("has the properties of a body that only an example shows, and reports an example that is not in a code block", () => {
    const put = ["# Replace widget", "`PUT /widgets/{id}`", "", ...response, "## Request body", ""];
    const shown = pageOf(...put, "```json", '{ "size": 3, "colour": "red" }', "```");
    expect(shown.operation?.requestBody?.fields.map(({ name }) => name)).toEqual(["size", "colour"]);
    const indented = pageOf(...put, '    { "size": 3 }');
    expect(indented.diagnostics.map(({ rule, line }) => [rule, line])).toEqual([["unreadable-example", 12]]);
  });
});
