import { describe, expect, it } from "vitest";
import type { Inline } from "../../../generator/page/markdown/inline.js";
import { blocksOf } from "../doc-of.js";

function inlineOf(text: string): Inline | undefined {
  const [block] = blocksOf(text);
  return block?.type === "paragraph" ? block.content : undefined;
}

describe("inline content", () => {
  it.each([
    ["collapses white space", "one\n  two\u00a0 three", "one two three"],
    ["keeps the backticks of code and removes emphasis", "**a** _b_ `c  d`", "a b `c d`"],
    ["keeps the text of links and images", "[a](b) ![c](d.png) <https://e.f>", "a c https://e.f"],
    ["removes tags and keeps placeholders in angle brackets", "a<sup>1</sup> <first-name> b", "a1 <first-name> b"],
    ["removes invisible characters", "a\u200bb", "ab"],
    ["decodes entities and escapes", "a &amp; b\\_c", "a & b_c"],
  ])("%s", (_, text, expected) => {
    expect(inlineOf(text)?.text).toBe(expected);
  });

  it.each([
    ["line breaks", "one<br>two<br/> three", ["one", "two", "three"]],
    ["list items", "One of <ul><li>a</li><li>`b`</li></ul> only", ["One of", "• a", "• `b`", "only"]],
    ["the rows of a nested table", "Is <table><tr><td>a</td><td>b</td></tr></table>", ["Is", "a - b"]],
  ])("in a table cell is divided into lines by %s", (_, cell, lines) => {
    const [table] = blocksOf(`|a|\n|-|\n|${cell}|`);
    expect(table?.type === "table" && table.rows[0]?.cells[0]).toMatchObject({ lines, text: lines.join(" ") });
  });

  it("has a list of links, a list of code spans and a mark for bold text", () => {
    expect(inlineOf("**[`user`](user.md)**")).toMatchObject({
      text: "`user`",
      links: [{ text: "user", url: "user.md" }],
      codes: ["user"],
      bold: true,
      source: { line: 1, column: 1 },
    });
    expect(inlineOf("**a** b")?.bold).toBe(false);
  });
});
