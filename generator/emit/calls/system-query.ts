import type { QueryEntry } from "./call-path.js";

/**
 * Divides the query of a request line into system query options and other parameters. Request lines that differ only in
 * system query options (`$filter=…`) belong to one call, which has these options. Exception: `$id` counts as another
 * parameter, because it addresses the reference to remove.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptions | OData URL conventions, system query options}
 */
export function divideQuery(entries: readonly QueryEntry[]): {
  /** The names of the system query options, in lower case, without `$`. */
  readonly system: readonly string[];
  /** All other parameters. */
  readonly own: readonly QueryEntry[];
} {
  const names = entries.map(({ name }) => systemName(name));
  return { system: names.filter((name) => name !== null), own: entries.filter((_, index) => names[index] === null) };
}

function systemName(name: string): string | null {
  const lower = name.toLowerCase();
  if (lower.startsWith("$")) return lower === "$id" ? null : lower.slice(1);
  return WITHOUT_DOLLAR.has(lower) ? lower : null;
}

/** OData 4.01 allows system query options without `$`. `search` is absent: SharePoint has a parameter of this name. */
const WITHOUT_DOLLAR: ReadonlySet<string> = new Set(["select", "expand", "filter", "orderby"]);
