import type { TypeModel } from "../../model/model.js";
import type { Side } from "../change.js";
import type { ComparisonContext } from "../comparison-context.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Pair } from "../match/pairing.js";

/**
 * Compares the kinds of a type. Docs seldom name the kind, so the model infers from other facts whether a type is an
 * entity type or a complex type. If one of these facts changed, only the change of this fact is reported.
 */
export function compareKind({ base, head }: Pair<TypeModel>, context: ComparisonContext): readonly Difference[] {
  if (base.kind === head.kind) return [];
  const isStructured = base.kind !== "enum" && head.kind !== "enum";
  if (isStructured && kindEvidence(base, context, "base") !== kindEvidence(head, context, "head")) return [];
  const { name: target, kind: to, source } = head;
  return [difference("type-kind-changed", { target, from: base.kind, to, source })];
}

/**
 * The facts from which the model infers the kind of a type. They include facts about its base types and derived types.
 */
function kindEvidence(type: TypeModel, context: ComparisonContext, side: Side): string {
  const types = context[side];
  return [...types.lineage(type.name), ...types.descendants(type.name)]
    .map(({ name, base, properties }) => {
      const hasId = properties.some((property) => property.name === "id");
      const hasRelationships = properties.some(({ navigation }) => navigation);
      const newName = (old: string): string => (side === "base" ? context.nameInHead(old) : old);
      const uses = [context.isReturned(name, side), context.isRelated(name, side)];
      return [newName(name), newName(base ?? ""), hasId, hasRelationships, ...uses].join(" ");
    })
    .sort()
    .join("\n");
}
