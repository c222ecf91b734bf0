import type { Property } from "../../model/model.js";
import { flagDirection, setDirection } from "../change-direction.js";
import { difference } from "../difference.js";
import type { Difference, FactDifference } from "../difference.js";
import type { ChangeDirection, Usage } from "../kinds/change-kind.js";
import type { ChangeId } from "../kinds/change-kinds.js";
import type { Pair } from "../match/pairing.js";
import { compareQuerySupport } from "./compare-query-support.js";

/** Compares the documented facts about a property, without its name, type and description. */
export function comparePropertyFacts(
  target: string,
  { base, head }: Pair<Property>,
  usage: Usage,
): readonly Difference[] {
  const changes = [
    compareFlag("property-required-changed", base.required, head.required, ["optional", "required"]),
    compareNullability(base.nullable, head.nullable),
    compareFlag("property-readonly-changed", base.readOnly, head.readOnly, ["writable", "read-only"]),
    compareValues(base.values, head.values),
    compareDefault(base.defaultValue, head.defaultValue),
    compareQuerySupport(base.query, head.query),
  ];
  return changes
    .filter((change) => change !== null)
    .map(({ id, ...change }) => difference(id, { target, name: head.name, source: head.source, usage, ...change }));
}

/** Undocumented (`null`) means false. */
function compareFlag(
  id: ChangeId,
  base: boolean | null,
  head: boolean | null,
  [off, on]: readonly [string, string],
): FactDifference | null {
  const direction = flagDirection(base === true, head === true, true);
  return direction === null ? null : { id, from: base === true ? on : off, to: head === true ? on : off, direction };
}

/**
 * Undocumented (`null`) means nullable.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_Nullable | Nullable}
 */
function compareNullability(base: boolean | null, head: boolean | null): FactDifference | null {
  if (base === head) return null;
  const direction: ChangeDirection = flagDirection(base !== false, head !== false, false) ?? "docs-only";
  return {
    id: "property-nullability-changed",
    from: describeNullability(base),
    to: describeNullability(head),
    direction,
  };
}

function describeNullability(nullable: boolean | null): string {
  return nullable === null ? "unstated" : nullable ? "nullable" : "not nullable";
}

function compareValues(base: readonly string[] | null, head: readonly string[] | null): FactDifference | null {
  const direction = setDirection(new Set(base), new Set(head));
  if (direction === null) return null;
  return {
    id: "property-values-changed",
    from: base === null ? null : base.join(", "),
    to: head === null ? null : head.join(", "),
    direction: base === null || head === null ? "docs-only" : direction,
  };
}

function compareDefault(from: string | null, to: string | null): FactDifference | null {
  if (from === to) return null;
  return {
    id: "property-default-changed",
    from,
    to,
    direction: from === null || to === null ? "docs-only" : "replaced",
  };
}
