import type { Place } from "../findings/finding.js";

/** The number of characters that an excerpt shows before and after the finding, because lines of tables are long. */
const CONTEXT = 160;

/** The number of characters of the finding itself that an excerpt shows. */
const LONGEST_FOUND = 400;

/**
 * Splits the line of a place into the text before the place, the text of the place, and the text after it. Long texts
 * are cut off and end with `…`.
 *
 * @param line - the line on which the place starts
 */
export function excerptOf(
  line: string,
  { line: start, column, endLine = start, endColumn }: Place,
): readonly [before: string, found: string, after: string] {
  const from = column - 1;
  // A place without an end is a point. If a place ends on another line, the excerpt shows it up to the end of its first
  // line.
  const to = endColumn === undefined ? from : endLine === start ? endColumn - 1 : line.length;
  const before = line.slice(0, from).trimStart();
  const found = line.slice(from, to);
  return [
    before.length > CONTEXT ? `…${before.slice(-CONTEXT)}` : before,
    cut(found, LONGEST_FOUND),
    cut(line.slice(to).trimEnd(), CONTEXT),
  ];
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
