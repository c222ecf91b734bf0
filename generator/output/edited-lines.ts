import { diffLines } from "diff";
import { toUnixLineEndings } from "./lock-file.js";

/** A range of lines, counted from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the lines of a generated file that were edited by hand. Deleted lines are reported at the line that followed
 * them.
 *
 * @param generated The text as docwright generated it.
 * @param text The text on disk.
 */
export function editedLines(generated: string, text: string): readonly LineRange[] {
  const ranges: LineRange[] = [];
  let line = 1;
  for (const { added, removed, count } of diffLines(generated, toUnixLineEndings(text))) {
    const last = ranges.at(-1);
    const from = line;
    if (!removed) line += count;
    if (!added && !removed) continue;
    const to = Math.max(from, line - 1);
    // A replacement is a removal followed directly by an addition: report it as one range.
    if (last !== undefined && last.to >= from - 1) ranges[ranges.length - 1] = { from: last.from, to };
    else ranges.push({ from, to });
  }
  return ranges;
}
