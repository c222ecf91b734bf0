import type { PermissionScheme, PermissionSet } from "../../model/model.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { overlap } from "../match/similarity.js";
import { pairAlike, pairBy } from "../match/pairing.js";
import type { Pair, Pairing } from "../match/pairing.js";
import { alternativesOf, compareAlternatives } from "./permission-alternatives.js";
import type { SchemePair } from "./permission-alternatives.js";

/**
 * The ways to sign in, as people call them.
 *
 * @see {@link https://learn.microsoft.com/graph/permissions-overview | Microsoft Graph permissions}
 */
const SCHEMES = [
  ["delegatedWork", "delegated, work or school account"],
  ["delegatedPersonal", "delegated, personal account"],
  ["application", "application"],
] as const;

/** Who may call an operation. Sets are the same by their label and by what they ask for. */
export function comparePermissions(
  target: string,
  base: readonly PermissionSet[],
  head: readonly PermissionSet[],
): readonly Difference[] {
  const { pairs, gone, fresh } = matchSets(base, head);
  return [
    ...pairs.flatMap((pair) => compareSet(target, pair)),
    ...gone.map(({ appliesTo, source }) =>
      difference("permission-set-removed", {
        target,
        detail: appliesTo,
        source,
        side: "base",
        shift: head.length === 0 ? "restated" : "replaced",
      }),
    ),
    ...fresh.map(({ appliesTo, source }) => difference("permission-set-added", { target, detail: appliesTo, source })),
  ];
}

/** Several sets may have the same label, or none. */
function matchSets(base: readonly PermissionSet[], head: readonly PermissionSet[]): Pairing<PermissionSet> {
  if (base.length === 1 && head.length === 1) return pairBy(base, head, () => "");
  const likeness = (one: PermissionSet, other: PermissionSet): number =>
    (one.appliesTo === other.appliesTo ? 1 : 0) + overlap(asked(one), asked(other));
  return pairAlike({ gone: base, fresh: head }, likeness, ({ appliesTo }) => appliesTo ?? "");
}

function asked(set: PermissionSet): ReadonlySet<string> {
  return new Set(
    SCHEMES.flatMap(([scheme]) => [...alternativesOf(set[scheme]).keys()].map((key) => `${scheme} ${key}`)),
  );
}

function compareSet(target: string, { base, head }: Pair<PermissionSet>): readonly Difference[] {
  return SCHEMES.flatMap(([scheme, name]) => {
    const detail = head.appliesTo === null ? name : `${name}, ${head.appliesTo}`;
    return compareScheme({ target, detail, base: base[scheme], head: head[scheme] });
  });
}

function compareScheme(pair: SchemePair): readonly Difference[] {
  const { target, detail, base, head } = pair;
  const about = { target, detail, source: head.source };
  if (base.placeholder || head.placeholder) {
    if (base.placeholder === head.placeholder) return [];
    return [difference(head.placeholder ? "permission-undocumented" : "permission-documented", about)];
  }
  if (base.supported === head.supported) return compareAlternatives(pair);
  const id = head.supported ? "permission-scheme-added" : "permission-scheme-removed";
  return [difference(id, { ...about, from: inWords(base), to: inWords(head) })];
}

function inWords(scheme: PermissionScheme): string | null {
  return scheme.supported ? [...alternativesOf(scheme).values()].map(({ text }) => text).join(", ") : null;
}
