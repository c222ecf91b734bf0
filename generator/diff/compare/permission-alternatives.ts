import type { PermissionScheme } from "../../model/model.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { overlap } from "../match/similarity.js";
import { pairAlike, pairBy } from "../match/pairing.js";
import type { Pair } from "../match/pairing.js";

/** Permissions that are enough together. */
interface Alternative {
  readonly needed: ReadonlySet<string>;
  /** As the docs spell them: `User.Read.All and Group.Read.All`. */
  readonly text: string;
}

/** What is enough to call, by a key that neither order nor case changes. */
export function alternativesOf({ least, higher }: PermissionScheme): ReadonlyMap<string, Alternative> {
  return alternatives([...least, ...higher]);
}

function alternatives(lists: readonly (readonly string[])[]): ReadonlyMap<string, Alternative> {
  return new Map(
    lists.map((permissions) => {
      const needed = new Set(permissions.map((permission) => permission.toLowerCase()));
      return [[...needed].sort().join(" "), { needed, text: [...permissions].sort().join(" and ") }];
    }),
  );
}

/** One way to sign in on both sides. */
export interface SchemePair extends Pair<PermissionScheme> {
  readonly target: string;
  /** What the way is called. */
  readonly detail: string;
}

/**
 * What is enough to call on both sides. Who held just what was enough in the base may call in the head where some
 * alternative asks for no more than that.
 */
export function compareAlternatives(pair: SchemePair): readonly Difference[] {
  const { target, detail, base, head } = pair;
  const [before, after] = [alternativesOf(base), alternativesOf(head)];
  const { gone, fresh } = pairBy([...before], [...after], ([key]) => key);
  const alternative = ([, one]: readonly [string, Alternative]): Alternative => one;
  const recombined = pairAlike(
    { gone: gone.map(alternative), fresh: fresh.map(alternative) },
    combinationLikeness,
    ({ text }) => text,
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
        shift: isEnough(combination.base, after) ? "widened" : "narrowed",
      }),
    ),
    ...recombined.gone.map((one) =>
      difference("permission-removed", {
        target,
        detail,
        name: one.text,
        from: one.text,
        source: base.source,
        side: "base",
        shift: isEnough(one, after) ? "restated" : "replaced",
      }),
    ),
    ...recombined.fresh.map((one) =>
      difference("permission-added", {
        target,
        detail,
        name: one.text,
        to: one.text,
        source: head.source,
        shift: isEnough(one, before) ? "restated" : "widened",
      }),
    ),
    ...compareLeast(pair, before, after),
  ];
}

function isPartOf(part: Alternative, whole: Alternative): boolean {
  return [...part.needed].every((permission) => whole.needed.has(permission));
}

/** Whether who holds just these permissions may call. */
function isEnough(held: Alternative, alternatives: ReadonlyMap<string, Alternative>): boolean {
  return [...alternatives.values()].some((alternative) => isPartOf(alternative, held));
}

/** One combination is another one with a permission more or less. */
function combinationLikeness(base: Alternative, head: Alternative): number {
  return isPartOf(base, head) || isPartOf(head, base) ? overlap(base.needed, head.needed) : 0;
}

/**
 * Which of the permissions that are enough on both sides is recommended. Where the recommended one went, or a new one
 * took its place, that is the change.
 */
function compareLeast(
  { target, detail, base, head }: SchemePair,
  before: ReadonlyMap<string, Alternative>,
  after: ReadonlyMap<string, Alternative>,
): readonly Difference[] {
  const [was, is] = [base, head].map(({ least }) =>
    [...alternatives(least)]
      .filter(([key]) => before.has(key) && after.has(key))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  if (was === undefined || is === undefined || keysOf(was) === keysOf(is)) return [];
  const went = was.length === 0 && base.least.length > 0;
  const replaced = is.length === 0 && head.least.length > 0;
  if (went || replaced) return [];
  const [from, to] = [textsOf(was), textsOf(is)];
  return [difference("least-privilege-changed", { target, detail, name: to ?? from, from, to, source: head.source })];
}

function keysOf(least: readonly (readonly [string, Alternative])[]): string {
  return least.map(([key]) => key).join("\n");
}

function textsOf(least: readonly (readonly [string, Alternative])[]): string | null {
  return least.length === 0 ? null : least.map(([, { text }]) => text).join(", ");
}
