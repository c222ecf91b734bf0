import type { Vocabulary } from "../../dialect/vocabulary.js";
import type { Diagnostic } from "../../diagnostic.js";
import type { DocFile } from "../../docs/doc-file.js";
import type { Link } from "../page.js";
import { takeFrontMatter } from "./front-matter.js";
import type { FrontMatter } from "./front-matter.js";
import { spliceIncludes } from "./includes.js";
import { readLinks } from "./read-links.js";
import { readSections } from "./read-sections.js";
import type { Section } from "./section.js";
import { parseSourceFile } from "./source-file.js";
import { flattenTabs } from "./tabs.js";

/** A page's Markdown in our own plain terms: no reader beyond this folder sees the syntax tree. */
export interface MarkdownPage {
  readonly frontMatter: FrontMatter;
  /** What stands before the first heading, and the sections. */
  readonly root: Section;
  readonly links: readonly Link[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Markdown to sections: parse, take the front matter, splice the includes, flatten the tabs, read the blocks. */
export function readMarkdown(doc: DocFile, vocabulary: Vocabulary): MarkdownPage {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const tree = parseSourceFile({ path: doc.path, text: doc.text, report });
  const frontMatter = takeFrontMatter(tree, doc, report);
  spliceIncludes(tree, doc, report);
  flattenTabs(tree, vocabulary.dialect.tabs);
  const links = readLinks(tree, doc.path);
  return { frontMatter, root: readSections(tree, doc.path, vocabulary, report), links, diagnostics };
}
