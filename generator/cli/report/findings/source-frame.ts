import type { Place } from "../../../findings/finding.js";
import { printable } from "../printable.js";

/** The part of a long line that is shown, and how much of it stands before the place. */
const WIDTH = 100;
const BEFORE = 40;

/**
 * A source line with its number, and a caret under every column that the place covers on it:
 *
 * ```text
 *   16 | |Application|**TODO: Provide applicable permissions.**|
 *      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function sourceFrame(place: Place, sourceLine: string): readonly [source: string, carets: string] {
  const column = Math.min(place.column - 1, sourceLine.length);
  const start = sourceLine.length > WIDTH ? Math.max(0, column - BEFORE) : 0;
  const cut = sourceLine.slice(start, start + WIDTH);
  const [head, tail] = [start > 0 ? "…" : "", start + WIDTH < sourceLine.length ? "…" : ""];

  const ends = place.endLine === undefined || place.endLine === place.line;
  const end = ends ? (place.endColumn ?? place.column + 1) - 1 : sourceLine.length;
  const length = Math.max(1, Math.min(end, start + WIDTH) - column);

  const number = String(place.line).padStart(6);
  const offset = " ".repeat(head.length + column - start);
  return [`${number} | ${head}${printable(cut)}${tail}`, `${" ".repeat(6)} | ${offset}${"^".repeat(length)}`];
}
