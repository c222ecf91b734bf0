import type { Shift } from "./kinds/kind.js";
import { itemType } from "../model/qualified-name.js";
import type { TypeIndex } from "./type-index.js";

/** Primitive types that hold all values of others. */
const HOLDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["Edm.Int16", ["Edm.Byte", "Edm.SByte"]],
  ["Edm.Int32", ["Edm.Int16", "Edm.Byte", "Edm.SByte"]],
  ["Edm.Int64", ["Edm.Int32", "Edm.Int16", "Edm.Byte", "Edm.SByte"]],
  ["Edm.Double", ["Edm.Single", "Edm.Int32", "Edm.Int16", "Edm.Byte", "Edm.SByte"]],
  ["Edm.Decimal", ["Edm.Int64", "Edm.Int32", "Edm.Int16", "Edm.Byte", "Edm.SByte"]],
  ["Edm.String", ["Edm.Guid"]],
]);

/**
 * What a change of type does to the values that are allowed; `null` where the types are the same.
 *
 * @param base - the type before, under the names of the head
 * @param types - the types of the head
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_PrimitiveTypes | Primitive types}
 */
export function typeShift(base: string, head: string, types: TypeIndex): Shift | null {
  if (base === head) return null;
  const [before, after] = [itemType(base), itemType(head)];
  if (before.collection !== after.collection) return "replaced";
  if (holds(after.type, before.type, types)) return "widened";
  return holds(before.type, after.type, types) ? "narrowed" : "replaced";
}

function holds(wide: string, narrow: string, types: TypeIndex): boolean {
  return (
    (HOLDS.get(wide)?.includes(narrow) ?? false) ||
    (wide === "Edm.String" && types.get(narrow)?.kind === "enum") ||
    types.ancestors(narrow).some(({ name }) => name === wide)
  );
}
