import { shapeOfType, type ObjectShape } from "./check-value.js";
import type { Operation, TypeModel } from "./model.js";
import type { TypeIndex } from "./type-index.js";

/**
 * What the body of an operation's request may hold: what the operation's own table lists, and what a type does. What the
 * table lists may be sent, whatever the type says of it. Demanded is what the table demands.
 *
 * @param type that of the body; `null` where the table alone says what it holds
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
    open: typed?.open ?? rows.size === 0,
  };
}
