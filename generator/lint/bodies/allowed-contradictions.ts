import type { Contradiction } from "../../model/check-value.js";
import type { JsonValue } from "../../model/model.js";
import { isList, isObject, payloadProperties, valueAt } from "../../model/payload.js";
import { itemType } from "../../model/qualified-name.js";
import type { TypeIndex } from "../../model/type-index.js";

/**
 * Tells whether lint ignores a contradiction. These contradictions are ignored:
 *
 * - a key that the table omits
 * - a property of a base type without documented properties, because the object can be of a derived type
 * - `null` for a property that may be nullable and is not a collection
 * - text in place of bytes
 * - a list of a type without a page that has a name in the plural, because the name can mean a list
 * - a combination of enumeration members
 * - a read-only key, if the object has no other properties. The object then refers to an entity that exists
 */
export function isAllowed({ rule, type, property, path }: Contradiction, body: JsonValue, types: TypeIndex): boolean {
  const value = valueAt(body, path);
  const documented = type === null || property === null ? undefined : types.property(type, property);
  if (rule === "unknown-property") return isKey(type, property, types) || !hasProperties(type, types);
  if (rule === "read-only-property") {
    const keys = keysOf(type, types);
    if (property === null || !keys.includes(property)) return false;
    const owner = valueAt(body, path.slice(0, path.lastIndexOf("/")));
    return owner !== undefined && isObject(owner) && payloadProperties(owner).every(([name]) => keys.includes(name));
  }
  if (rule === "wrong-type" && value === null) {
    return documented?.nullable !== false && !itemType(documented?.type ?? "").collection;
  }
  if (type === null) return false;
  if (rule === "wrong-type" && value !== undefined && isList(value)) return isUndeclaredPlural(type, types);
  if (typeof value !== "string") return false;
  // If the type in `@odata.type` does not have a page, its base type is unknown, and it may derive from the documented type.
  if (path.endsWith("/@odata.type")) return types.get(value.replace(/^#/, ""))?.origin !== "page";
  if (rule === "wrong-type") return type === "Edm.Stream";
  if (rule !== "unknown-member") return false;
  const declared = types.get(type);
  // The examples of a type may not show all of its members.
  if (declared?.origin === "example") return true;
  if (!value.includes(",")) return false;
  const members = new Set(declared?.members.map(({ name }) => name.toLowerCase()));
  return value.split(",").every((part) => members.has(part.trim().toLowerCase()));
}

/** Whether a type has a name in the plural and does not have a page: `salesInvoiceLines`. */
function isUndeclaredPlural(type: string, types: TypeIndex): boolean {
  const declared = types.get(type);
  return declared !== undefined && declared.origin !== "page" && /[^s]s$/.test(type);
}

/** Whether the body omits its own key. The URL of a PUT request contains the key. */
export function isMissingKey({ rule, type, property, path }: Contradiction, types: TypeIndex): boolean {
  return rule === "missing-required" && path === "" && property !== null && keysOf(type, types).includes(property);
}

function hasProperties(type: string | null, types: TypeIndex): boolean {
  return type === null || types.lineage(type).some(({ properties }) => properties.length > 0);
}

/** Tells whether a property is a key of its type. Some pages name the key in the annotation but not in the table. */
function isKey(type: string | null, property: string | null, types: TypeIndex): boolean {
  if (type === null || property === null) return false;
  return types.lineage(type).some(({ key }) => key.includes(property));
}

/** The key of an entity type. If the docs do not name the key, it is `id`. */
function keysOf(type: string | null, types: TypeIndex): readonly string[] {
  if (type === null || types.get(type)?.kind !== "entity") return [];
  const keys = types.lineage(type).flatMap(({ key }) => key);
  return keys.length > 0 ? keys : ["id"];
}
