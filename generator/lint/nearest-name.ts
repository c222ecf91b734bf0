import { distance } from "fastest-levenshtein";

/** Longer names are not compared; edit distances cost the product of both lengths. */
const LONGEST = 100;

/**
 * The name that a writer most likely meant: the same but for case, else the one that fewest edits lead to, as long as
 * those are at most a third of its letters. `null` where none is near.
 *
 * @param share the share of its letters that may be others, where a third is too much
 */
export function nearestName(written: string, names: Iterable<string>, share = 1 / 3): string | null {
  if (written.length > LONGEST) return null;
  const lower = written.toLowerCase();
  let nearest: { readonly name: string; readonly edits: number } | null = null;
  for (const name of names) {
    if (name.length > LONGEST || Math.abs(name.length - written.length) > name.length * share) continue;
    const edits = name.toLowerCase() === lower ? 0 : distance(lower, name.toLowerCase());
    if (edits <= name.length * share && edits < (nearest?.edits ?? Infinity)) nearest = { name, edits };
  }
  return nearest?.name ?? null;
}
