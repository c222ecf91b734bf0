import { diffLines } from "diff";
import { withUnixLines } from "./lock-file.js";

/** Lines of a file, both ends included, from 1. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The lines of a file that a person changed. Lines that were taken out are told at the line before which they stood.
 *
 * @param generated the text as it was generated
 * @param text the text as it is
 */
export function editedLines(generated: string, text: string): readonly LineRange[] {
  const ranges: LineRange[] = [];
  let line = 1;
  for (const { added, removed, count } of diffLines(generated, withUnixLines(text))) {
    const last = ranges.at(-1);
    const from = line;
    if (!removed) line += count;
    if (!added && !removed) continue;
    const to = Math.max(from, line - 1);
    // What replaces lines comes right after them: one edit.
    if (last !== undefined && last.to >= from - 1) ranges[ranges.length - 1] = { from: last.from, to };
    else ranges.push({ from, to });
  }
  return ranges;
}
