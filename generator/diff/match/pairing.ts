import { likelyPairs, type Keyed } from "./likely-pairs.js";

/** The items of two models: pairs of items that are in both, and the items that are only in one. */
export interface Pairing<T> {
  readonly pairs: readonly Pair<T>[];
  /** Only in the base. */
  readonly removed: readonly T[];
  /** Only in the head. */
  readonly added: readonly T[];
}

export interface Pair<T> {
  readonly base: T;
  readonly head: T;
}

/** Pairs items that have the same key. If several items of one model have the same key, only the first is used. */
export function pairBy<T>(base: readonly T[], head: readonly T[], keyOf: (item: T) => string): Pairing<T> {
  const baseByKey = firstByKey(base, keyOf);
  const headByKey = firstByKey(head, keyOf);
  const pairs: Pair<T>[] = [];
  const removed: T[] = [];
  for (const [key, item] of baseByKey) {
    const other = headByKey.get(key);
    if (other === undefined) removed.push(item);
    else pairs.push({ base: item, head: other });
  }
  return { pairs, removed, added: [...headByKey].flatMap(([key, item]) => (baseByKey.has(key) ? [] : [item])) };
}

function firstByKey<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!byKey.has(key)) byKey.set(key, item);
  }
  return byKey;
}

/**
 * Pairs removed items with added items that are similar, such as a property and its new name. The most similar items
 * are paired first, and each item is in one pair at most.
 *
 * @param similarity - above zero if the two items can be the same thing
 */
export function pairBySimilarity<T>(
  { removed, added }: Pick<Pairing<T>, "removed" | "added">,
  similarity: (base: T, head: T) => number,
  keyed: Keyed<T>,
): Pairing<T> {
  const { nameOf } = keyed;
  const candidates: (Pair<T> & { readonly score: number; readonly names: string })[] = [];
  for (const { base, head } of likelyPairs(removed, added, keyed)) {
    const score = similarity(base, head);
    if (score > 0) candidates.push({ base, head, score, names: `${nameOf(base)}\n${nameOf(head)}` });
  }
  candidates.sort((one, other) => other.score - one.score || (one.names < other.names ? -1 : 1));
  const paired = new Set<T>();
  const pairs: Pair<T>[] = [];
  for (const { base, head } of candidates) {
    if (paired.has(base) || paired.has(head)) continue;
    paired.add(base).add(head);
    pairs.push({ base, head });
  }
  return {
    pairs,
    removed: removed.filter((item) => !paired.has(item)),
    added: added.filter((item) => !paired.has(item)),
  };
}
