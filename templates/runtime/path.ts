import { encodeLiteral, encodeSegment } from "./encoding.js";
import { literalText, type EncodedLiteral } from "./literal-text.js";
import type { Literal } from "./literals.js";

/**
 * Builds a path. Each value is percent-encoded, so that it stays within its segment.
 * {@link https://www.rfc-editor.org/rfc/rfc3986#section-3.3 | RFC 3986, path}
 *
 * @throws TypeError for an empty value, which would address the collection instead of an item, and for `.` and `..`,
 * which cannot be escaped in a URL.
 */
export function path(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | bigint | boolean | EncodedLiteral)[]
): string {
  return strings.reduce((before, after, index) => before + segment(values[index - 1] ?? "") + after);
}

/**
 * Formats and encodes a parameter of an OData function: `'O''Neil'`, `42`, `2026-01-31T00:00:00Z`.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_PrimitiveLiterals | OData URL conventions, primitive literals}
 */
export function literal(
  value: string | number | bigint | boolean | null | Date | Literal<string> | readonly (string | number | boolean)[],
): EncodedLiteral {
  return { encoded: encodeLiteral(literalText(value)) };
}

/**
 * Encodes a value with several segments, such as a path in a drive: `/root:/{item-path}`. Slashes are kept.
 * {@link https://learn.microsoft.com/graph/onedrive-addressing-driveitems | Addressing items in OneDrive}
 *
 * @throws TypeError for an empty path, and for the segments `.` and `..`.
 */
export function itemPath(value: string): EncodedLiteral {
  const parts = value.split("/").filter(Boolean);
  return { encoded: parts.map((part) => path`/${part}`.slice(1)).join("/") };
}

function segment(value: string | number | bigint | boolean | EncodedLiteral): string {
  const { encoded = encodeSegment(value as string) } = value as Partial<EncodedLiteral>;
  if (/^\.{0,2}$/.test(encoded)) throw new TypeError(`A path parameter must not be "${encoded}"`);
  return encoded;
}
