/** Compares text by UTF-16 code units, so that the order does not depend on the locale of the machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Compares positions in files by file, line and column. */
export function byPlace(a: Position, b: Position): number {
  return byCodeUnits(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** A sorted copy of the items, ordered by the text that `text` returns for each. */
export function sortedBy<Item>(items: Iterable<Item>, text: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => byCodeUnits(text(a), text(b)));
}
