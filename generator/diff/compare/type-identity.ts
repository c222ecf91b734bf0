import type { TypeModel } from "../../model/model.js";
import type { Comparison } from "../comparison.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Pair } from "../match/pairing.js";

/** What a type derives from. A base type whose page came or went is told by that. */
export function compareBase({ base, head }: Pair<TypeModel>, comparison: Comparison): readonly Difference[] {
  const before = baseInHead(base, comparison);
  if (before === head.base) return [];
  const lost = head.base === null && base.base !== null && comparison.isOnOneSide(base.base);
  const found = base.base === null && head.base !== null && comparison.isOnOneSide(head.base);
  if (lost || found) return [];
  const derives = head.base !== null && comparison.head.ancestors(head.base).some(({ name }) => name === before);
  return [
    difference("base-type-changed", {
      target: head.name,
      from: base.base,
      to: head.base,
      source: head.source,
      shift: before === null || derives ? "narrowed" : "replaced",
    }),
  ];
}

/**
 * What identifies an entity. A key that comes or goes with its property is told by the property, one that is inherited
 * by the base type, and one that only entities have by the kind.
 */
export function compareKey(
  pair: Pair<TypeModel>,
  properties: readonly Difference[],
  comparison: Comparison,
): readonly Difference[] {
  const { base, head } = pair;
  const [from, to] = [keyOf(base), keyOf(head)];
  if (from === to || base.kind !== head.kind || isToldByBase(pair, comparison)) return [];
  const told = new Set(
    properties.flatMap(({ id, name, from: oldName }) => {
      if (id === "property-renamed") return [name, oldName];
      return id === "property-removed" || id === "property-added" ? [name] : [];
    }),
  );
  const differs = [...base.key, ...head.key].some(
    (name) => base.key.includes(name) !== head.key.includes(name) && !told.has(name),
  );
  return differs ? [difference("key-changed", { target: head.name, from, to, source: head.source })] : [];
}

function isToldByBase({ base, head }: Pair<TypeModel>, comparison: Comparison): boolean {
  if (baseInHead(base, comparison) !== head.base) return true;
  const [before] = comparison.base.ancestors(base.name);
  const [after] = comparison.head.ancestors(head.name);
  return before !== undefined && after !== undefined && keyOf(before) === keyOf(base) && keyOf(after) === keyOf(head);
}

function baseInHead({ base }: TypeModel, comparison: Comparison): string | null {
  return base === null ? null : comparison.headName(base);
}

function keyOf({ key }: TypeModel): string | null {
  return key.length === 0 ? null : [...key].sort().join(", ");
}
