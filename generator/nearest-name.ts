import { distance } from "fastest-levenshtein";

/** Longer names are not compared, because the time for an edit distance grows with the product of both lengths. */
const MAX_LENGTH = 100;

/**
 * Finds the name that a writer most likely meant. This is the name with the smallest edit distance, regardless of
 * letter case.
 *
 * @param maxShare the greatest allowed edit distance, as a share of the name's length
 * @returns `null` if no name is near enough
 */
export function nearestName(written: string, names: Iterable<string>, maxShare = 1 / 3): string | null {
  if (written.length > MAX_LENGTH) return null;
  const lower = written.toLowerCase();
  let nearest: { readonly name: string; readonly edits: number } | null = null;
  for (const name of names) {
    if (name.length > MAX_LENGTH || Math.abs(name.length - written.length) > name.length * maxShare) continue;
    const edits = name.toLowerCase() === lower ? 0 : distance(lower, name.toLowerCase());
    if (edits <= name.length * maxShare && edits < (nearest?.edits ?? Infinity)) nearest = { name, edits };
  }
  return nearest?.name ?? null;
}

/** The number of names that are all compared. */
const ALL_NAMES = 300;

/** If there are more names, the number of names that are compared. */
const CANDIDATES = 50;

/**
 * Indexes names, so that the time to find the name that a writer most likely meant does not grow with the number of names.
 * Of many names, only those are compared that have rare parts in common with the written name.
 *
 * @param maxShare see {@link nearestName}
 * @returns a function that finds the nearest of the names that `isPossible` accepts
 */
export function nameFinder(
  names: readonly string[],
  maxShare?: number,
): (written: string, isPossible?: (name: string) => boolean) => string | null {
  const candidates = names.length > ALL_NAMES ? candidateFinder(names) : () => names;
  return (written, isPossible = () => true) =>
    nearestName(written, [...candidates(written)].filter(isPossible), maxShare);
}

function candidateFinder(names: readonly string[]): (written: string) => Iterable<string> {
  const byPart = new Map<string, string[]>();
  for (const name of names) {
    for (const part of new Set(partsOf(name))) {
      const group = byPart.get(part);
      if (group === undefined) byPart.set(part, [name]);
      else group.push(name);
    }
  }
  return (written) => {
    const sharing = partsOf(written).map((part) => byPart.get(part) ?? []);
    const found = new Set<string>();
    for (const group of sharing.sort((one, other) => one.length - other.length)) {
      for (const name of group.slice(0, CANDIDATES - found.size)) found.add(name);
    }
    return found;
  };
}

/** Marks the start and the end, so that short names with one wrong letter have a part in common. */
function partsOf(name: string): readonly string[] {
  return name.length > MAX_LENGTH ? [] : nameKeys(`  ${name}  `);
}

/** A name in lower case, and each three characters of it. Similar names have some of these parts in common. */
export function nameKeys(name: string): readonly string[] {
  const lower = name.toLowerCase();
  return [lower, ...Array.from({ length: Math.max(0, lower.length - 2) }, (_, at) => lower.slice(at, at + 3))];
}

/**
 * The similarity of two names, regardless of case: 1 minus the edit distance as a share of the longer name's length.
 *
 * @returns a number from 0 to 1; 0 for names that are too long to compare
 */
export function nameSimilarity(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  return longest > MAX_LENGTH ? 0 : 1 - distance(a, b) / longest;
}
