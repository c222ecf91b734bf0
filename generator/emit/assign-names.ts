import { groupBy } from "../collections/group-by.js";
import { byCodeUnits } from "../collections/order.js";

/** A claim: an owner, such as a function or a type, that needs a unique name. */
export interface NameClaim<Owner> {
  readonly owner: Owner;
  /**
   * Possible names, in order of preference. Empty names are ignored. The last name should be one that no other claim
   * has. A name can be in the list twice: the claim then tries the name a second time, because another claim that
   * wanted the same name may have a different name by then.
   */
  readonly candidates: readonly string[];
  /**
   * If several claims prefer a name equally, the claim with the lowest rank gets the name. Ranks are compared by code
   * units.
   */
  readonly rank: string;
}

export interface NameRules {
  /** Tells whether a name is reserved, so that no claim can get it. */
  readonly reserved?: (name: string) => boolean;
  /**
   * Returns the same text for names that conflict, such as file names that differ only in letter case. By default, only
   * equal names conflict.
   */
  readonly fold?: (name: string) => string;
}

/**
 * Assigns a unique name to each claim. The result does not depend on the order of the claims:
 *
 * - A name goes to the claim whose list of candidates has the name at the earliest position.
 * - If several claims have the name at the same position, the name goes to the claim with the lowest rank.
 * - If they also have the same rank, none of them gets the name.
 *
 * A claim that does not get a name moves to its next candidate. After its last candidate, it tries this candidate with
 * a number.
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
