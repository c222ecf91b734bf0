import type { Place } from "../../findings/finding.js";

/** Text that stands in a page as it is, such as that of a code block, with the place of its first character. */
export interface PlacedText {
  readonly text: string;
  readonly textSource: Place;
}

/**
 * Place of the character of `block` at `offset`. Every line is taken to start in the column of the first one, as the
 * lines of a fenced block in a list do.
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

/** Place where the line of `block` with this index (from 0) starts. */
export function placeOfLine({ textSource }: PlacedText, index: number): Place {
  return { file: textSource.file, line: textSource.line + index, column: textSource.column };
}
