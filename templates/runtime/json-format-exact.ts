import { isLosslessNumber, isSafeNumber, LosslessNumber, parse, stringify } from "lossless-json";

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
 * Parses JSON text. If JavaScript would change the digits of a number, the number becomes an object that keeps them.
 * Later, a conversion or `toPlain` replaces this object.
 *
 * @throws SyntaxError if the text is not JSON
 */
export function parseJson(text: string): unknown {
  return parse(text, undefined, {
    parseNumber: (digits) => (String(Number(digits)) === digits ? Number(digits) : new LosslessNumber(digits)),
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

/**
 * Replaces, in place, the number objects that `parseJson` made and that no conversion has replaced. They become
 * JavaScript numbers.
 */
export function toPlain(value: unknown): unknown {
  return replaceNumbers(value, Number);
}

/**
 * Replaces numbers whose type is unknown, in place. They become JavaScript numbers. If JavaScript would round a number,
 * it becomes text, which conversions accept.
 */
export function keepDigits(value: unknown): unknown {
  return replaceNumbers(value, (digits) => (isSafeNumber(digits) ? Number(digits) : digits));
}

function replaceNumbers(value: unknown, replace: (digits: string) => unknown): unknown {
  if (isLosslessNumber(value)) return replace(value.value);
  if (Array.isArray(value) || (value && Object.getPrototypeOf(value) === Object.prototype)) {
    const members = value as Record<string, unknown>;
    for (const name of Object.keys(members)) members[name] = replaceNumbers(members[name], replace);
  }
  return value;
}
