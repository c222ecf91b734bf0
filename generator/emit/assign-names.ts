import { groupBy } from "../collections/group-by.js";
import { byCodeUnits } from "../collections/order.js";

/** A request for a name. */
export interface NameClaim<Owner> {
  readonly owner: Owner;
  /**
   * Possible names, in order of preference. Empty names are ignored. The last name should be unique to this claim. A
   * name can be repeated, to try it again after other claims have moved to their next candidates.
   */
  readonly candidates: readonly string[];
  /** Decides between claims with the same preference for a name: the lowest rank gets it, compared by code units. */
  readonly rank: string;
}

export interface NameRules {
  /** Tells whether no claim may get a name. */
  readonly reserved?: (name: string) => boolean;
  /** Maps names that count as equal to the same text, such as file names in lower case. Default: the name itself. */
  readonly fold?: (name: string) => string;
}

/**
 * Assigns a unique name to each claim. The result does not depend on the order of the claims:
 *
 * - A name goes to the claim that prefers it most.
 * - If several claims have the same preference, the name goes to the lowest rank.
 * - If several claims have the same preference and rank, none of them gets the name.
 *
 * A claim that does not get a name moves to its next candidate, and finally to its last candidate with a number.
 */
export function assignNames<Owner>(
  claims: readonly NameClaim<Owner>[],
  { reserved = () => false, fold = (name) => name }: NameRules = {},
): Map<Owner, string> {
  const contenders = claims.map((claim) => ({
    ...claim,
    candidates: claim.candidates.filter((name) => name !== ""),
    level: 0,
  }));
  const nameOf = ({ candidates, level }: (typeof contenders)[number]): string => {
    const last = candidates.at(-1) ?? "unnamed";
    return candidates[level] ?? `${last}${(level - candidates.length + 2).toString()}`;
  };
  for (let conflicts = true; conflicts;) {
    conflicts = false;
    for (const group of groupBy(contenders, (contender) => fold(nameOf(contender))).values()) {
      const [first, second] = group.sort((a, b) => a.level - b.level || byCodeUnits(a.rank, b.rank));
      if (first === undefined) continue;
      const exhausted = first.level >= first.candidates.length;
      const tied = second?.level === first.level && second.rank === first.rank && !exhausted;
      const losers = tied || reserved(nameOf(first)) ? group : group.slice(1);
      for (const loser of losers) loser.level += 1;
      conflicts ||= losers.length > 0;
    }
  }
  return new Map(contenders.map((contender) => [contender.owner, nameOf(contender)]));
}
