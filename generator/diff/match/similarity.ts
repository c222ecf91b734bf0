import { nameKeys, nameSimilarity } from "../../nearest-name.js";
import { words } from "../words.js";
import { pairBySimilarity, type Pairing } from "./pairing.js";

/**
 * The share of items that two sets have in common, from 0 to 1. Two empty sets are equal.
 *
 * @see {@link https://en.wikipedia.org/wiki/Jaccard_index | Jaccard index}
 */
export function jaccardIndex<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  const common = [...one].filter((item) => other.has(item)).length;
  const all = one.size + other.size - common;
  return all === 0 ? 1 : common / all;
}

interface Described {
  readonly name: string;
  readonly description: string;
}

/**
 * The number of words that two descriptions must have to be matched without their names. A shorter description can
 * describe many things, so the names must be similar too.
 */
const MIN_WORDS = 3;

/**
 * The likelihood that an item was renamed: above zero if the names or the descriptions are nearly the same.
 *
 * @param base - an item that is only in the base
 * @param head - an item that is only in the head
 */
export function renameSimilarity(base: Described, head: Described): number {
  const byName = nameSimilarity(base.name, head.name);
  const names = [base.name, head.name];
  const [before, after] = [descriptionWords(base, names), descriptionWords(head, names)];
  if (byName === 1) return 2;
  const byWords = jaccardIndex(before, after);
  if (before.size < MIN_WORDS || after.size < MIN_WORDS) {
    const isEqual = byWords === 1 && before.size > 0;
    return byName >= (isEqual ? 0.5 : 0.75) ? byName : 0;
  }
  return byWords >= 0.8 || (byWords >= 0.4 && byName >= 0.6) ? byWords + byName : 0;
}

/** The minimum similarity of two names that can be the old and the new name of an item. */
const SIMILAR_NAME = 0.6;

/**
 * Finds the removed items that may have been renamed to an added item, although their descriptions differ too much to be
 * sure.
 *
 * @param isAlternative - whether an added item can be a removed item with another name
 * @returns the names of the added items by the removed items
 */
export function similarNames<T extends Pick<Described, "name">>(
  unmatched: Pick<Pairing<T>, "removed" | "added">,
  isAlternative: (removed: T, added: T) => boolean,
): ReadonlyMap<T, string> {
  const similarity = (base: T, head: T): number => {
    const byName = isAlternative(base, head) ? nameSimilarity(base.name, head.name) : 0;
    return byName >= SIMILAR_NAME ? byName : 0;
  };
  const { pairs } = pairBySimilarity(unmatched, similarity, {
    nameOf: ({ name }) => name,
    keysOf: ({ name }) => nameKeys(name),
  });
  return new Map(pairs.map(({ base, head }) => [base, head.name]));
}

/** The parts of an item that {@link renameSimilarity} compares: parts of its name, and the words of its description. */
export function renameKeys(item: Described): readonly string[] {
  return [...nameKeys(item.name), ...wordsOf(item)];
}

/** The words of the description of each item, because an item is compared with many others. */
const knownWords = new WeakMap<Described, ReadonlySet<string>>();

function wordsOf(item: Described): ReadonlySet<string> {
  const known = knownWords.get(item) ?? new Set(words(item.description));
  knownWords.set(item, known);
  return known;
}

/** The words of a description without the old and the new name, because a rename changes the description too. */
function descriptionWords(item: Described, names: readonly string[]): ReadonlySet<string> {
  const all = wordsOf(item);
  const excluded = names.map((name) => name.toLowerCase()).filter((name) => all.has(name));
  return excluded.length === 0 ? all : new Set([...all].filter((word) => !excluded.includes(word)));
}
