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

/** Parses JSON text. @throws SyntaxError if the text is not JSON */
export const parseJson: (text: string) => unknown = JSON.parse;

/** Returns the value unchanged, because `parseJson` returns only JavaScript numbers. */
export function toPlain(value: unknown): unknown {
  return value;
}

/** Returns the value unchanged. Digits cannot be kept here, because this `parseJson` has rounded the numbers already. */
export const keepDigits: (value: unknown) => unknown = toPlain;
