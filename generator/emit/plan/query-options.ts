import type { Call } from "./calls.js";

/** The query options that the runtime knows, in its order. */
export const QUERY_OPTIONS = ["select", "expand", "filter", "orderby", "search", "top", "skip", "count"] as const;

export type QueryOption = (typeof QUERY_OPTIONS)[number];

/** What OData lets any answer be asked for, and what only a collection. */
const OF_ONE: readonly QueryOption[] = ["select", "expand"];

/**
 * The query options that a call takes: those that its page names. A page that names none leaves it to OData: a
 * collection takes all, a single resource `$select` and `$expand`; what is not read with GET, or has no properties, none.
 * {@link https://learn.microsoft.com/graph/query-parameters | Query parameters of Microsoft Graph}
 */
export function queryOptionsOf({ pages, method, result, query }: Call): readonly QueryOption[] {
  if (result.kind !== "paged" && result.kind !== "json") return [];
  const said = new Set(
    pages.flatMap(({ operation }) =>
      operation.queryParameters.map(({ name }) => name.trim().toLowerCase()).filter((name) => name.startsWith("$")),
    ),
  );
  const inLine = new Set(query.map(({ name }) => name.toLowerCase()));
  const free = QUERY_OPTIONS.filter((option) => !inLine.has(`$${option}`));
  const named = free.filter((option) => said.has(`$${option}`));
  if (named.length > 0) return named;
  if (method !== "GET" || result.types.every((type) => type.startsWith("Edm."))) return [];
  return result.kind === "paged" ? free : OF_ONE.filter((option) => free.includes(option));
}
