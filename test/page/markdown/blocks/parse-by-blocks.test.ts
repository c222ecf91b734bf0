import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBlockParser } from "../../../../generator/page/markdown/blocks/parse-by-blocks.js";
import { parseMarkdown } from "../../../../generator/page/markdown/markdown-syntax.js";
import { lines } from "./lines.js";

const parseByBlocks = createBlockParser();

/** Pages that can be split into blocks. Each has a block whose splitting is easy to get wrong. */
const pages = {
  "front matter": "---\ntitle: A\n---\n# A\n\nText.",
  "empty front matter": "---\n---\nText.",
  "headings between paragraphs": "Text\n# A\nText\n## `B` ##\n### C ###\n#D\n####### E\n#",
  "a fence after a paragraph": "Text\n```json\n{\n\n}\n```\nText",
  "a fence in a fence": "````\n```\n\nText\n````\n\nText",
  "a fence with a description": "``` js title=a\na\n```\n\n~~~ `b`\nb\n~~~",
  "an empty fence": "```\n```\n\n```\n\n```\n\n```\n\n\n```",
  "an indented fence": "  ```\n  a\n    b\n ```\n\nText",
  "an unclosed fence": "Text\n\n```\na\n\nb\n",
  "comments with blank lines": '<!-- {\n\n  "a": 1\n} -->\nText <!-- b\n\nc --> d',
  "short comments": "<!-->\n\nText\n\n<!--->\n\nText -->",
  "an unclosed comment": "Text\n\n<!-- a\n\nb",
  "a table": "|A|`B`|\n|:-|-:|\n| a | b | c |\n||\n| \\| | `a\\|b` |\n| [a](b.md) | \\\\| |  ",
  "a table without outer pipes": "A|B\n-|-\na|b",
  "a table after a heading": "## A\n|A|\n|-|\n|a|\n# B",
  "rows that end with a backslash": "|A|\n|-|\n|a\\|\n|b \\ |",
  "a header with too few columns": "|A|B|\n|-|\n|a|b|",
  "a list after a paragraph": "Text\n- a\n\n  b\n- c\n\nText",
  "a list after a list": "- a\n\n* b\n\n1. c\n\n2) d\n\nText",
  "a fence in a list": "- a\n\n  ```\n  b\n\n  c\n  ```\n\nText",
  "a fence in a list before a quote": "- ```\n\n> ```",
  "a fence after a list item": "- a\n```\nb\n\nc\n```\nText",
  "a comment and a fence after a quote": "> a\n<!-- b\n\nc -->\n```\nd\n\ne\n```\nText",
  "headings between list items": "- a\n# B\n- c\n  - d\n## E",
  "a fence in an element after a list": "- a\n<div>\n```\n\nText\n```",
  definitions: "[a] [d]\n\n|[b][a]|\n|-|\n|*c* [d]|\n\n- [a]\n\n[a]: b.md\n\n> [d]: e.md\n\n[a]: f.md\n\n[a]",
  "a lazy line": "> a\nb\n\n- c\nd\n\nText",
  "a lazy element": "- a\n</pre>",
  elements: "<div>\n```\n</div>\n\nText\n```\n\n<pre>\na\n\nb\n</pre>\n\nText",
  "underlined headings": "A\n===\nB\n----\nC\n---\n\nD",
  rules: "***\n\n---\n\n* * *\n\n___",
  "repeated blocks": "A *b*\n\n- c\n\nA *b*\n\n- c\n\nA *b*",
} as const;

/** Pages whose blocks depend on each other, so that they cannot be parsed by blocks. */
const dependent = {
  "unclosed front matter": "---\n- a",
  "an element that contains a blank line": "- a\n<pre>\n\nb\n</pre>",
  "line breaks of Windows": "# A\r\n\r\nText",
  "a byte order mark": "\uFEFF# A",
  "a null character": "A\0",
} as const;

describe("parsing by blocks", () => {
  it.each(Object.entries(pages))("gives the same tree as parsing the whole page for %s", (_name, text) => {
    expect(parseByBlocks(text)).toEqual(parseMarkdown(text));
  });

  it.each(Object.entries(dependent))("returns null for a page with %s", (_name, text) => {
    expect(parseByBlocks(text)).toBeNull();
  });

  it("gives the same tree as parsing the whole page for random lines", () => {
    const page = fc.array(fc.constantFrom(...lines), { maxLength: 14 }).map((parts) => parts.join("\n"));
    fc.assert(
      fc.property(page, fc.constantFrom("", "\n", "\n\n"), (text, end) => {
        const tree = parseByBlocks(text + end);
        if (tree !== null) expect(tree).toEqual(parseMarkdown(text + end));
      }),
      { numRuns: Number(process.env["DOCWRIGHT_PAGES"] ?? 100) },
    );
  });

  it("gives the same tree as parsing the whole page for random characters", () => {
    const page = fc.string({ unit: fc.constantFrom(...Array.from("ab |-\n\n`*_[]()<>!&#\\\t=~1.:")), maxLength: 60 });
    fc.assert(
      fc.property(page, (text) => {
        const tree = parseByBlocks(text);
        if (tree !== null) expect(tree).toEqual(parseMarkdown(text));
      }),
      { numRuns: Number(process.env["DOCWRIGHT_PAGES"] ?? 100) },
    );
  });

  it("does not use the definitions of one page on another page", () => {
    const texts = ["- [a]", "- [a]\n\n[a]: b.md", "- [a]\n\n[a]: c.md", "- [a]"];
    for (const text of texts) expect(parseByBlocks(text)).toEqual(parseMarkdown(text));
  });

  it("gives separate nodes for equal blocks, so that a change of one tree does not change another tree", () => {
    const [first, second] = [parseByBlocks("A *b*"), parseByBlocks("A *b*")];
    first?.children.splice(0);
    expect(second?.children).toHaveLength(1);
  });
});
