import type { Place } from "../../findings/finding.js";

/** Text of a page, such as the text of a code block, with the place of its first character. */
export interface PlacedText {
  readonly text: string;
  readonly textSource: Place;
}

/**
 * Makes the function that finds the place of the character at an offset. It remembers where lines start, so finding many
 * places in a text takes linear time. All lines are assumed to start in the same column, as in a code block in a list.
 */
export function placeFinder({ text, textSource }: PlacedText): (offset: number) => Place {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let first = 0;
    let last = starts.length - 1;
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if ((starts[middle] ?? 0) <= offset) first = middle;
      else last = middle - 1;
    }
    const column = textSource.column + offset - (starts[first] ?? 0);
    return { file: textSource.file, line: textSource.line + first, column };
  };
}

/** The place of the character at an offset, as {@link placeFinder} finds it. */
export function placeAt(placed: PlacedText, offset: number): Place {
  return placeFinder(placed)(offset);
}

/** Place of the start of a line. `index` counts from 0. */
export function placeOfLine({ textSource }: PlacedText, index: number): Place {
  return { file: textSource.file, line: textSource.line + index, column: textSource.column };
}
