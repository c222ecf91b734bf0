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
