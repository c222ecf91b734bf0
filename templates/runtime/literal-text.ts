import { encodeExpression } from "./encoding.js";
import type { Literal } from "./literals.js";

/** A part of a path or a query that is already percent-encoded. */
export interface EncodedLiteral {
  readonly encoded: string;
}

/** An OData expression as the value of a query parameter. Its strings are encoded as literals. */
export function expression(text: string): EncodedLiteral {
  return { encoded: encodeExpression(text) };
}

/**
 * Formats a value as an OData literal: `'O''Neil'`, `42`, `INF`, `2026-01-31T00:00:00.000Z`. A list becomes `[1,2]`.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt | OData ABNF, primitiveLiteral}
 *
 * @throws TypeError for a value that is not a string, a number, a boolean, a bigint, null, a date, a literal or a list
 * of these.
 * @throws RangeError for an invalid date.
 */
export function literalText(value: unknown): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  // JavaScript writes years after 9999 and before 0 with a sign and six digits, which OData does not allow.
  if (value instanceof Date) return value.toISOString().replace(/^\+0?|^(-)0{0,2}(?=\d{4})/, "$1");
  if (value === Infinity || value === -Infinity) return value > 0 ? "INF" : "-INF";
  if (["number", "boolean", "bigint"].includes(typeof value) || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(literalText).join(",")}]`;
  if (typeof value === "object" && "text" in value) return (value as Literal<string>).text;
  throw new TypeError(`A value of type ${typeof value} is not valid in a URL`);
}
