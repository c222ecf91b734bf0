/** Converts the values of a property from and to JSON. */
export interface Conversion {
  /** Converts a value of a response. */
  readonly read: (value: unknown) => unknown;
  /** Converts a value of a request. Without it, the value is written as JSON unchanged. */
  readonly write?: (value: unknown) => unknown;
}

/**
 * The properties of a type whose values are converted. Each has a conversion, or a function that returns the
 * conversions of the property's type. With functions, types can refer to each other.
 */
export type Conversions = Readonly<Record<string, Conversion | (() => Conversions)>>;

/** Converts an Edm.DateTimeOffset to a `Date`. */
export const dateConversion: Conversion = { read: (value) => (typeof value === "string" ? new Date(value) : value) };

/**
 * Converts an Edm.Double to a number. Infinity and NaN are text in JSON: `"INF"`, `"-INF"` and `"NaN"`.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_PrimitiveValue | OData JSON, Primitive Value}
 */
export const doubleConversion: Conversion = {
  read: (value) =>
    typeof value === "string" && /^(?:-?INF|NaN)$/.test(value) ? Number(value.replace("INF", "Infinity")) : value,
};

/**
 * Converts the values in a response, and in the objects inside it. Calls with a documented result do this themselves.
 *
 * @param value a parsed response
 * @param conversions the conversions of its type
 * @returns a copy
 */
export function revive<T>(value: T, conversions: Conversions): T {
  return convert(value, conversions, "read") as T;
}

/**
 * Converts the values in a request body, and in the objects inside it.
 *
 * @returns a copy
 */
export function serialize(body: unknown, conversions: Conversions): unknown {
  return convert(body, conversions, "write");
}

function convert(value: unknown, conversions: Conversions, direction: keyof Conversion): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, conversions, direction));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]: [string, unknown]) => {
    const to = Object.hasOwn(conversions, name) ? conversions[name] : undefined;
    if (typeof to === "function") return [name, convert(member, to(), direction)];
    return [name, to?.[direction] ? convertValue(member, to[direction]) : member];
  });
  return Object.fromEntries(members) as unknown;
}

function convertValue(value: unknown, convertOne: Conversion["read"]): unknown {
  return Array.isArray(value) ? value.map((item) => convertValue(item, convertOne)) : convertOne(value);
}
