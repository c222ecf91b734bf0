import type { Place } from "../../../findings/finding.js";
import { printable } from "../printable.js";

/**
 * The highest number of characters that are shown of a source line. Longer lines are cut: `WIDTH_BEFORE` characters
 * before the place of the finding are shown.
 */
const MAX_WIDTH = 100;
const WIDTH_BEFORE = 40;

/**
 * Prints a source line with its number, and carets under the text that the finding is about:
 *
 * ```text
 *   16 | |Application|**TODO: Provide applicable permissions.**|
 *      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function sourceFrame(place: Place, sourceLine: string): readonly [source: string, carets: string] {
  const column = Math.min(place.column - 1, sourceLine.length);
  const start = sourceLine.length > MAX_WIDTH ? Math.max(0, column - WIDTH_BEFORE) : 0;
  const cut = sourceLine.slice(start, start + MAX_WIDTH);
  const [head, tail] = [start > 0 ? "…" : "", start + MAX_WIDTH < sourceLine.length ? "…" : ""];

  const endsOnLine = place.endLine === undefined || place.endLine === place.line;
  const end = endsOnLine ? (place.endColumn ?? place.column + 1) - 1 : sourceLine.length;
  const length = Math.max(1, Math.min(end, start + MAX_WIDTH) - column);

  const number = String(place.line).padStart(6);
  const offset = " ".repeat(head.length + column - start);
  return [`${number} | ${head}${printable(cut)}${tail}`, `${" ".repeat(6)} | ${offset}${"^".repeat(length)}`];
}
