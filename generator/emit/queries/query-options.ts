import { itemType } from "../../model/qualified-name.js";
import type { Parameter } from "../../model/model.js";
import { camelCase } from "../boundary.js";
import type { Call } from "../calls/calls.js";
import { QUERY_OPTIONS, SINGLE_RESOURCE_OPTIONS, type QueryOption } from "../../model/query-options.js";

/**
 * Lists the query options that a call takes. These are the options that its pages list or that its request lines have.
 * A GET request that returns objects also takes further options, unless its pages say that it supports no options or
 * only the listed options:
 *
 * - for a collection: all options
 * - for a single resource: `$select` and `$expand`
 *
 * Options that a page denies are left out. A count takes `$filter` and `$search` if the list takes them. `$expand` is a
 * further option only if `canExpand` is true.
 *
 * {@link https://learn.microsoft.com/graph/query-parameters | Query parameters of Microsoft Graph}
 *
 * @param canExpand - whether the result has a property that `$expand` can name
 */
export function listQueryOptions(call: Call, canExpand: boolean): readonly QueryOption[] {
  const { pages, variants, method, result } = call;
  if (result.kind === "count") {
    const ofList = listQueryOptions({ ...call, result: { ...result, kind: "paged" } }, canExpand);
    return ofList.filter((option) => option === "filter" || option === "search");
  }
  if (result.kind !== "paged" && result.kind !== "items" && result.kind !== "json") return [];
  const documented = new Set([
    ...pages.flatMap(({ operation }) => operation.queryParameters.map(({ name }) => name.trim().toLowerCase())),
    ...variants.systemOptions.map((name) => `$${name}`),
  ]);
  const listed = QUERY_OPTIONS.filter((option) => documented.has(`$${option}`));
  const isLimited = pages.every(
    ({ operation }) => operation.noQueryOptions || (operation.onlyListedQueryOptions && listed.length > 0),
  );
  if (
    isLimited ||
    method !== "GET" ||
    (result.types.length > 0 && result.types.every((type) => type.startsWith("Edm.")))
  )
    return listed;
  const usable: readonly QueryOption[] = result.kind === "paged" ? QUERY_OPTIONS : SINGLE_RESOURCE_OPTIONS;
  const denied = new Set(pages.flatMap(({ operation }) => operation.unsupportedQueryOptions ?? []));
  const isUsable = (option: QueryOption): boolean =>
    usable.includes(option) && (option !== "expand" || canExpand) && !denied.has(`$${option}`);
  return QUERY_OPTIONS.filter((option) => listed.includes(option) || isUsable(option));
}

/** A query parameter that is not a query option of OData. The SDK has a separate option for each such parameter. */
export interface OtherParameter extends Parameter {
  /** The name of the option in the SDK. */
  readonly option: string;
  /** How a list of values is sent; `null` if the parameter takes one value, or the docs do not show how. */
  readonly list: ListForm | null;
}

/** `repeated`: `ids=1&ids=2`. `commas`: `ids=1,2`. */
export type ListForm = "repeated" | "commas";

/** Names that options for parameters cannot have, because other options of requests have them. */
export const RESERVED_OPTIONS: ReadonlySet<string> = new Set([
  ...QUERY_OPTIONS,
  "headers",
  "onresponse",
  "query",
  "retry",
  "signal",
  "timeout",
]);

/**
 * Lists the query parameters that are neither system query options nor part of every request line. If several pages
 * document the same parameter, the facts of the first page are used.
 */
export function listOtherParameters({ pages, variants, result, query }: Call): readonly OtherParameter[] {
  const inRequestLine = new Set(query.map(({ name }) => name.toLowerCase()));
  const parameters = [
    ...(result.kind === "count" ? [] : pages.flatMap(({ operation }) => operation.queryParameters)),
    ...variants.parameters,
  ]
    .map((parameter) => ({ ...parameter, name: parameter.name.trim(), option: camelCase(parameter.name) }))
    .filter(
      ({ name, option }) =>
        option !== "" && !RESERVED_OPTIONS.has(option.toLowerCase()) && !inRequestLine.has(name.toLowerCase()),
    );
  const distinct = new Map(parameters.reverse().map((parameter) => [parameter.option.toLowerCase(), parameter]));
  const queries = pages.flatMap(({ operation }) => operation.examples.map(({ request }) => queryIn(request.url)));
  return [...distinct.values()].reverse().map((parameter) => ({ ...parameter, list: listForm(parameter, queries) }));
}

function queryIn(url: string): URLSearchParams {
  return new URLSearchParams(url.replace(/^[^?]*/, ""));
}

/**
 * Returns how a list of values is sent. The name of the parameter, an example or the description shows it: `ids[]`,
 * `ids=1&ids=2`, "comma-separated".
 */
function listForm({ name, type, description }: Parameter, queries: readonly URLSearchParams[]): ListForm | null {
  if (name.endsWith("[]")) return "repeated";
  if (!itemType(type).collection) return null;
  const shown = queries.map((query) => query.getAll(name));
  if (shown.some((values) => values.length > 1)) return "repeated";
  if (shown.some(([value]) => value?.includes(",") === true)) return "commas";
  if (/\b(?:repeat(?:ed)?|multiple times|more than once)\b/i.test(description)) return "repeated";
  return /\bcomma[- ](?:separated|delimited)\b|\bseparated by (?:a )?commas?\b/i.test(description) ? "commas" : null;
}
