import { words } from "../prose.js";

/** The share of items that two sets have in common: 1 where they are equal, also where both are empty. */
export function overlap<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  const common = [...one].filter((item) => other.has(item)).length;
  const all = one.size + other.size - common;
  return all === 0 ? 1 : common / all;
}

/**
 * How alike two names are, from 0 to 1, by the pairs of letters that they share.
 *
 * @see {@link https://en.wikipedia.org/wiki/Dice-S%C3%B8rensen_coefficient | Dice-Sørensen coefficient}
 */
export function nameLikeness(one: string, other: string): number {
  const [a, b] = [letterPairs(one), letterPairs(other)];
  if (one.toLowerCase() === other.toLowerCase()) return 1;
  const common = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function letterPairs(name: string): ReadonlySet<string> {
  const lower = name.toLowerCase();
  return new Set(Array.from({ length: Math.max(lower.length - 1, 0) }, (_, at) => lower.slice(at, at + 2)));
}

interface Described {
  readonly name: string;
  readonly description: string;
}

/** Fewer words than this say little that tells one thing from another. */
const TELLING_WORDS = 3;

/**
 * How likely a described thing that is gone and one that is new are the same under another name: above zero where the
 * name is nearly the same, or where the words about it are.
 */
export function renameLikeness(base: Described, head: Described): number {
  const byName = nameLikeness(base.name, head.name);
  const names = [base.name, head.name];
  const [before, after] = [describing(base, names), describing(head, names)];
  if (byName === 1) return 2;
  const byWords = overlap(before, after);
  if (before.size < TELLING_WORDS || after.size < TELLING_WORDS) {
    const same = byWords === 1 && before.size > 0;
    return byName >= (same ? 0.5 : 0.75) ? byName : 0;
  }
  return byWords >= 0.8 || (byWords >= 0.4 && byName >= 0.6) ? byWords + byName : 0;
}

/** The words about a thing, without its names, which a rename changes there too. */
function describing({ description }: Described, names: readonly string[]): ReadonlySet<string> {
  const own = new Set(names.map((name) => name.toLowerCase()));
  return new Set(words(description).filter((word) => !own.has(word)));
}
