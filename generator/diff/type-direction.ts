import { itemType } from "../model/qualified-name.js";
import type { ChangeDirection } from "./kinds/change-kind.js";
import type { TypeIndex } from "../model/type-index.js";

/** For each primitive type, the other primitive types whose values are also valid values of this type. */
const NARROWER_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ["Edm.Int16", ["Edm.Byte", "Edm.SByte"]],
  ["Edm.Int32", ["Edm.Int16", "Edm.Byte", "Edm.SByte"]],
  ["Edm.Int64", ["Edm.Int32", "Edm.Int16", "Edm.Byte", "Edm.SByte"]],
  ["Edm.Double", ["Edm.Single", "Edm.Int32", "Edm.Int16", "Edm.Byte", "Edm.SByte"]],
  ["Edm.Decimal", ["Edm.Int64", "Edm.Int32", "Edm.Int16", "Edm.Byte", "Edm.SByte"]],
  ["Edm.String", ["Edm.Guid"]],
]);

/**
 * The direction of a change from one type to another; `null` if the types are the same.
 *
 * @param base - the type in the base. For a renamed type, this is its name in the head.
 * @param types - the types of the head
 * @see
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_PrimitiveTypes | Primitive types}
 */
export function typeDirection(base: string, head: string, types: TypeIndex): ChangeDirection | null {
  if (base === head) return null;
  const [before, after] = [itemType(base), itemType(head)];
  if (before.collection !== after.collection) return "replaced";
  if (isWider(after.type, before.type, types)) return "widened";
  return isWider(before.type, after.type, types) ? "narrowed" : "replaced";
}

function isWider(wide: string, narrow: string, types: TypeIndex): boolean {
  return (
    (NARROWER_TYPES.get(wide)?.includes(narrow) ?? false) ||
    (wide === "Edm.String" && types.get(narrow)?.kind === "enum") ||
    types.ancestors(narrow).some(({ name }) => name === wide)
  );
}
