import { shapeOfType, type ObjectShape } from "./check-value.js";
import type { Operation, TypeModel } from "./model.js";
import type { TypeIndex } from "./type-index.js";

/**
 * Describes which properties a request body can have: those in the operation's own table and those of the body's type.
 * A property in the table can be sent even if the type calls it read-only. Only the table makes a property required.
 *
 * @param type - the body's type; `null` if only the table describes the body
 */
export function bodyShape({ title, requestBody }: Operation, type: TypeModel | null, types: TypeIndex): ObjectShape {
  const properties = requestBody?.properties ?? [];
  const rows = new Map(properties.map((property) => [property.name, property]));
  const typed = type === null ? null : shapeOfType(type, types, "update");
  return {
    name: typed?.name ?? `the request body of "${title}"`,
    type: typed?.type ?? null,
    property: (name) => typed?.property(name) ?? rows.get(name),
    required: new Set(properties.filter(({ required }) => required === true).map(({ name }) => name)),
    writable: new Set(rows.keys()),
    open: typed === null ? (rows.size === 0 ? "any" : null) : typed.open,
  };
}
