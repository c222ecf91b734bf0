import { describe, expect, it } from "vitest";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { readPage } from "../../../generator/page/read-page.js";
import { docOf } from "../doc-of.js";
import { operationOf } from "./operation-of.js";

/** Returns the body type of each row in a table of statuses. A list has `[]` after the name. */
function statusesOf(header: string, cells: readonly string[]): unknown[] {
  const rows = cells.map((cell, index) => `| 20${index.toString()} | ${cell} |`);
  const page = ["# Get book", "", "## Responses", "", `| Status | ${header} |`, "| --- | --- |", ...rows, ""].join(
    "\n",
  );
  return (operationOf(page).response?.statuses ?? []).map(({ type, stream }) =>
    stream ? "bytes" : type === null ? null : `${type.name ?? "?"}${type.collection ? "[]" : ""}`,
  );
}

describe("a table of statuses", () => {
  it.each([
    ["[Book](types.md#book)", "Book"],
    ["`Book`", "Book"],
    ["Book", "Book"],
    ["Book[]", "Book[]"],
    ["`Book[]`", "Book[]"],
    ["Array of Book", "Book[]"],
    ["List of [Book](types.md#book)", "Book[]"],
    ["list of books", "book[]"],
    ["array of strings", "string[]"],
    ["None", null],
    ["-", null],
    ["", null],
  ])("has the type of the body from the cell %j", (cell, type) => {
    expect(statusesOf("Body", [cell])).toEqual([type]);
  });

  it.each([
    ["The [Book](types.md#book).", "Book"],
    ["The new [Book](types.md#book), with its id.", "Book"],
    ["OK. Returns a `Book`.", "Book"],
    ["Returns the Book object.", "Book"],
    ["The book.", "book"],
    ["A list of [Book](types.md#book) objects.", "Book[]"],
    ["The list of all books.", "book[]"],
    ["Returns an array of `Book`.", "Book[]"],
    ["The contents of the file.", "bytes"],
    ["OK", null],
    ["Success.", null],
    ["Deleted", null],
    ["The book was removed.", null],
    ["The book was removed. See [Errors](errors.md).", null],
    ["No content", null],
  ])("has the type of the body from the description %j", (cell, type) => {
    expect(statusesOf("Description", [cell])).toEqual([type]);
  });

  it.each(["Status", "Status code", "HTTP status", "Response code", "Code"])("can have the column %j", (header) => {
    const page = `# Get book\n\n## Responses\n\n| ${header} | Schema |\n| --- | --- |\n| 200 OK | Book |\n| 404 | Error |\n`;
    const { response, errors } = operationOf(page);
    expect(response?.statuses.map(({ status, type }) => [status, type?.name])).toEqual([[200, "Book"]]);
    expect(errors.map(({ status }) => status)).toEqual([404]);
  });

  it("is ignored if a sentence names the success status", () => {
    const page =
      "# Get book\n\n## Response\n\nReturns `200 OK` and a [book](book.md) object in the response body.\n\n| Status | Body |\n| --- | --- |\n| 201 | Other |\n";
    expect(operationOf(page).response?.statuses.map(({ status }) => status)).toEqual([200]);
  });
});

describe("a table of statuses with a header that is not in the dialect", () => {
  const findingsOf = (header: string, cell: string): unknown[] => {
    const rows = `| Status | ${header} |\n| --- | --- |\n| 200 | ${cell} |`;
    const page = `# Get book\n\n## HTTP request\n\n\`GET /books/{id}\`\n\n## Responses\n\n${rows}\n`;
    const { diagnostics } = readPage(docOf(page), { ...microsoftGraph, odata: false });
    return diagnostics.map(({ rule, line, message }) => [rule, line, message]);
  };

  it("is reported if the column names the body", () => {
    expect(findingsOf("Gives", "List of [Book](#book)")).toEqual([
      [
        "unreadable-table",
        9,
        'docwright does not know the header "Gives", so it does not read the bodies of responses in this column. Add the header to `dialect.columns` in the config, as `body` or `description`.',
      ],
    ]);
  });

  it("is not reported if the column does not name a body, or the header is known", () => {
    expect(findingsOf("Since", "2.1")).toEqual([]);
    expect(findingsOf("Description", "The [Book](#book).")).toEqual([]);
  });
});
