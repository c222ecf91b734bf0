import type { Place } from "../../findings/finding.js";

/** Text of a page, such as the text of a code block, with the place of its first character. */
export interface PlacedText {
  readonly text: string;
  readonly textSource: Place;
}

/**
 * Place of the character at `offset`. All lines are assumed to start in the same column, as in a code block in a list.
 */
export function placeAt({ text, textSource }: PlacedText, offset: number): Place {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  const breaks = before.split("\n").length - 1;
  return {
    file: textSource.file,
    line: textSource.line + breaks,
    column: textSource.column + before.length - lastBreak - 1,
  };
}

/** Place of the start of a line. `index` counts from 0. */
export function placeOfLine({ textSource }: PlacedText, index: number): Place {
  return { file: textSource.file, line: textSource.line + index, column: textSource.column };
}
