import type { Root } from "mdast";
import type { Processor } from "unified";
import { VFile } from "vfile";
import type { TabNames } from "../../dialect/dialect.js";
import type { Vocabulary } from "../../dialect/vocabulary.js";
import type { Finding } from "../../findings/finding.js";
import type { DocFile } from "../../docs/doc-file.js";
import type { Link } from "../page.js";
import { remarkBrokenTables } from "./broken-table.js";
import { remarkMarkupLimit } from "./excessive-markup.js";
import { findingsOf } from "./file-finding.js";
import { remarkFrontMatterFields } from "./front-matter.js";
import type { FrontMatter } from "./front-matter.js";
import { remarkHtmlTables } from "./html-tables.js";
import { remarkIncludes } from "./includes.js";
import { markdownSyntax } from "./markdown-syntax.js";
import { readLinks } from "./read-links.js";
import { readSections } from "./read-sections.js";
import type { Section } from "./section.js";
import { remarkTabs } from "./tabs.js";
import { remarkTranslations } from "./translations.js";
import { remarkUnclosed } from "./unclosed.js";

/** A page's Markdown in our own plain terms: no reader beyond this folder sees the syntax tree. */
export interface MarkdownPage {
  readonly frontMatter: FrontMatter;
  /** What stands before the first heading, and the sections. */
  readonly root: Section;
  readonly links: readonly Link[];
  readonly diagnostics: readonly Finding[];
}

/** A page or an include by itself: what is broken in it is mended where that is sure, and reported. */
const fileProcessor = markdownSyntax()
  .use(remarkMarkupLimit)
  .use(remarkUnclosed)
  .use(remarkBrokenTables)
  .use(remarkHtmlTables)
  .use(remarkTranslations)
  .freeze();

function pageProcessor(tabs: TabNames): Processor<Root, Root, Root> {
  return fileProcessor()
    .use(remarkFrontMatterFields)
    .use(remarkIncludes, { processor: fileProcessor })
    .use(remarkTabs, tabs)
    .freeze();
}

const prepared = new WeakMap<Vocabulary, Processor<Root, Root, Root>>();

/** Markdown to sections: the tree of a page with its includes in place, and what its nodes say in our own terms. */
export function readMarkdown(doc: DocFile, vocabulary: Vocabulary): MarkdownPage {
  const processor = prepared.get(vocabulary) ?? pageProcessor(vocabulary.dialect.tabs);
  prepared.set(vocabulary, processor);

  const file = new VFile({ path: doc.path, value: doc.text, data: { includes: doc.includes } });
  const tree = processor.runSync(processor.parse(file), file);
  const diagnostics = findingsOf(file);
  const root = readSections(tree, doc.path, vocabulary, (diagnostic) => diagnostics.push(diagnostic));
  return { frontMatter: file.data.frontMatter ?? {}, root, links: readLinks(tree, doc.path), diagnostics };
}
