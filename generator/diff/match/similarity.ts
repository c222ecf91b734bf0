import { nameSimilarity } from "../../nearest-name.js";
import { words } from "../words.js";

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

/** A name in lower case, and each three characters of it. Similar names have some of these parts in common. */
export function nameKeys(name: string): readonly string[] {
  const lower = name.toLowerCase();
  return [lower, ...Array.from({ length: Math.max(0, lower.length - 2) }, (_, at) => lower.slice(at, at + 3))];
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
