import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Processor } from "unified";
import { inlineHtml } from "./inline-html.js";
import { underlinedHeading } from "./underlined-heading.js";

/** Reference pages indent text to continue a list item or a table, never to write code. */
const noIndentedCode = { disable: { null: ["codeIndented"] } };

/** Tables are the only part of GFM that reference pages use. The other parts add a quarter to the parsing time. */
const syntaxExtensions = [gfmTable(), underlinedHeading, inlineHtml, noIndentedCode];
const treeExtensions = [gfmTableFromMarkdown()];

function remarkReferenceSyntax(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...syntaxExtensions];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), ...treeExtensions];
}

/**
 * Processor for the Markdown of reference pages: CommonMark with GFM tables and YAML front matter.
 * {@link https://github.github.com/gfm/#tables-extension- | GFM, tables}
 */
export const markdownSyntax = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkReferenceSyntax)
  .freeze();

/** Parses a whole file, including its front matter, without transforming the tree. */
export function parseMarkdown(text: string): Root {
  return markdownSyntax.parse(text);
}

/** Parses a part of a file, such as a repaired table. A fragment does not have front matter. */
export function parseFragment(text: string): Root {
  return fromMarkdown(text, { extensions: syntaxExtensions, mdastExtensions: treeExtensions });
}
