import { nameKeys } from "../diff/match/similarity.js";
import { nearestName } from "../nearest-name.js";
import { groupBy } from "../collections/group-by.js";

/** Finds names that a writer perhaps meant. */
export interface NameFinder {
  /** The names that differ at most in capitals. */
  readonly sameLetters: (written: string) => readonly string[];
  /** The most similar name; `null` if no name is similar. */
  readonly nearest: (written: string) => string | null;
}

/** A name is taken for misspelled if at most this share of its letters differs. */
const MAX_MISSPELLED_SHARE = 1 / 5;

/** The number of names that are all compared. */
const ALL_NAMES = 300;

/** If there are more names, the number of names that are compared. */
const CANDIDATES = 50;

/**
 * Indexes names, so that the time to find one does not grow with their number. Of many names, only those are compared
 * that have rare parts in common with the written name.
 */
export function createNameFinder(names: readonly string[]): NameFinder {
  const byLetters = groupBy(names, (name) => name.toLowerCase());
  const candidates = names.length > ALL_NAMES ? candidateFinder(names) : () => names;
  return {
    sameLetters: (written) => byLetters.get(written.toLowerCase()) ?? [],
    nearest: (written) => nearestName(written, candidates(written), MAX_MISSPELLED_SHARE),
  };
}

function candidateFinder(names: readonly string[]): (written: string) => ReadonlySet<string> {
  const parts = names.flatMap((name) => [...new Set(partsOf(name))].map((part) => ({ part, name })));
  const byPart = groupBy(parts, ({ part }) => part);
  return (written) => {
    const sharing = partsOf(written).map((part) => byPart.get(part) ?? []);
    const found = new Set<string>();
    for (const group of sharing.sort((one, other) => one.length - other.length)) {
      for (const { name } of group.slice(0, CANDIDATES - found.size)) found.add(name);
    }
    return found;
  };
}

/** Marks the start and the end, so that short names with one wrong letter have a part in common. */
function partsOf(name: string): readonly string[] {
  return nameKeys(`  ${name}  `);
}
