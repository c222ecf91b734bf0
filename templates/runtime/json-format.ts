/**
 * Writes a request body as JSON. Infinity, -Infinity and NaN become OData's strings `"INF"`, `"-INF"` and `"NaN"`.
 * `JSON.stringify` alone would send `null`.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_PrimitiveValue | OData JSON, Primitive Value}
 */
export function toJson(body: unknown): string {
  return JSON.stringify(body, (_, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value).replace("Infinity", "INF") : value,
  );
}

/** Parses JSON text. @throws SyntaxError */
export const parseJson: (text: string) => unknown = JSON.parse;

/** Replaces numbers that only `toJson` and conversions can read. This `parseJson` does not return any. */
export function toPlain(value: unknown): unknown {
  return value;
}
