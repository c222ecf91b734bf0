import type { Root } from "mdast";
import type { Processor } from "unified";
import { proseLines } from "../../docs/prose-lines.js";
import { reportFinding } from "./file-finding.js";

/** Real pages have up to 170 brackets and stars in a paragraph. */
const mostDelimiters = 1000;

/** Real tables have up to a dozen columns. */
const mostPipes = 1000;

/** A hundred nested quotes or lists on one line, or a quote or list item that is indented by a hundred columns. */
const nesting = /^(?:(?:[ \t]{0,3}(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t])){100}|[ \t]{100,200}(?:>|[-*+][ \t]))/;

/**
 * Rejects files that Markdown parsers need more than linear time for: deeply nested containers, paragraphs of brackets and
 * stars, rows of a thousand cells. Such a file is reported and read as empty.
 * {@link https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy | CommonMark, parsing strategy}
 */
export function remarkMarkupLimit(this: Processor): void {
  const parse = this.parser;
  if (parse === undefined) throw new TypeError("remarkMarkupLimit guards a parser; use it after remark-parse.");
  this.parser = (text, file) => {
    const line = excessiveLine(text);
    if (line === null) return parse(text, file);
    reportFinding(file, {
      rule: "excessive-markup",
      message: "This part of the file has too much markup, so the file was not read. Simplify it.",
      place: { line, column: 1 },
    });
    const nothing: Root = { type: "root", children: [] };
    return nothing;
  };
}

function excessiveLine(text: string): number | null {
  let delimiters = 0;
  for (const line of proseLines(text)) {
    if (/^\s*(?:\||$)/.test(line.text)) delimiters = 0;
    delimiters += line.text.match(/[*_[]/g)?.length ?? 0;
    const pipes = line.text.match(/\|/g)?.length ?? 0;
    if (pipes > mostPipes || delimiters > mostDelimiters || nesting.test(line.text)) return line.number;
  }
  return null;
}
