import { describe, expect, it } from "vitest";
import type { TableBlock } from "../../../generator/page/markdown/section.js";
import { blocksOf, findingsOf, markdownOf } from "../doc-of.js";

function tableOf(text: string): TableBlock | undefined {
  return blocksOf(text).find((block) => block.type === "table");
}

const cellsOf = (table: TableBlock | undefined): string[][] =>
  (table?.rows ?? []).map((row) => row.cells.map((cell) => cell.text));

describe("a table", () => {
  it("has the places of its rows and of the content of each cell", () => {
    const table = tableOf("Words.\n\n|Property|Type|\n|:--|:--|\n| id |[user](u.md)|\n");
    expect(table?.headers.map((header) => header.text)).toEqual(["Property", "Type"]);
    expect(table?.source).toMatchObject({ line: 3, column: 1 });
    expect(table?.rows[0]).toMatchObject({
      source: { line: 5, column: 1 },
      cells: [
        { text: "id", source: { line: 5, column: 3 } },
        { text: "user", links: [{ text: "user", url: "u.md" }], source: { line: 5, column: 7, endColumn: 19 } },
      ],
    });
  });

  it.each([
    ["without outer pipes", "a | b\n--- | ---\n1 | 2", [["1", "2"]]],
    ["with escaped pipes", "|a|b|\n|-|-|\n|x \\| y|`p\\|q`|", [["x | y", "`p|q`"]]],
    ["with line breaks in cells", "|a|b|\n|-|-|\n|one<br>two<br/> three|x|", [["one two three", "x"]]],
    ["with too few cells in a row", "|a|b|\n|-|-|\n|1|", [["1", ""]]],
    ["with extra empty cells", "|a|b|\n|-|-|\n|1|2|||", [["1", "2"]]],
    ["directly after a paragraph", "Words:\n|a|b|\n|-|-|\n|1|2|", [["1", "2"]]],
  ])("is read %s", (_, text, cells) => {
    expect(cellsOf(tableOf(text))).toEqual(cells);
  });

  it("keeps the text of the last cell in one cell, with a finding, if a pipe in the text is not escaped", () => {
    const text = "|a|b|\n|-|-|\n|1|*.xml | *.json|";
    expect(cellsOf(tableOf(text))).toEqual([["1", "*.xml | *.json"]]);
    expect(findingsOf(markdownOf(text))).toEqual([["uneven-row", "api/lamp.md", 3, 1]]);
  });

  it("is repaired if its delimiter row has the wrong number of columns", () => {
    const text = "Words.\n\n|a|b|\n|-|-|-|\n|1|2|\n";
    expect(cellsOf(tableOf(text))).toEqual([["1", "2"]]);
    expect(tableOf(text)?.rows[0]?.source).toMatchObject({ line: 5, column: 1 });
    expect(findingsOf(markdownOf(text))).toEqual([["malformed-table", "api/lamp.md", 3, 1]]);
  });

  it("continues after a blank line", () => {
    const text = "|a|b|\n|-|-|\n|1|2|\n\n|3|4|\n|5|6|\n";
    expect(cellsOf(tableOf(text))).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    expect(tableOf(text)?.rows[2]?.source).toMatchObject({ line: 6, column: 1 });
    expect(findingsOf(markdownOf(text))).toEqual([["malformed-table", "api/lamp.md", 5, 1]]);
  });

  it("can be in a list", () => {
    const [list] = blocksOf("- Item\n\n  |a|b|\n  |-|-|\n  |1|2|\n");
    expect(list).toMatchObject({
      type: "list",
      items: [{ blocks: [{ type: "paragraph" }, { type: "table", rows: [{ source: { line: 5, column: 3 } }] }] }],
    });
  });

  it("can be HTML that contains Markdown and blank lines", () => {
    const html = [
      "<table>",
      "  <tr><th>Property</th><th>Description</th></tr>",
      "",
      "  <tr><td>lamp</td><td>",
      "",
      "The [lamp][] itself.",
      "",
      "</td></tr>",
      '  <tr><td>room</td><td>Its <a href="room.md">room</a>.<ul><li>one</li><li>two</li></ul></td></tr>',
      "</table>",
      "",
      "[lamp]: lamp.md",
    ];
    const table = tableOf(`Words.\n\n${html.join("\n")}`);
    expect(table?.headers.map(({ text }) => text)).toEqual(["Property", "Description"]);
    expect(cellsOf(table)).toEqual([
      ["lamp", "The lamp itself."],
      ["room", "Its room. • one • two"],
    ]);
    expect(table?.rows.map(({ source, cells }) => [source.line, cells[1]?.links[0]?.url])).toEqual([
      [6, "lamp.md"],
      [11, "room.md"],
    ]);
  });

  it("is reported if it is HTML that is nested too deeply", () => {
    expect(findingsOf(markdownOf(`<table>${"<b>".repeat(100)}</table>\n`))).toEqual([
      ["unreadable-table", "api/lamp.md", 1, 1],
    ]);
  });

  it("can contain reference links, which are resolved", () => {
    const table = tableOf("|a|\n|-|\n|[identitySet][]|\n\n[identitySet]: ../resources/identityset.md\n");
    expect(table?.rows[0]?.cells[0]).toMatchObject({
      text: "identitySet",
      links: [{ text: "identitySet", url: "../resources/identityset.md" }],
    });
  });
});
