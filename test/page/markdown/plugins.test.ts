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

/** Types of the blocks of a page, in order. */
const blocks = (tree: Root): string[] => tree.children.map(({ type }) => type);

describe("the remark plugins can be used separately", () => {
  it("remarkTabs removes tabs of the languages in its options", () => {
    const processor = unified()
      .use(remarkParse)
      .use(remarkTabs, { http: [], languages: ["cobol"] });
    const tree = processor.parse("# [REST](#tab/rest)\n\nOn\n\n# [COBOL](#tab/cobol)\n\n> Off\n\n---\n\nDim");
    expect(blocks(processor.runSync(tree))).toEqual(["paragraph", "paragraph"]);
  });

  it("remarkIncludes inserts the includes in the file's data, parsed by the processor in its options", () => {
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

  it("remarkFrontMatterFields stores the front matter in the file's data", () => {
    const processor = markdownSyntax().use(remarkFrontMatterFields);
    const file = new VFile({ path: "lamp.md", value: "---\ntitle: Lamp\n---\n\nText" });
    expect(blocks(processor.runSync(processor.parse(file), file))).toEqual(["paragraph"]);
    expect(file.data.frontMatter?.["title"]?.text).toBe("Lamp");
  });

  it("remarkMarkupLimit does not parse excessive markup, and requires a parser", () => {
    const file = new VFile({ path: "lamp.md", value: `Fine\n\n${"> ".repeat(200)}deep` });
    const tree = markdownSyntax().use(remarkMarkupLimit).parse(file);
    expect(tree.children).toEqual([]);
    expect(file.messages.map(({ ruleId, fatal, line }) => [ruleId, fatal, line])).toEqual([
      ["excessive-markup", true, 3],
    ]);
    expect(() => unified().use(remarkMarkupLimit).freeze()).toThrow("after remark-parse");
  });
});
