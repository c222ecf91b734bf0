import type { Paging } from "../vocabulary.js";
import type { JsonValue } from "./model.js";

/** A JSON object in an example. */
export type JsonObject = Readonly<Record<string, JsonValue>>;

/** Tells whether a JSON value is an array. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Tells whether a JSON value is an object. */
export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** Returns the value of `@odata.type`; `null` if the object does not have one. */
export function odataType(value: JsonObject): string | null {
  const type = Object.hasOwn(value, "@odata.type") ? value["@odata.type"] : null;
  return typeof type === "string" && type !== "" ? type : null;
}

/**
 * Returns the properties of an object without OData's control information (`@odata.context`, `members@odata.bind`).
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformation | OData JSON Format 4.01}
 */
export function payloadProperties(value: JsonObject): [name: string, value: JsonValue][] {
  return Object.entries(value).filter(([name]) => !name.includes("@"));
}

/**
 * Returns the items of a list response, which are in a property of an object; `null` if the body is something else. If
 * an object has an `id`, a list of strings or numbers is a property of this object.
 */
export function wrappedItems(body: JsonValue, { items: name }: Pick<Paging, "items">): readonly JsonValue[] | null {
  if (!isObject(body) || !Object.hasOwn(body, name)) return null;
  const items = body[name];
  if (items === undefined || !isList(items)) return null;
  return Object.hasOwn(body, "id") && !items.some(isObject) ? null : items;
}

/** Returns the value at a JSON Pointer. {@link https://www.rfc-editor.org/rfc/rfc6901 | RFC 6901} */
export function valueAt(body: JsonValue, pointer: string): JsonValue | undefined {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<JsonValue | undefined>((value, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    if (value === undefined) return undefined;
    if (isList(value)) return value[Number(name)];
    return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }, body);
}
