import type { Property } from "../../model/model.js";
import { difference } from "../difference.js";
import type { Difference, FactChange } from "../difference.js";
import type { ChangeId } from "../kinds/change-kinds.js";
import type { Shift, Usage } from "../kinds/kind.js";
import type { Pair } from "../match/pairing.js";
import { setShift, switchShift } from "../change-direction.js";
import { compareQuerySupport } from "./query-support.js";

/** What the docs state of a property beside name, type and words. */
export function comparePropertyFacts(
  target: string,
  { base, head }: Pair<Property>,
  usage: Usage,
): readonly Difference[] {
  const changes = [
    compareStatement("property-required-changed", base.required, head.required, ["optional", "required"]),
    compareNullability(base.nullable, head.nullable),
    compareStatement("property-readonly-changed", base.readOnly, head.readOnly, ["writable", "read-only"]),
    compareValues(base.values, head.values),
    compareDefault(base.defaultValue, head.defaultValue),
    compareQuerySupport(base.query, head.query),
  ];
  return changes
    .filter((change) => change !== null)
    .map(({ id, ...change }) => difference(id, { target, name: head.name, source: head.source, usage, ...change }));
}

/** What nothing is said of is taken not to be so. */
function compareStatement(
  id: ChangeId,
  base: boolean | null,
  head: boolean | null,
  [off, on]: readonly [string, string],
): FactChange | null {
  const shift = switchShift(base === true, head === true, true);
  return shift === null ? null : { id, from: base === true ? on : off, to: head === true ? on : off, shift };
}

/**
 * What nothing is said of is nullable.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_Nullable | Nullable}
 */
function compareNullability(base: boolean | null, head: boolean | null): FactChange | null {
  if (base === head) return null;
  const shift: Shift = switchShift(base !== false, head !== false, false) ?? "restated";
  return { id: "property-nullability-changed", from: nullability(base), to: nullability(head), shift };
}

function nullability(nullable: boolean | null): string {
  return nullable === null ? "unstated" : nullable ? "nullable" : "not nullable";
}

function compareValues(base: readonly string[] | null, head: readonly string[] | null): FactChange | null {
  const shift = setShift(new Set(base), new Set(head));
  if (shift === null) return null;
  return {
    id: "property-values-changed",
    from: base === null ? null : base.join(", "),
    to: head === null ? null : head.join(", "),
    shift: base === null || head === null ? "restated" : shift,
  };
}

function compareDefault(from: string | null, to: string | null): FactChange | null {
  if (from === to) return null;
  return { id: "property-default-changed", from, to, shift: from === null || to === null ? "restated" : "replaced" };
}
