import type { Root } from "mdast";
import type { Processor } from "unified";
import { type ProseLine, proseLines } from "../../docs/prose-lines.js";
import { reportFinding } from "./file-finding.js";

/**
 * The highest number of markup characters in a file. Real pages have up to 5,600. A parser needs a kilobyte of memory
 * for each markup character.
 */
const mostMarkup = 100_000;

/** The highest number of delimiters in a paragraph. Real pages have up to 340. */
const mostDelimiters = 1000;

/**
 * The limit for the delimiters of a paragraph, multiplied by its characters. For each delimiter, a parser may search the
 * rest of the paragraph for the end of a link.
 */
const mostDelimitedText = 20_000_000;

/**
 * The highest number of different lengths of backtick runs in a paragraph. For each length, a parser may search the
 * rest of the paragraph for the closing run.
 */
const mostBackticks = 10;

/** The highest number of pipes in a line. Real tables have up to a dozen columns. */
const mostPipes = 200;

/**
 * The highest number of containers in a file. A container is a list item, or a line where the nesting of quotes
 * changes. Real pages have up to 170.
 */
const mostContainers = 1000;

/**
 * The limit for the containers of a file, multiplied by its lines. At the end of each container, a parser copies its state
 * of the whole page.
 */
const mostContainedLines = 2_000_000;

/** A hundred nested quotes or lists on one line, or a quote or list item that is indented by a hundred columns. */
const nesting = /^(?:(?:[ \t]{0,3}(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t])){100}|[ \t]{100,200}(?:>|[-*+][ \t]))/;

const quoteMarks = /^[ \t>]*/;
const listItem = /^[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)/;

/**
 * Rejects files for which a Markdown parser needs more than linear time, or much memory. Such files have deeply nested
 * or very many containers, paragraphs of brackets and stars, rows of hundreds of cells, or a megabyte of blank lines. A
 * rejected file is reported and read as empty.
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
      message: "This part of the file has too much markup, so docwright does not read the file. Simplify this part.",
      place: { line, column: 1 },
    });
    const nothing: Root = { type: "root", children: [] };
    return nothing;
  };
}

/** The number of the first line that exceeds a limit; `null` if no line exceeds a limit. */
function excessiveLine(text: string): number | null {
  const lines = proseLines(text);
  return excessOfFile(text) ?? excessOfContainers(lines) ?? excessOfParagraphs(lines);
}

function excessOfFile(text: string): number | null {
  if (text.length <= mostMarkup) return null;
  let markup = 0;
  let line = 1;
  for (const [character] of text.matchAll(/[\n\\`&<*_[\]|!]/g)) {
    markup += 1;
    if (markup > mostMarkup) return line;
    if (character === "\n") line += 1;
  }
  return null;
}

function excessOfContainers(lines: readonly ProseLine[]): number | null {
  let containers = 0;
  let depth = 0;
  for (const { text, number } of lines) {
    const marks = (quoteMarks.exec(text)?.[0].split(">").length ?? 1) - 1;
    if (marks !== depth || listItem.test(text)) containers += 1;
    depth = marks;
    if (nesting.test(text) || containers > mostContainers || containers * lines.length > mostContainedLines)
      return number;
  }
  return null;
}

function excessOfParagraphs(lines: readonly ProseLine[]): number | null {
  let delimiters = 0;
  let length = 0;
  let backticks = new Set<number>();
  for (const { text, number } of lines) {
    if (/^\s*(?:\||$)/.test(text)) {
      delimiters = 0;
      length = 0;
      backticks = new Set();
    }
    delimiters += text.match(/[*_[\]]/g)?.length ?? 0;
    length += text.length;
    for (const [run] of text.matchAll(/`+/g)) backticks.add(run.length);
    const pipes = text.match(/\|/g)?.length ?? 0;
    if (pipes > mostPipes || delimiters > mostDelimiters || backticks.size > mostBackticks) return number;
    if (delimiters * length > mostDelimitedText) return number;
  }
  return null;
}
