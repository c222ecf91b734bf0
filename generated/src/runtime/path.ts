/** A piece of a path that is already encoded. */
export interface EncodedLiteral {
  readonly encoded: string;
}

/**
 * Builds a path, each value encoded so that it cannot leave its segment.
 *
 * @throws TypeError for a value that is empty, which would address the collection in place of its item, and for one
 * that climbs (`..`), which URLs know no way to escape.
 * {@link https://www.rfc-editor.org/rfc/rfc3986#section-3.3 | RFC 3986, path}
 */
export function path(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | boolean | EncodedLiteral)[]
): string {
  const built = strings.reduce((before, after, index) => before + segment(values[index - 1] ?? "") + after);
  if (/\/(\.|%2e){1,2}(\/|$)/i.test(built)) throw new TypeError(`A path must not climb: ${built}`);
  return built;
}

/**
 * A literal as OData writes it in the parameters of a function, encoded: `'O''Neil'`, `42`, `2026-01-31T00:00:00Z`.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html | OData URL conventions, literals}
 */
export function literal(value: string | number | boolean | null | Date): EncodedLiteral {
  if (value instanceof Date) return { encoded: encodeURIComponent(value.toISOString()) };
  return {
    encoded: encodeURIComponent(typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value)),
  };
}

/**
 * A path inside a drive, for `/root:/{item-path}`: its slashes stay, its parts are encoded.
 * {@link https://learn.microsoft.com/graph/onedrive-addressing-driveitems | Addressing items in OneDrive}
 *
 * @throws TypeError for a path that is empty or climbs.
 */
export function itemPath(value: string): EncodedLiteral {
  const parts = value.split("/").filter(Boolean);
  return { encoded: parts.map((part) => path`/${part}`.slice(1)).join("/") };
}

function segment(value: string | number | boolean | EncodedLiteral): string {
  const encoded = typeof value === "object" ? value.encoded : encodeURIComponent(value);
  if (!encoded) throw new TypeError("A path parameter must not be empty");
  return encoded;
}
