import type { Root } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { describe, expect, it } from "vitest";
import { remarkMarkupLimit } from "../../../generator/page/markdown/excessive-markup.js";
import { remarkFrontMatterFields } from "../../../generator/page/markdown/front-matter.js";
import { remarkIncludes } from "../../../generator/page/markdown/includes.js";
import { markdownSyntax } from "../../../generator/page/markdown/markdown-syntax.js";
import { remarkTabs } from "../../../generator/page/markdown/tabs.js";
import { remarkUnclosed } from "../../../generator/page/markdown/unclosed.js";

/** Returns the types of the blocks of a page, in order. */
const blocks = (tree: Root): string[] => tree.children.map(({ type }) => type);

describe("each remark plugin works without the others", () => {
  it("`remarkTabs` removes tabs of the languages in its options", () => {
    const processor = unified()
      .use(remarkParse)
      .use(remarkTabs, { http: [], languages: ["cobol"] });
    const tree = processor.parse("# [REST](#tab/rest)\n\nOn\n\n# [COBOL](#tab/cobol)\n\n> Off\n\n---\n\nDim");
    expect(blocks(processor.runSync(tree))).toEqual(["paragraph", "paragraph"]);
  });

  it("`remarkIncludes` replaces include directives with the texts in `file.data.includes`", () => {
    const processor = unified()
      .use(remarkParse)
      .use(remarkIncludes, { processor: markdownSyntax().use(remarkUnclosed).freeze() });
    const includes = { "api/lamp-code.md": "```http\nGET /lamps" };
    const file = new VFile({ path: "api/lamp.md", value: "[!INCLUDE [code](lamp-code.md)]", data: { includes } });
    expect(blocks(processor.runSync(processor.parse(file), file))).toEqual(["code"]);
    expect(file.messages.map(({ ruleId, file, line }) => [ruleId, file, line])).toEqual([
      ["unclosed-fence", "api/lamp-code.md", 1],
    ]);
  });

  it("`remarkFrontMatterFields` stores the front matter in the data of the file", () => {
    const processor = markdownSyntax().use(remarkFrontMatterFields);
    const file = new VFile({ path: "lamp.md", value: "---\ntitle: Lamp\n---\n\nText" });
    expect(blocks(processor.runSync(processor.parse(file), file))).toEqual(["paragraph"]);
    expect(file.data.frontMatter?.["title"]?.text).toBe("Lamp");
  });

  it("`remarkMarkupLimit` reports excessive markup instead of parsing the markup", () => {
    const file = new VFile({ path: "lamp.md", value: `Fine\n\n${"> ".repeat(200)}deep` });
    const tree = markdownSyntax().use(remarkMarkupLimit).parse(file);
    expect(tree.children).toEqual([]);
    expect(file.messages.map(({ ruleId, fatal, line }) => [ruleId, fatal, line])).toEqual([
      ["excessive-markup", true, 3],
    ]);
    expect(() => unified().use(remarkMarkupLimit).freeze()).toThrow("after remark-parse");
  });

  it.each([
    ["a megabyte of blank lines", "\n".repeat(1_000_000), 100_001],
    ["many escapes", "\\*".repeat(60_000), 1],
    ["many list items", "- a\n".repeat(1001), 1001],
    ["many lazy quotes", "> a\nb\n".repeat(501), 1001],
    ["some list items in a long file", `${"- a\n".repeat(500)}${"a\n".repeat(10_000)}`, 191],
    ["brackets in a long paragraph", `${"a".repeat(500_000)}${"[a](b) ".repeat(20)}`, 1],
    ["ends of links", "](".repeat(1001), 1],
    ["backticks of growing length", Array.from({ length: 11 }, (_, at) => `${"`".repeat(at + 1)}a`).join(""), 1],
    ["a row of many cells", "|".repeat(201), 1],
  ])("`remarkMarkupLimit` does not parse %s", (_, value, line) => {
    const file = new VFile({ path: "lamp.md", value });
    expect(markdownSyntax().use(remarkMarkupLimit).parse(file).children).toEqual([]);
    expect(file.messages.map(({ ruleId, line: at }) => [ruleId, at])).toEqual([["excessive-markup", line]]);
  });

  it("`remarkMarkupLimit` parses lists, quotes and tables that are as large as those of real pages", () => {
    const rows = `${"|a".repeat(20)}|\n${"|-".repeat(20)}|\n${`${"|b".repeat(20)}|\n`.repeat(500)}`;
    const value = `${"- a\n".repeat(300)}\n${"> a\n> b\n\n".repeat(50)}${rows}`;
    const file = new VFile({ path: "lamp.md", value });
    expect(markdownSyntax().use(remarkMarkupLimit).parse(file).children.length).toBe(52);
    expect(file.messages).toEqual([]);
  });
});
