import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import type { Page } from "../../generator/page/page.js";
import { readPage } from "../../generator/page/read-page.js";
import { docOf } from "./doc-of.js";

const pageOf = (...lines: readonly string[]): Page => readPage(docOf(`${lines.join("\n")}\n`), microsoftGraph);

/** Returns the anchor, the title and the requests of each part of a page. */
function partsOf(page: Page): unknown[] {
  return (page.parts ?? []).map(({ anchor, title, operation }) => [
    anchor,
    title,
    ...(operation?.requests ?? []).map(({ method, path }) => `${method} ${path}`),
  ]);
}

const response = ["#### Responses", "", "| Status | Body |", "| --- | --- |", "| 200 | Book |", ""];

describe("a page with several operations", () => {
  it("has an operation for each section whose heading is a request line", () => {
    const page = pageOf(
      "# Books",
      "## `GET /books`",
      ...response.map((line) => line.replace("####", "###")),
      "## `DELETE https://api.contoso.com/v2/books/{id}`",
      ...response.map((line) => line.replace("####", "###")),
    );
    expect(partsOf(page)).toEqual([
      ["get-books", "`GET /books`", "GET /books"],
      [
        "delete-https-api-contoso-com-v2-books-id",
        "`DELETE https://api.contoso.com/v2/books/{id}`",
        "DELETE /books/{id}",
      ],
    ]);
    expect(page.operation).toBeNull();
  });

  it("adds the errors of the whole page to each operation, also below headings of groups", () => {
    const page = pageOf(
      "# API",
      "## Books",
      "### List",
      "#### Endpoint",
      "`GET /books`",
      ...response,
      "## Loans",
      "### List",
      "#### Endpoint",
      "`GET /loans`",
      ...response,
      "## Errors",
      "| Status | Message |",
      "| --- | --- |",
      "| 401 | Wrong key. |",
    );
    expect(partsOf(page)).toEqual([
      ["list", "List", "GET /books"],
      ["list-1", "List", "GET /loans"],
    ]);
    expect(page.parts?.map(({ operation }) => operation?.shared.errors.map(({ status }) => status))).toEqual([
      [401],
      [401],
    ]);
  });

  it("has only one operation if the sections have requests, but the page has one response", () => {
    const page = pageOf(
      "# Get drive",
      "## Mine",
      "### HTTP request",
      "`GET /me/drive`",
      "## Of a group",
      "### HTTP request",
      "`GET /groups/{id}/drive`",
      "## Response",
      "Returns `200 OK` and a [drive](drive.md) object.",
    );
    expect(page.parts).toBeUndefined();
    expect(page.operation?.requests.map(({ path }) => path)).toEqual(["/me/drive", "/groups/{id}/drive"]);
  });
});

describe("a page with several types", () => {
  const fields = ["| Field | Type |", "| --- | --- |", "| id | string |", ""];

  it("has a type for each heading that is a type name, and an enumeration for each table of values", () => {
    const page = pageOf(
      "# Types",
      "## Book object",
      ...fields,
      "## Member",
      ...fields,
      "## Genre",
      "| Value | Description |",
      "| --- | --- |",
      "| novel | Prose. |",
      "## How to read this page",
      ...fields,
    );
    expect([page.kind, page.types.map(({ name }) => name), page.enums.map(({ name }) => name)]).toEqual([
      "resource",
      ["Book", "Member"],
      ["Genre"],
    ]);
  });

  it("has the types in sections next to its operation, if the operation or another type names them", () => {
    const page = pageOf(
      "# Get a book",
      "## Endpoint",
      "`GET /books/{id}`",
      "## Responses",
      "| Status | Body |",
      "| --- | --- |",
      "| 200 | [Book](#the-book-object) |",
      "",
      "## The Book object",
      "| Field | Type |",
      "| --- | --- |",
      "| id | string |",
      "| author | Author |",
      "| genre | Genre |",
      "",
      "## Author",
      ...fields,
      "## Genre",
      "| Value | Description |",
      "| --- | --- |",
      "| novel | Prose. |",
      "",
      "## Limits",
      ...fields,
    );
    expect([page.kind, page.types.map(({ name }) => name), page.enums.map(({ name }) => name)]).toEqual([
      "api",
      ["Book", "Author"],
      ["Genre"],
    ]);
    expect(page.operation?.response?.statuses.map(({ type }) => type?.name)).toEqual(["Book"]);
    expect(page.diagnostics.map(({ rule, line }) => [rule, line])).toEqual([["unreadable-table", 27]]);
  });

  it("does not have types for tables of methods", () => {
    const page = pageOf("# Usage", "## Reports", "| Function | Return type |", "| --- | --- |", "| Get users | user |");
    expect([page.kind, page.types]).toEqual(["concept", []]);
  });
});

describe("a page with an operation under its title and further operations in sections", () => {
  const main = [
    "# List books",
    "## HTTP request",
    "`GET /books`",
    ...response.map((line) => line.replace("####", "##")),
  ];

  it("has one operation for the title, and one for each section", () => {
    const page = pageOf(...main, "## Get a book", "### HTTP request", "`GET /books/{id}`", ...response);
    expect(page.operation?.requests.map(({ path }) => path)).toEqual(["/books"]);
    expect(partsOf(page)).toEqual([["get-a-book", "Get a book", "GET /books/{id}"]]);
  });

  it("has only one operation if the section does not describe a response", () => {
    const page = pageOf(...main, "## Get a book", "### HTTP request", "`GET /books/{id}`");
    expect(page.parts).toBeUndefined();
  });
});
