import type { EnumMember } from "../../model/model.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { type Pair, pairBy, pairBySimilarity } from "../match/pairing.js";
import { renameKeys, renameSimilarity, similarNames } from "../match/similarity.js";
import { orDescriptionChange } from "./compare-descriptions.js";

/** Compares the members of an enumeration. */
export function compareEnumMembers(
  target: string,
  base: readonly EnumMember[],
  head: readonly EnumMember[],
): readonly Difference[] {
  const { pairs, removed, added } = pairBy(base, head, ({ name }) => name);
  const renamed = pairBySimilarity({ removed, added }, memberSimilarity, {
    nameOf: ({ name }) => name,
    keysOf: (member) => [`${String(member.value)} `, ...renameKeys(member)],
  });
  const similarTo = similarNames(renamed, (one, other) => one.value === null || other.value === null);
  return [
    ...pairs.flatMap((pair) => compareMember(target, pair)),
    ...renamed.pairs.map((pair) =>
      difference("enum-member-renamed", {
        target,
        name: pair.head.name,
        from: pair.base.name,
        to: pair.head.name,
        source: pair.head.source,
      }),
    ),
    ...renamed.removed.map((member) => {
      const { name, value, source } = member;
      const similar = similarTo.get(member) ?? null;
      return difference("enum-member-removed", { target, name, from: value ?? name, similar, source, side: "base" });
    }),
    ...renamed.added.map(({ name, value, source }) =>
      difference("enum-member-added", { target, name, to: value ?? name, source }),
    ),
  ];
}

/**
 * The similarity of two members. If both members have a numeric value, only the values are compared: equal values mean
 * the same member, and different values mean different members.
 */
function memberSimilarity(base: EnumMember, head: EnumMember): number {
  if (base.value !== null && head.value !== null) return base.value === head.value ? 1 : 0;
  return renameSimilarity(base, head);
}

function compareMember(target: string, { base, head }: Pair<EnumMember>): readonly Difference[] {
  const { name, source } = head;
  const valueChange =
    base.value === head.value
      ? []
      : [
          difference("enum-member-value-changed", {
            target,
            name,
            from: base.value,
            to: head.value,
            source,
            direction: base.value === null || head.value === null ? "docs-only" : "replaced",
          }),
        ];
  return orDescriptionChange(valueChange, base, head, { target, name });
}
