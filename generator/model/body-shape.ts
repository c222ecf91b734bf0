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
export function bodyShape(operation: Operation, type: TypeModel | null, types: TypeIndex): ObjectShape {
  const ofIndex = knownShapes.get(types) ?? new WeakMap<Operation, Map<TypeModel | null, ObjectShape>>();
  knownShapes.set(types, ofIndex);
  const ofOperation = ofIndex.get(operation) ?? new Map<TypeModel | null, ObjectShape>();
  ofIndex.set(operation, ofOperation);
  const shape = ofOperation.get(type) ?? makeShape(operation, type, types);
  ofOperation.set(type, shape);
  return shape;
}

/** The shapes of bodies, because an operation can have many examples. */
const knownShapes = new WeakMap<TypeIndex, WeakMap<Operation, Map<TypeModel | null, ObjectShape>>>();

function makeShape({ title, requestBody }: Operation, type: TypeModel | null, types: TypeIndex): ObjectShape {
  const properties = requestBody?.properties ?? [];
  const rows = new Map(properties.map((property) => [property.name, property]));
  const itemTypes = itemTypesOf(properties);
  const typed = type === null ? null : shapeOfType(type, types, "update");
  return {
    name: typed?.name ?? `the request body of "${title}"`,
    type: typed?.type ?? null,
    property: (name) => typed?.property(name) ?? rows.get(name),
    required: new Set(
      properties.filter((row) => row.required === true && !isOfItems(row, itemTypes, types)).map(({ name }) => name),
    ),
    writable: new Set(rows.keys()),
    open: typed === null ? (rows.size === 0 ? "any" : null) : typed.open,
  };
}

/** Whether a row describes a property of the items in another row: "For each item in **lines**, specify its `id`." */
function isOfItems(row: Property, itemTypes: ReadonlyMap<string, string>, types: TypeIndex): boolean {
  return namedLists(row, itemTypes).some((list) => types.property(itemTypes.get(list) ?? "", row.name) !== undefined);
}

/** The types of the items of the rows that are lists, by the name of the row. */
export function itemTypesOf(rows: readonly Property[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(({ name, type: rowType }) => {
      const { type, collection } = itemType(rowType);
      return collection ? [[name, type] as const] : [];
    }),
  );
}

/** The lists whose names are words in the description of a row. */
export function namedLists({ description }: Property, itemTypes: ReadonlyMap<string, string>): readonly string[] {
  if (itemTypes.size === 0) return [];
  return (description.match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => itemTypes.has(word));
}
