import type { JsonValue } from "../model/model.js";
import { isList, isObject, type JsonObject, odataType } from "../model/payload.js";
import type { TypeIndex } from "../model/type-index.js";
import { typeOfPath } from "./filter/check-names.js";
import type { Query } from "./query.js";

/** Reads the value of a navigation property of an item; `undefined` if the server does not hold it. */
export type FindRelated = (name: string, query: Query) => JsonValue | undefined;

/**
 * Makes the part of an item that a response contains: the properties in `$select`, or those that the docs do not limit to
 * `$select`; and the navigation properties in `$expand`.
 *
 * @throws ApiError with status 400 for a property that a documented type does not have
 */
export function shapeItem(
  item: JsonObject,
  query: Query,
  declaredType: string | null,
  types: TypeIndex,
  related: FindRelated,
): JsonObject {
  const type = odataType(item)?.replace(/^#/, "") ?? declaredType;
  const { select } = query;
  // `microsoft.graph.user/displayName` is the property of a derived type.
  const selected =
    select === null ? null : new Set(select.map((path) => path.split("/").find((name) => !name.includes(".")) ?? path));
  const expand = new Map([...query.expand].filter(([, { onlyType }]) => isOfType(type, onlyType, types)));
  const own = Object.entries(item).filter(([name]) => {
    if (expand.has(name)) return false;
    const subject = name.includes("@") ? name.slice(0, name.indexOf("@")) : name;
    if (subject === "") return true;
    if (selected !== null) return selected.has(subject);
    const property = type === null ? undefined : types.property(type, subject);
    return property === undefined || !(property.navigation || property.query.select === "only");
  });
  const expanded = [...expand].map(([name, inner]): [string, JsonValue] => {
    const found = related(name, inner) ?? (Object.hasOwn(item, name) ? item[name] : undefined);
    return [name, found ?? (isCollection(name, type, types) ? [] : null)];
  });
  return Object.fromEntries([...own, ...expanded]);
}

/** Whether an item is of the type of a cast. An item of an unknown type counts as one. */
function isOfType(type: string | null, cast: string | null, types: TypeIndex): boolean {
  if (type === null || cast === null) return true;
  return types.lineage(type).some(({ name }) => name.toLowerCase() === cast.toLowerCase());
}

function isCollection(name: string, type: string | null, types: TypeIndex): boolean {
  return type !== null && types.property(type, name)?.type.startsWith("Collection(") === true;
}

/** Checks the names in `$select` and `$expand`. @throws ApiError with status 400 for an unknown name */
export function checkSelection({ select, expand }: Query, type: string | null, types: TypeIndex): void {
  for (const path of select ?? []) typeOfPath(path.split("/"), "$select", type, types);
  for (const name of expand.keys()) typeOfPath([name], "$expand", type, types);
}

/**
 * Applies the changes of PATCH: objects are merged, all other values are replaced.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_UpdateanEntity | OData Protocol 4.01, Update an Entity}
 */
export function mergeItem(item: JsonObject, changes: JsonObject): JsonObject {
  const merged = Object.entries(changes).map(([name, value]): [string, JsonValue] => {
    const before = Object.hasOwn(item, name) ? item[name] : undefined;
    const isNested = before !== undefined && isObject(before) && isObject(value);
    return [name, isNested ? mergeItem(before, value) : isList(value) ? [...value] : value];
  });
  return { ...item, ...Object.fromEntries(merged) };
}
