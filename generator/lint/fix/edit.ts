import type { Place } from "../../findings/finding.js";

/** A position in a file. Lines and columns count from 1. */
export type Point = Pick<Place, "line" | "column">;

/** A replacement of a part of a file. Line breaks in `text` are `\n`. */
export interface Edit {
  readonly start: Point;
  readonly end: Point;
  readonly text: string;
}

/** The result of {@link applyEdits}. */
export interface EditedText {
  readonly text: string;
  /** The number of fixes that were applied. */
  readonly applied: number;
}

const LINE_BREAK = /\r\n?|\n/g;

/**
 * Applies fixes to a text. The byte order mark and the line endings of the text do not change.
 *
 * Each fix is applied with all its edits or not at all; see {@link withoutOverlaps}.
 *
 * @param fixes The edits of each fix.
 */
export function applyEdits(text: string, fixes: readonly (readonly Edit[])[]): EditedText {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const breaks = [...text.matchAll(LINE_BREAK)];
  const lines = [start, ...breaks.map(({ 0: mark, index }) => index + mark.length)];
  const eol = breaks[0]?.[0] ?? "\n";
  const offsetOf = ({ line, column }: Point): number => (lines[line - 1] ?? text.length) + column - 1;

  const accepted = withoutOverlaps(fixes);
  const ordered = accepted.flat().sort((a, b) => comparePoints(a.start, b.start));
  let end = 0;
  const parts = ordered.flatMap((edit) => {
    const before = text.slice(end, offsetOf(edit.start));
    end = offsetOf(edit.end);
    return [before, edit.text.replaceAll("\n", eol)];
  });
  return { text: [...parts, text.slice(end)].join(""), applied: accepted.length };
}

/**
 * Leaves out each fix that overlaps an earlier fix, because the earlier fix can change the text that the later fix
 * replaces.
 */
export function withoutOverlaps(fixes: readonly (readonly Edit[])[]): readonly (readonly Edit[])[] {
  // The accepted edits in the order of their places. They do not overlap, so an edit can only overlap the last of those
  // that start before its end.
  const ordered: Edit[] = [];
  const accepted: (readonly Edit[])[] = [];
  const countBefore = ({ end }: Edit): number => {
    let [low, high] = [0, ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = ordered[middle];
      if (one !== undefined && comparePoints(one.start, end) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const edits of fixes) {
    const overlaps = (edit: Edit): boolean => {
      const last = ordered[countBefore(edit) - 1];
      return last !== undefined && comparePoints(edit.start, last.end) <= 0;
    };
    if (edits.some(overlaps)) continue;
    accepted.push(edits);
    for (const edit of edits) ordered.splice(countBefore(edit), 0, edit);
  }
  return accepted;
}

function comparePoints(a: Point, b: Point): number {
  return a.line - b.line || a.column - b.column;
}
