import type { TypeModel } from "../../model/model.js";
import type { ComparisonContext } from "../comparison-context.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Pair } from "../match/pairing.js";

/**
 * Compares the base types that a type has in the two models. If only one model documents the base type, nothing is
 * reported here, because the added or removed base type is reported already.
 */
export function compareBaseType({ base, head }: Pair<TypeModel>, context: ComparisonContext): readonly Difference[] {
  const before = baseTypeInHead(base, context);
  if (before === head.base) return [];
  const isRemoved = head.base === null && base.base !== null && context.isInOneModel(base.base);
  const isAdded = base.base === null && head.base !== null && context.isInOneModel(head.base);
  if (isRemoved || isAdded) return [];
  const isDerived = head.base !== null && context.head.ancestors(head.base).some(({ name }) => name === before);
  return [
    difference("base-type-changed", {
      target: head.name,
      from: base.base,
      to: head.base,
      source: head.source,
      direction: before === null || isDerived ? "narrowed" : "replaced",
    }),
  ];
}

/**
 * Compares the keys of an entity type. Nothing is reported if another reported change explains the difference: a change
 * of the key property, of the base type that declares the key, or of the kind of the type.
 */
export function compareKey(
  pair: Pair<TypeModel>,
  propertyChanges: readonly Difference[],
  context: ComparisonContext,
): readonly Difference[] {
  const { base, head } = pair;
  const [from, to] = [describeKey(base), describeKey(head)];
  if (from === to || base.kind !== head.kind || isReportedByBaseType(pair, context)) return [];
  const reported = new Set(
    propertyChanges.flatMap(({ id, name, from: oldName }) => {
      if (id === "property-renamed") return [name, oldName];
      return id === "property-removed" || id === "property-added" ? [name] : [];
    }),
  );
  const differs = [...base.key, ...head.key].some(
    (name) => base.key.includes(name) !== head.key.includes(name) && !reported.has(name),
  );
  return differs ? [difference("key-changed", { target: head.name, from, to, source: head.source })] : [];
}

function isReportedByBaseType({ base, head }: Pair<TypeModel>, context: ComparisonContext): boolean {
  if (baseTypeInHead(base, context) !== head.base) return true;
  const [before] = context.base.ancestors(base.name);
  const [after] = context.head.ancestors(head.name);
  return (
    before !== undefined &&
    after !== undefined &&
    describeKey(before) === describeKey(base) &&
    describeKey(after) === describeKey(head)
  );
}

function baseTypeInHead({ base }: TypeModel, context: ComparisonContext): string | null {
  return base === null ? null : context.nameInHead(base);
}

function describeKey({ key }: TypeModel): string | null {
  return key.length === 0 ? null : [...key].sort().join(", ");
}
