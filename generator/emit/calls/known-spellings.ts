import { shortName } from "../../model/qualified-name.js";
import type { TypeGraph } from "../types/type-graph.js";

/**
 * The correct capitals of words that titles write in lower case, by the word in lower case: `profilephoto` →
 * `profilePhoto`.
 */
export type KnownSpellings = ReadonlyMap<string, string>;

/**
 * Collects the names of types, and the ends of these names without the first words: `workbookChartGridlines` and
 * `chartGridlines`. Titles of pages often write such names without capitals.
 */
export function knownSpellings({ types }: TypeGraph): KnownSpellings {
  const spellings = new Map<string, string>();
  for (const name of types.map((type) => shortName(type.name))) {
    const words = name.match(/[A-Z]?[^A-Z]+|[A-Z]/g) ?? [];
    for (let start = 0; start < words.length - 1; start += 1) {
      const end = words.slice(start).join("");
      if (!spellings.has(end.toLowerCase())) spellings.set(end.toLowerCase(), end);
    }
  }
  return spellings;
}

/** Writes the words of a title with their known capitals. Only words without capitals after the first letter change. */
export function respellTitle(title: string, spellings: KnownSpellings): string {
  return title.replace(/[A-Za-z][a-z\d]{5,}/g, (word) => {
    const folded = word.toLowerCase();
    const singular = folded.endsWith("s") ? spellings.get(folded.slice(0, -1)) : undefined;
    return spellings.get(folded) ?? (singular === undefined ? word : `${singular}s`);
  });
}
