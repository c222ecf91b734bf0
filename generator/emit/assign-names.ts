import { groupBy } from "../collections/group-by.js";
import { byCodeUnits } from "../collections/order.js";

/** Something that wants a name. */
export interface NameClaim<Owner> {
  readonly owner: Owner;
  /**
   * Names, the best first. The last one should belong to this claim alone. Empty texts are passed over. A name that
   * stands here again is claimed again: others that wanted it may have moved on.
   */
  readonly candidates: readonly string[];
  /** Who keeps a name that several want at the same preference: the least rank, where it is the only one. */
  readonly rank: string;
}

export interface NameRules {
  /** Names that nothing may have. */
  readonly reserved?: (name: string) => boolean;
  /** What makes two names the same; the name itself unless told otherwise. */
  readonly fold?: (name: string) => string;
}

/**
 * Gives each claim a name of its own, by rule and never by order: a name goes to the claim that prefers it most, among
 * those to the one with the least rank, and where several have that, to none of them. Who loses moves on to its next
 * candidate. So a claim that is added can take a name from another only where it ranks before it.
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
  for (let settled = false; !settled;) {
    settled = true;
    for (const group of groupBy(contenders, (contender) => fold(nameOf(contender))).values()) {
      const [first, second] = group.sort((a, b) => a.level - b.level || byCodeUnits(a.rank, b.rank));
      if (first === undefined) continue;
      const exhausted = first.level >= first.candidates.length;
      const tied = second?.level === first.level && second.rank === first.rank && !exhausted;
      const losers = tied || reserved(nameOf(first)) ? group : group.slice(1);
      for (const loser of losers) loser.level += 1;
      settled &&= losers.length === 0;
    }
  }
  return new Map(contenders.map((contender) => [contender.owner, nameOf(contender)]));
}
