import { groupBy } from "../collections/group-by.js";
import { nameFinder } from "../nearest-name.js";

/** Finds names that a writer perhaps meant. */
export interface NameFinder {
  /** The names that differ at most in capitals. */
  readonly sameLetters: (written: string) => readonly string[];
  /** The most similar name; `null` if no name is similar. */
  readonly nearest: (written: string) => string | null;
}

/** A name is taken for misspelled if at most this share of its letters differs. */
const MAX_MISSPELLED_SHARE = 1 / 5;

/** Indexes names, so that the time to find one does not grow with their number. */
export function createNameFinder(names: readonly string[]): NameFinder {
  const byLetters = groupBy(names, (name) => name.toLowerCase());
  const nearest = nameFinder(names, MAX_MISSPELLED_SHARE);
  return {
    sameLetters: (written) => byLetters.get(written.toLowerCase()) ?? [],
    nearest: (written) => nearest(written),
  };
}
