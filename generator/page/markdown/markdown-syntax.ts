import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Processor } from "unified";

/**
 * Two constructs of CommonMark that reference pages never use and that would misread them: a `---` under a paragraph
 * ends a tab and is no heading, and indented text is a list's or a table's continuation and no code.
 */
const unusedSyntax = { disable: { null: ["setextUnderline", "codeIndented"] } };

function remarkReferenceSyntax(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), unusedSyntax];
}

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkGfm, { singleTilde: false })
  .use(remarkReferenceSyntax)
  .freeze();

/**
 * Markdown as reference pages write it: CommonMark with GFM tables and YAML front matter.
 * {@link https://github.github.com/gfm/ | GitHub Flavored Markdown}
 */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
