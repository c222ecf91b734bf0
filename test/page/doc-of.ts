import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { lookupFor } from "../../generator/dialect/dialect-lookup.js";
import type { DocFile } from "../../generator/docs/doc-file.js";
import { readMarkdown } from "../../generator/page/markdown/read-markdown.js";
import type { MarkdownPage } from "../../generator/page/markdown/read-markdown.js";
import type { Block, Section } from "../../generator/page/markdown/section.js";

/** Creates a page with a text, and with the texts of includes by their path in the docs. */
export function docOf(text: string, includes: Readonly<Record<string, string>> = {}): DocFile {
  return { path: "api/lamp.md", text, version: null, includes, diagnostics: [] };
}

export function markdownOf(text: string, includes: Readonly<Record<string, string>> = {}): MarkdownPage {
  return readMarkdown(docOf(text, includes), lookupFor(microsoftGraph));
}

/** Returns the blocks before the first heading. */
export function blocksOf(text: string, includes: Readonly<Record<string, string>> = {}): readonly Block[] {
  return markdownOf(text, includes).root.blocks;
}

/** Returns the rule, file, line and column of each finding of a page. */
export function findingsOf(page: { readonly diagnostics: MarkdownPage["diagnostics"] }): (string | number)[][] {
  return page.diagnostics.map(({ rule, file, line, column }) => [rule, file, line, column]);
}

/** Returns the outline of a section: the depth, heading and kind of each subsection. */
export function outline(section: Section): string[] {
  const own =
    section.heading === null ? [] : [`${"#".repeat(section.depth)} ${section.heading.text} (${String(section.kind)})`];
  return [...own, ...section.sections.flatMap(outline)];
}
