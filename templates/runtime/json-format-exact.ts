import { isLosslessNumber, LosslessNumber, parse, stringify } from "lossless-json";

/*
 * Replaces `json-format.ts` in SDKs with the option `int64: "string"` or `"bigint"`. `JSON.parse` rounds integers beyond
 * `Number.MAX_SAFE_INTEGER`, and Node 20 does not let a reviver read their digits.
 */

/** Writes a request body as JSON, with all digits of bigints and of numbers that `parseJson` returned. */
export function toJson(body: unknown): string {
  return (
    stringify(body, (_, value) =>
      value === Infinity || value === -Infinity || Number.isNaN(value)
        ? String(value).replace("Infinity", "INF")
        : value,
    ) ?? ""
  );
}

/**
 * Parses JSON text. A number whose digits JavaScript would change becomes an object that keeps them, until a conversion
 * or `toPlain` replaces it.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return parse(text, undefined, {
    parseNumber: (digits) => (String(Number(digits)) === digits ? Number(digits) : new LosslessNumber(digits)),
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

/** Replaces numbers that no conversion replaced by JavaScript numbers, in place. */
export function toPlain(value: unknown): unknown {
  if (isLosslessNumber(value)) return Number(value.value);
  if (Array.isArray(value) || (value && Object.getPrototypeOf(value) === Object.prototype)) {
    const members = value as Record<string, unknown>;
    for (const name of Object.keys(members)) members[name] = toPlain(members[name]);
  }
  return value;
}
