import { sortedBy } from "../../collections/order.js";
import type { Pair } from "./pairing.js";

/** How to find similar items without comparing each pair. */
export interface Keyed<T> {
  /** Decides between pairs with equal similarity, so that the order of the items has no effect. */
  readonly nameOf: (item: T) => string;
  /** The parts of an item that are compared, such as words. Similar items have parts in common. */
  readonly keysOf: (item: T) => Iterable<string>;
}

/** The number of pairs up to which all pairs are compared: more than 300 removed and 300 added items. */
const ALL_PAIRS = 100_000;

/** If there are more pairs, the number of added items that each removed item is compared with. */
const CANDIDATES = 50;

/**
 * The pairs of a removed and an added item that can be similar. These are all pairs, or, if there are too many, pairs of
 * items with a common key. Rare keys are preferred, so the time grows in proportion to the number of keys.
 */
export function* likelyPairs<T>(
  removed: readonly T[],
  added: readonly T[],
  { nameOf, keysOf }: Keyed<T>,
): Generator<Pair<T>> {
  if (removed.length * added.length <= ALL_PAIRS) {
    for (const base of removed) for (const head of added) yield { base, head };
    return;
  }
  const basesByKey = indexByKey(sortedBy(removed, nameOf), keysOf);
  const headsByKey = indexByKey(sortedBy(added, nameOf), keysOf);
  const likely = new Map(removed.map((base) => [base, new Set<T>()]));
  for (const [key, heads] of [...headsByKey].sort(([, one], [, other]) => one.length - other.length)) {
    const bases = basesByKey.get(key) ?? [];
    for (const [index, base] of bases.entries()) {
      const found = likely.get(base);
      if (found === undefined || found.size >= CANDIDATES) continue;
      for (const head of itemsNear(heads, index / bases.length)) found.add(head);
    }
  }
  for (const [base, heads] of likely) for (const head of heads) yield { base, head };
}

function indexByKey<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const sharing = index.get(key);
      if (sharing === undefined) index.set(key, [item]);
      else sharing.push(item);
    }
  }
  return index;
}

/**
 * The candidates among items that share a key. If many items share it, the removed and the added items probably have
 * the same order.
 *
 * @param position - the place of the removed item in the order of the removed items, from 0 to 1
 */
function itemsNear<T>(items: readonly T[], position: number): readonly T[] {
  const last = Math.max(0, items.length - CANDIDATES);
  const start = Math.min(last, Math.max(0, Math.round(position * items.length - CANDIDATES / 2)));
  return items.slice(start, start + CANDIDATES);
}
