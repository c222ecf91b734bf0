import type { Diagnostic } from "../../diagnostic.js";
import { proseLines } from "../../docs/prose-lines.js";

/** Real pages have 170 brackets and stars in a paragraph, and nest a few lists and quotes. */
const mostDelimiters = 1000;

/** A hundred quotes or lists begun on one line, or a list item or quote that far in. */
const nesting = /^(?:(?:[ \t]{0,3}(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t])){100}|[ \t]{100,200}(?:>|[-*+][ \t]))/;

/**
 * Markup that no writer writes and that Markdown parsers need more than linear time for: containers nested very deep,
 * and paragraphs of brackets and stars. `null` where a file has none.
 * {@link https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy | CommonMark, parsing strategy}
 */
export function findExcessiveMarkup(file: string, text: string): Diagnostic | null {
  let delimiters = 0;
  for (const line of proseLines(text)) {
    if (/^\s*(?:\||$)/.test(line.text)) delimiters = 0;
    delimiters += line.text.match(/[*_[]/g)?.length ?? 0;
    if (delimiters > mostDelimiters || nesting.test(line.text)) {
      const message = "The file has more markup here than any page needs and was not read; make it simpler.";
      return { rule: "excessive-markup", severity: "error", message, file, line: line.number, column: 1 };
    }
  }
  return null;
}
