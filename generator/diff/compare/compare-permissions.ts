import type { DocumentedScheme, PermissionSet } from "../../model/model.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { type Pair, type Pairing, pairBy, pairBySimilarity } from "../match/pairing.js";
import { jaccardIndex } from "../match/similarity.js";
import { alternativesOf, compareAlternatives } from "./compare-permission-alternatives.js";
import type { SchemePair } from "./compare-permission-alternatives.js";

/**
 * The permission types, each with its name in messages about changes.
 *
 * @see {@link https://learn.microsoft.com/graph/permissions-overview | Microsoft Graph permissions}
 */
const SCHEMES = [
  ["delegatedWork", "delegated, work or school account"],
  ["delegatedPersonal", "delegated, personal account"],
  ["application", "application"],
] as const;

/** Compares the permissions of an operation. */
export function comparePermissions(
  target: string,
  base: readonly PermissionSet[],
  head: readonly PermissionSet[],
): readonly Difference[] {
  const { pairs, removed, added } = matchSets(base, head);
  return [
    ...pairs.flatMap((pair) => compareSet(target, pair)),
    ...removed.map(({ appliesTo, source }) =>
      difference("permission-set-removed", {
        target,
        detail: appliesTo,
        source,
        side: "base",
        direction: head.length === 0 ? "docs-only" : "replaced",
      }),
    ),
    ...added.map(({ appliesTo, source }) => difference("permission-set-added", { target, detail: appliesTo, source })),
  ];
}

/** Matches permission sets by label and permissions, because several sets can have the same label or no label. */
function matchSets(base: readonly PermissionSet[], head: readonly PermissionSet[]): Pairing<PermissionSet> {
  if (base.length === 1 && head.length === 1) return pairBy(base, head, () => "");
  const similarity = (one: PermissionSet, other: PermissionSet): number =>
    (one.appliesTo === other.appliesTo ? 1 : 0) + jaccardIndex(permissionKeys(one), permissionKeys(other));
  return pairBySimilarity({ removed: base, added: head }, similarity, {
    nameOf: ({ appliesTo }) => appliesTo ?? "",
    keysOf: (set) => [set.appliesTo ?? "", ...permissionKeys(set)],
  });
}

function permissionKeys(set: PermissionSet): ReadonlySet<string> {
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
  return [difference(id, { ...about, from: describeScheme(base), to: describeScheme(head) })];
}

function describeScheme(scheme: DocumentedScheme): string | null {
  return scheme.supported ? [...alternativesOf(scheme).values()].map(({ text }) => text).join(", ") : null;
}
