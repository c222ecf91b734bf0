import { shapeOfType, type ObjectShape } from "./check-value.js";
import type { Operation, Property, TypeModel } from "./model.js";
import { itemType } from "./qualified-name.js";
import type { TypeIndex } from "./type-index.js";

/**
 * Describes which properties a request body can have: the properties in the operation's own table and the properties of
 * the body's type. A property in the table can be sent even if the type's page says that it is read-only. Only the
 * table makes a property required.
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
    required: new Set(
      properties.filter((row) => row.required === true && !isOfItems(row, properties, types)).map(({ name }) => name),
    ),
    writable: new Set(rows.keys()),
    open: typed === null ? (rows.size === 0 ? "any" : null) : typed.open,
  };
}

/** Whether a row describes a property of the items in another row: "For each item in **lines**, specify its `id`." */
function isOfItems({ name, description }: Property, rows: readonly Property[], types: TypeIndex): boolean {
  return rows.some((other) => {
    const { type, collection } = itemType(other.type);
    return collection && description.includes(other.name) && types.property(type, name) !== undefined;
  });
}
