import type { JsonValue } from "./model.js";
import { collectionOf } from "./qualified-name.js";
import { UNTYPED } from "./type-lookup.js";
import { isList, odataType } from "./payload.js";

/** Determines the types of strings and of `@odata.type` for the JSON on one page. */
export interface JsonReader {
  /** Returns the type of a string. */
  readonly text: (value: string) => string;
  /** Resolves an `@odata.type` to a qualified name. */
  readonly annotated: (type: string) => string;
}

const INT32_MAX = 2 ** 31;

/**
 * Infers a type from a JSON value. `null` and objects without `@odata.type` are `Edm.Untyped`.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_PrimitiveValue | OData JSON Format 4.01}
 */
export function typeOfJson(value: JsonValue, reader: JsonReader): string {
  if (typeof value === "string") return reader.text(value);
  if (typeof value === "boolean") return "Edm.Boolean";
  if (typeof value === "number") return typeOfNumber(value);
  if (value === null) return UNTYPED;
  if (isList(value)) {
    const types = new Set(value.map((item) => typeOfJson(item, reader)));
    const [only] = types;
    return collectionOf(types.size === 1 && only !== undefined && !only.startsWith("Collection(") ? only : UNTYPED);
  }
  const type = odataType(value);
  return type === null ? UNTYPED : reader.annotated(type);
}

function typeOfNumber(value: number): string {
  if (!Number.isInteger(value)) return "Edm.Double";
  return Math.abs(value) < INT32_MAX ? "Edm.Int32" : "Edm.Int64";
}
