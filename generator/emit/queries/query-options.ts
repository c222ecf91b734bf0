import type { Parameter } from "../../model/model.js";
import { camelCase } from "../boundary.js";
import type { Call } from "../calls/calls.js";

/** The query options that the runtime knows, in its order. */
export const QUERY_OPTIONS = ["select", "expand", "filter", "orderby", "search", "top", "skip", "count"] as const;

export type QueryOption = (typeof QUERY_OPTIONS)[number];

/** What OData lets any answer be asked for, and what only a collection. */
const OF_ONE: readonly QueryOption[] = ["select", "expand"];

/**
 * The query options that a call takes: those that its page names. A page that names none leaves it to OData, unless it
 * says that there are none: a collection takes all, a single resource `$select` and `$expand`; what is not read with GET,
 * or has no properties, none.
 * {@link https://learn.microsoft.com/graph/query-parameters | Query parameters of Microsoft Graph}
 *
 * @param unrelated - whether the docs know of no relationship to expand
 */
export function queryOptionsOf({ pages, method, result, query }: Call, unrelated: boolean): readonly QueryOption[] {
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
  if (pages.every(({ operation }) => operation.noQueryOptions)) return [];
  if (method !== "GET" || result.types.every((type) => type.startsWith("Edm."))) return [];
  const sensible = free.filter((option) => option !== "expand" || !unrelated);
  return result.kind === "paged" ? sensible : OF_ONE.filter((option) => sensible.includes(option));
}

/** A query parameter that OData does not know, or that only links of the service hold (`$skiptoken`). */
export interface OtherParameter extends Parameter {
  /** What the SDK calls it. */
  readonly option: string;
}

/** Options of any request. */
const TAKEN: ReadonlySet<string> = new Set([...QUERY_OPTIONS, "headers", "onresponse", "query", "signal", "timeout"]);

/** The other query parameters that the pages of a call name, each once. */
export function otherQueryParameters({ pages, result, query }: Call): readonly OtherParameter[] {
  if (result.kind !== "paged" && result.kind !== "json") return [];
  const inLine = new Set(query.map(({ name }) => name.toLowerCase()));
  const named = pages
    .flatMap(({ operation }) => operation.queryParameters)
    .map((parameter) => ({ ...parameter, name: parameter.name.trim(), option: camelCase(parameter.name) }))
    .filter(({ name, option }) => option !== "" && !TAKEN.has(option.toLowerCase()) && !inLine.has(name.toLowerCase()));
  return [
    ...new Map(named.reverse().map((parameter) => [parameter.option.toLowerCase(), parameter])).values(),
  ].reverse();
}
