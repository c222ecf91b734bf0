import type { JsonValue } from "./model.js";

/** A JSON object, as examples hold it. */
export type JsonObject = Readonly<Record<string, JsonValue>>;

/** Says whether a JSON value is an array. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Says whether a JSON value is an object. */
export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** What an object says of its own type; `null` where it says nothing. */
export function odataType(value: JsonObject): string | null {
  const type = Object.hasOwn(value, "@odata.type") ? value["@odata.type"] : null;
  return typeof type === "string" && type !== "" ? type : null;
}

/**
 * The properties of an object, without OData's control information (`@odata.context`, `members@odata.bind`).
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformation | OData JSON Format 4.01}
 */
export function payloadProperties(value: JsonObject): [name: string, value: JsonValue][] {
  return Object.entries(value).filter(([name]) => !name.includes("@"));
}

/** The items of a response that wraps a collection in `value`; `null` where it does not. */
export function wrappedItems(body: JsonValue): readonly JsonValue[] | null {
  const items = isObject(body) && Object.hasOwn(body, "value") ? body["value"] : undefined;
  return items !== undefined && isList(items) ? items : null;
}
