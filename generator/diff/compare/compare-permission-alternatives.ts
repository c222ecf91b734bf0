import { groupBy } from "../../collections/group-by.js";
import type { DocumentedScheme } from "../../model/model.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { type Pair, pairBy, pairBySimilarity } from "../match/pairing.js";
import { jaccardIndex } from "../match/similarity.js";

/** A set of permissions that a caller needs together. To call an operation, one of its alternatives is enough. */
interface Alternative {
  /** Names of the permissions, in lower case. */
  readonly needed: ReadonlySet<string>;
  /** The names of the permissions as the docs write them: `User.Read.All and Group.Read.All`. */
  readonly text: string;
}

/** The alternatives of a permission type. The keys ignore the order and the letter case of permission names. */
export function alternativesOf({ least, higher }: DocumentedScheme): ReadonlyMap<string, Alternative> {
  return indexAlternatives([...least, ...higher]);
}

function indexAlternatives(lists: readonly (readonly string[])[]): ReadonlyMap<string, Alternative> {
  return new Map(
    lists.map((permissions) => {
      const needed = new Set(permissions.map((permission) => permission.toLowerCase()));
      return [[...needed].sort().join(" "), { needed, text: [...permissions].sort().join(" and ") }];
    }),
  );
}

/** One permission type of an operation in both models. */
export interface SchemePair extends Pair<DocumentedScheme> {
  readonly target: string;
  /** Name of the permission type, and the label of its table if there is one. */
  readonly detail: string;
}

/**
 * Compares the alternatives of a permission type. A caller who relied on a removed alternative can still call the
 * operation if its permissions include all permissions of another alternative in the head.
 */
export function compareAlternatives(pair: SchemePair): readonly Difference[] {
  const { target, detail, base, head } = pair;
  const [before, after] = [alternativesOf(base), alternativesOf(head)];
  const [isEnoughInBase, isEnoughInHead] = [enoughFor(before), enoughFor(after)];
  const { removed, added } = pairBy([...before], [...after], ([key]) => key);
  const withoutKey = ([, one]: readonly [string, Alternative]): Alternative => one;
  const recombined = pairBySimilarity(
    { removed: removed.map(withoutKey), added: added.map(withoutKey) },
    combinationSimilarity,
    { nameOf: ({ text }) => text, keysOf: ({ needed }) => needed },
  );
  return [
    ...recombined.pairs.map((combination) =>
      difference("permission-combination-changed", {
        target,
        detail,
        name: combination.head.text,
        from: combination.base.text,
        to: combination.head.text,
        source: head.source,
        direction: isEnoughInHead(combination.base) ? "widened" : "narrowed",
      }),
    ),
    ...recombined.removed.map((one) =>
      difference("permission-removed", {
        target,
        detail,
        name: one.text,
        from: one.text,
        source: base.source,
        side: "base",
        direction: isEnoughInHead(one) ? "docs-only" : "replaced",
      }),
    ),
    ...recombined.added.map((one) =>
      difference("permission-added", {
        target,
        detail,
        name: one.text,
        to: one.text,
        source: head.source,
        direction: isEnoughInBase(one) ? "docs-only" : "widened",
      }),
    ),
    ...compareLeastPrivileged(pair, before, after),
  ];
}

function isSubset(part: Alternative, whole: Alternative): boolean {
  return [...part.needed].every((permission) => whole.needed.has(permission));
}

/**
 * Returns a function that tells whether a caller with some permissions has all permissions of one of the alternatives.
 * Each alternative is found by its rarest permission, so that few of many alternatives are compared.
 */
function enoughFor(alternatives: ReadonlyMap<string, Alternative>): (permissions: Alternative) => boolean {
  const all = [...alternatives.values()];
  const users = groupBy(
    all.flatMap(({ needed }) => [...needed]),
    (permission) => permission,
  );
  const usersOf = (permission: string): number => users.get(permission)?.length ?? 0;
  const byRarest = groupBy(all, ({ needed }) =>
    [...needed].reduce<string | null>(
      (rarest, one) => (rarest === null || usersOf(one) < usersOf(rarest) ? one : rarest),
      null,
    ),
  );
  return (permissions) =>
    [null, ...permissions.needed].some((permission) =>
      byRarest.get(permission)?.some((alternative) => isSubset(alternative, permissions)),
    );
}

/** The similarity of two alternatives. It is above zero if one alternative contains all permissions of the other. */
function combinationSimilarity(base: Alternative, head: Alternative): number {
  return isSubset(base, head) || isSubset(head, base) ? jaccardIndex(base.needed, head.needed) : 0;
}

/**
 * Compares which alternatives are the least privileged. Only alternatives that are in both models count. If the least
 * privileged alternative was added or removed, nothing is reported here, because the addition or removal is reported.
 */
function compareLeastPrivileged(
  { target, detail, base, head }: SchemePair,
  before: ReadonlyMap<string, Alternative>,
  after: ReadonlyMap<string, Alternative>,
): readonly Difference[] {
  const commonLeast = ({ least }: DocumentedScheme): KeyedAlternative[] =>
    [...indexAlternatives(least)]
      .filter(([key]) => before.has(key) && after.has(key))
      .sort(([one], [other]) => (one < other ? -1 : 1));
  const [baseLeast, headLeast] = [commonLeast(base), commonLeast(head)];
  if (joinKeys(baseLeast) === joinKeys(headLeast)) return [];
  const isRemoved = baseLeast.length === 0 && base.least.length > 0;
  const isAdded = headLeast.length === 0 && head.least.length > 0;
  if (isRemoved || isAdded) return [];
  const [from, to] = [joinTexts(baseLeast), joinTexts(headLeast)];
  return [difference("least-privilege-changed", { target, detail, name: to ?? from, from, to, source: head.source })];
}

type KeyedAlternative = readonly [key: string, alternative: Alternative];

function joinKeys(least: readonly KeyedAlternative[]): string {
  return least.map(([key]) => key).join("\n");
}

function joinTexts(least: readonly KeyedAlternative[]): string | null {
  return least.length === 0 ? null : least.map(([, { text }]) => text).join(", ");
}
