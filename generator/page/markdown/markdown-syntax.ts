import type { Root } from "mdast";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Processor } from "unified";

/**
 * Two constructs of CommonMark that reference pages never use and that would misread them: a `---` under a paragraph
 * ends a tab and is no heading, and indented text is a list's or a table's continuation and no code.
 */
const unusedSyntax = { disable: { null: ["setextUnderline", "codeIndented"] } };

/** Tables are all of GFM that reference pages use; its other parts cost a quarter of the parsing time. */
function remarkReferenceSyntax(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable(), unusedSyntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown()];
}

/**
 * Markdown as reference pages write it: CommonMark with GFM tables and YAML front matter.
 * {@link https://github.github.com/gfm/#tables-extension- | GFM, tables}
 */
export const markdownSyntax = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkReferenceSyntax)
  .freeze();

/** Tree of a piece of Markdown, as it is written. */
export function parseMarkdown(text: string): Root {
  return markdownSyntax.parse(text);
}
