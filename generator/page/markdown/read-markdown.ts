import type { Root } from "mdast";
import type { Processor } from "unified";
import { VFile } from "vfile";
import type { TabNames } from "../../dialect/dialect.js";
import type { DialectLookup } from "../../dialect/dialect-lookup.js";
import type { Finding } from "../../findings/finding.js";
import type { DocFile } from "../../docs/doc-file.js";
import type { Link } from "../page.js";
import { remarkParseByBlocks } from "./blocks/parse-by-blocks.js";
import { remarkBrokenTables } from "./broken-table.js";
import { remarkMarkupLimit } from "./excessive-markup.js";
import { findingsOf } from "./file-finding.js";
import { remarkFrontMatterFields } from "./front-matter.js";
import type { FrontMatter } from "./front-matter.js";
import { remarkHiddenCharacters } from "./hidden-characters.js";
import { remarkHtmlHeadings } from "./html-headings.js";
import { remarkHtmlTables } from "./html-tables.js";
import { remarkIncludes } from "./includes.js";
import { markdownSyntax } from "./markdown-syntax.js";
import { readLinks } from "./read-links.js";
import { readSections } from "./read-sections.js";
import type { Section } from "./section.js";
import { remarkTabs } from "./tabs.js";
import { remarkTranslations } from "./translations.js";
import { remarkUnclosed } from "./unclosed.js";

/** The content of a page as data. Only this folder works with syntax trees. */
export interface MarkdownPage {
  readonly frontMatter: FrontMatter;
  /** The blocks before the first heading, and the sections. */
  readonly root: Section;
  readonly links: readonly Link[];
  readonly diagnostics: readonly Finding[];
}

/**
 * Processes a page or an include. Errors in the Markdown are reported. They are also repaired if the repair is certain.
 */
const fileProcessor = markdownSyntax()
  .use(remarkParseByBlocks)
  .use(remarkMarkupLimit)
  .use(remarkHiddenCharacters)
  .use(remarkUnclosed)
  .use(remarkBrokenTables)
  .use(remarkHtmlTables)
  .use(remarkHtmlHeadings)
  .use(remarkTranslations)
  .freeze();

function pageProcessor(tabs: TabNames): Processor<Root, Root, Root> {
  return fileProcessor()
    .use(remarkFrontMatterFields)
    .use(remarkIncludes, { processor: fileProcessor })
    .use(remarkTabs, tabs)
    .freeze();
}

const processors = new WeakMap<DialectLookup, Processor<Root, Root, Root>>();

/** Parses a page with its includes and converts it to sections. */
export function readMarkdown(doc: DocFile, lookup: DialectLookup): MarkdownPage {
  const processor = processors.get(lookup) ?? pageProcessor(lookup.dialect.tabs);
  processors.set(lookup, processor);

  const file = new VFile({ path: doc.path, value: doc.text, data: { includes: doc.includes } });
  const tree = processor.runSync(processor.parse(file), file);
  const diagnostics = findingsOf(file);
  const root = readSections(tree, doc.path, lookup, (diagnostic) => diagnostics.push(diagnostic));
  return { frontMatter: file.data.frontMatter ?? {}, root, links: readLinks(tree, doc.path), diagnostics };
}
