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

/** The words of a description without the old and the new name, because a rename changes the description too. */
function descriptionWords({ description }: Described, names: readonly string[]): ReadonlySet<string> {
  const excluded = new Set(names.map((name) => name.toLowerCase()));
  return new Set(words(description).filter((word) => !excluded.has(word)));
}
