/** The items of two sides, told apart into those that are on both and those that are on one. */
export interface Pairing<T> {
  readonly pairs: readonly Pair<T>[];
  /** Only in the base. */
  readonly gone: readonly T[];
  /** Only in the head. */
  readonly fresh: readonly T[];
}

export interface Pair<T> {
  readonly base: T;
  readonly head: T;
}

/** Pairs what has the same key. Of several with one key on a side the first counts. */
export function pairBy<T>(
  base: readonly T[],
  head: readonly T[],
  baseKey: (item: T) => string,
  headKey: (item: T) => string = baseKey,
): Pairing<T> {
  const baseByKey = firstByKey(base, baseKey);
  const headByKey = firstByKey(head, headKey);
  const pairs: Pair<T>[] = [];
  const gone: T[] = [];
  for (const [key, item] of baseByKey) {
    const other = headByKey.get(key);
    if (other === undefined) gone.push(item);
    else pairs.push({ base: item, head: other });
  }
  return { pairs, gone, fresh: [...headByKey].flatMap(([key, item]) => (baseByKey.has(key) ? [] : [item])) };
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
 * Pairs what is left over by likeness: the likest first, each item once.
 *
 * @param likeness - above zero where the two may be the same thing
 * @param nameOf - decides between pairs that are equally like, so that the order of the items never does
 */
export function pairAlike<T>(
  { gone, fresh }: Pick<Pairing<T>, "gone" | "fresh">,
  likeness: (base: T, head: T) => number,
  nameOf: (item: T) => string,
): Pairing<T> {
  const candidates: (Pair<T> & { readonly score: number; readonly names: string })[] = [];
  for (const base of gone) {
    for (const head of fresh) {
      const score = likeness(base, head);
      if (score > 0) candidates.push({ base, head, score, names: `${nameOf(base)}\n${nameOf(head)}` });
    }
  }
  candidates.sort((one, other) => other.score - one.score || (one.names < other.names ? -1 : 1));
  const taken = new Set<T>();
  const pairs: Pair<T>[] = [];
  for (const { base, head } of candidates) {
    if (taken.has(base) || taken.has(head)) continue;
    taken.add(base).add(head);
    pairs.push({ base, head });
  }
  return { pairs, gone: gone.filter((item) => !taken.has(item)), fresh: fresh.filter((item) => !taken.has(item)) };
}
