import { lookupFor } from "../../../generator/dialect/dialect-lookup.js";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import type { Inline } from "../../../generator/page/markdown/inline.js";
import { readMarkdown } from "../../../generator/page/markdown/read-markdown.js";

/**
 * Parses a line of Markdown to inline content, which is the input of the grammars. Link definitions can follow after a
 * blank line.
 */
export function inlineOf(markdown: string): Inline {
  const doc = { path: "page.md", text: markdown, version: null, includes: {}, diagnostics: [] };
  const [paragraph] = readMarkdown(doc, lookupFor(microsoftGraph)).root.blocks;
  if (paragraph?.type !== "paragraph") throw new Error(`no paragraph: ${markdown}`);
  return paragraph.content;
}

/** Creates inline content that is only text, without parsing it as Markdown. */
export function plainInline(text: string): Inline {
  return { text, lines: [text], links: [], codes: [], bold: false, source: { file: "page.md", line: 1, column: 1 } };
}

/** Returns the text of a code block that starts on line 10 of its page. */
export function placed(text: string): { text: string; textSource: { file: string; line: number; column: number } } {
  return { text, textSource: { file: "page.md", line: 10, column: 1 } };
}
