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
  const accepted: (readonly Edit[])[] = [];
  for (const edits of fixes) {
    const overlaps = ({ start, end }: Edit): boolean =>
      accepted.some((fix) =>
        fix.some((other) => comparePoints(start, other.end) <= 0 && comparePoints(other.start, end) <= 0),
      );
    if (!edits.some(overlaps)) accepted.push(edits);
  }
  return accepted;
}

function comparePoints(a: Point, b: Point): number {
  return a.line - b.line || a.column - b.column;
}
