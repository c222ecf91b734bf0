import type { Finding } from "../../findings/finding.js";
import type { SourceTexts } from "../source-texts.js";
import { applyEdits } from "./edit.js";
import { fixOf } from "./fixes.js";

/** A text on a page, and the text that fixes it. */
export interface Replacement {
  readonly actual: string;
  readonly expected: string;
}

/**
 * The fix of a finding as a replacement of the text at its place.
 *
 * @returns `null` if the fix is not certain, or if the fix changes text outside the place.
 */
export function replacementOf(finding: Finding<string>, texts: SourceTexts): Replacement | null {
  const { file, line, column, endLine, endColumn } = finding;
  if (endLine === undefined || endColumn === undefined) return null;
  const edits = fixOf(finding, texts).map(({ start, end, text }) => ({
    start: { ...start, line: start.line - line + 1 },
    end: { ...end, line: end.line - line + 1 },
    text,
  }));
  const lines = Array.from({ length: endLine - line + 1 }, (_, index) => texts.line(file, line + index));
  const text = lines.join("\n");
  const before = column - 1;
  const after = (lines.at(-1)?.length ?? 0) - endColumn + 1;
  const isInside = edits.every(
    ({ start, end }) =>
      (start.line > 1 || (start.line === 1 && start.column >= column)) &&
      (end.line < lines.length || (end.line === lines.length && end.column <= endColumn)),
  );
  if (edits.length === 0 || !isInside) return null;
  const fixed = applyEdits(text, [edits]).text;
  return {
    actual: text.slice(before, text.length - after),
    expected: fixed.slice(before, fixed.length - after),
  };
}
