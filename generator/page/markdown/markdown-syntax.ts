import type { Root } from "mdast";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Processor } from "unified";
import { underlinedHeading } from "./underlined-heading.js";

/** Indented text is a list's or a table's continuation in reference pages, and never code. */
const unusedSyntax = { disable: { null: ["codeIndented"] } };

/** Tables are all of GFM that reference pages use; its other parts cost a quarter of the parsing time. */
function remarkReferenceSyntax(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable(), underlinedHeading, unusedSyntax];
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
