import type { Place } from "../findings/finding.js";

/** Orders text by UTF-16 code units: the same on every machine, whatever its locale. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders facts by where they stand: file, line, column. */
export function byPlace(a: Place, b: Place): number {
  return byCodeUnits(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** Sorts without changing the list, by the text that each item gives. */
export function sortedBy<Item>(items: Iterable<Item>, text: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => byCodeUnits(text(a), text(b)));
}
