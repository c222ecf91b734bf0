import { describe, expect, it } from "vitest";
import { blocksOf, findingsOf, markdownOf, outline } from "../doc-of.js";

const directive = (path: string): string => `[!INCLUDE [title](${path})]`;

describe("an include", () => {
  it("is replaced by its content, and each block keeps its line number in the included file", () => {
    const { root } = markdownOf(`## Permissions\n\n${directive("../includes/p.md")}\n\nAfter.`, {
      "includes/p.md": "---\ntitle: x\n---\n\n|a|b|\n|-|-|\n|1|2|\n",
    });
    expect(root.sections[0]?.blocks).toMatchObject([
      {
        type: "table",
        source: { file: "includes/p.md", line: 5 },
        rows: [
          { source: { file: "includes/p.md", line: 7, column: 1 }, cells: [{ source: { file: "includes/p.md" } }, {}] },
        ],
      },
      { type: "paragraph", source: { file: "api/lamp.md", line: 5 } },
    ]);
  });

  it("is no longer inserted after the included text of the page reaches a limit", () => {
    const text = "a".repeat(480_000);
    const page = markdownOf(`${directive("../includes/a.md")}\n\n`.repeat(2000), { "includes/a.md": text });
    expect(page.root.blocks).toHaveLength(2);
    expect(findingsOf(page)).toEqual([["too-many-includes", "api/lamp.md", 5, 11]]);
  });

  it("can contain sections and other includes", () => {
    const { root } = markdownOf(directive("../includes/a.md"), {
      "includes/a.md": `## Permissions\n\n${directive("b/c.md")}`,
      "includes/b/c.md": "Deep.",
    });
    expect(outline(root)).toEqual(["## Permissions (permissions)"]);
    expect(root.sections[0]?.blocks).toMatchObject([
      { type: "paragraph", source: { file: "includes/b/c.md", line: 1 } },
    ]);
  });

  it("can be part of a sentence", () => {
    expect(blocksOf(`Lamps ${directive("../includes/a.md")} here.`, { "includes/a.md": "are **lit**" })).toMatchObject([
      { type: "paragraph", content: { text: "Lamps are lit here." } },
    ]);
  });

  it("can be on any line of a paragraph", () => {
    const blocks = blocksOf(`${directive("../includes/a.md")}\n${directive("../includes/a.md")}`, {
      "includes/a.md": "A.",
    });
    expect(blocks).toMatchObject([{ content: { text: "A." } }, { content: { text: "A." } }]);
  });

  it.each([
    ["a table", "|x|y|\n|-|-|\n|3|4|\n"],
    ["lines without a header", "|3|4|\n"],
  ])("can add rows to a table: %s", (_, text) => {
    const [table] = blocksOf(`|a|b|\n|-|-|\n|1|2|\n${directive("../includes/rows.md")}\n|5|6|\n`, {
      "includes/rows.md": text,
    });
    expect(table?.type === "table" ? table.rows.map((row) => row.cells.map((cell) => cell.text)) : []).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
  });

  it("is removed if its file was not read", () => {
    expect(blocksOf(`${directive("../includes/gone.md")}\n\nAfter.`)).toMatchObject([{ content: { text: "After." } }]);
  });

  it("has a finding if it contains too many nested includes", () => {
    const includes = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `includes/${String(index)}.md`,
        `${directive(`${String(index + 1)}.md`)}\n\n${directive(`${String(index + 1)}.md`)}`,
      ]),
    );
    const page = markdownOf(directive("../includes/0.md"), includes);
    expect(findingsOf(page).map(([rule]) => rule)).toEqual(["too-many-includes"]);
  });
});
