import type { EnumMember } from "../../model/model.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { renameLikeness } from "../match/similarity.js";
import { pairAlike, pairBy } from "../match/pairing.js";
import type { Pair } from "../match/pairing.js";
import { orDescription } from "./descriptions.js";

/** Members of an enumeration. */
export function compareEnumMembers(
  target: string,
  base: readonly EnumMember[],
  head: readonly EnumMember[],
): readonly Difference[] {
  const { pairs, gone, fresh } = pairBy(base, head, ({ name }) => name);
  const renamed = pairAlike({ gone, fresh }, likeness, ({ name }) => name);
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
    ...renamed.gone.map(({ name, value, source }) =>
      difference("enum-member-removed", { target, name, from: value ?? name, source, side: "base" }),
    ),
    ...renamed.fresh.map(({ name, value, source }) =>
      difference("enum-member-added", { target, name, to: value ?? name, source }),
    ),
  ];
}

/** Members with different numbers are different members; with the same number they are one under another name. */
function likeness(base: EnumMember, head: EnumMember): number {
  if (base.value !== null && head.value !== null) return base.value === head.value ? 1 : 0;
  return renameLikeness(base, head);
}

function compareMember(target: string, { base, head }: Pair<EnumMember>): readonly Difference[] {
  const { name, source } = head;
  const renumbered =
    base.value === head.value
      ? []
      : [
          difference("enum-member-value-changed", {
            target,
            name,
            from: base.value,
            to: head.value,
            source,
            shift: base.value === null || head.value === null ? "restated" : "replaced",
          }),
        ];
  return orDescription(renumbered, base, head, { target, name });
}
