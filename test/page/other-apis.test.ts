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
