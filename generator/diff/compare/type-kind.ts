import type { TypeModel } from "../../model/model.js";
import type { Comparison } from "../comparison.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Pair } from "../match/pairing.js";

/**
 * Whether a type is of another kind. Docs seldom say which structured type is an entity, so a model infers it from
 * signs; where one of those changed in the type or its relatives, that is the change, and the kind only follows.
 */
export function compareKind({ base, head }: Pair<TypeModel>, comparison: Comparison): readonly Difference[] {
  if (base.kind === head.kind) return [];
  const structured = base.kind !== "enum" && head.kind !== "enum";
  if (structured && signs(base, comparison, "base") !== signs(head, comparison, "head")) return [];
  const { name: target, kind: to, source } = head;
  return [difference("type-kind-changed", { target, from: base.kind, to, source })];
}

function signs(type: TypeModel, comparison: Comparison, side: "base" | "head"): string {
  const types = comparison[side];
  return [...types.lineage(type.name), ...types.descendants(type.name)]
    .map(({ name, base, properties }) => {
      const identified = properties.some((property) => property.name === "id");
      const related = properties.some(({ navigation }) => navigation);
      const newName = (old: string): string => (side === "base" ? comparison.headName(old) : old);
      const reached = [comparison.isReturned(name, side), comparison.isRelated(name, side)];
      return [newName(name), newName(base ?? ""), identified, related, ...reached].join(" ");
    })
    .sort()
    .join("\n");
}
