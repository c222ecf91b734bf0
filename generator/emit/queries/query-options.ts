import type { Parameter } from "../../model/model.js";
import { camelCase } from "../boundary.js";
import type { Call } from "../calls/calls.js";
import { QUERY_OPTIONS, SINGLE_RESOURCE_OPTIONS, type QueryOption } from "../../model/query-options.js";

/**
 * Lists the query options that a call takes:
 *
 * - the options that its pages list or that its request lines have, if there are any;
 * - else none, if its pages say that the operation does not support query options;
 * - else, for a GET request that returns objects, all options for a collection, and `$select` and `$expand` for a
 *   single resource;
 * - `$filter` and `$search` for a count, if the list takes them.
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
  return QUERY_OPTIONS.filter(
    (option) => listed.includes(option) || (usable.includes(option) && (option !== "expand" || canExpand)),
  );
}

/** A query parameter that is not a query option of the runtime. */
export interface OtherParameter extends Parameter {
  /** The name of the option in the SDK. */
  readonly option: string;
}

/** Names of options that every request has. */
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
 * document one, the first page decides.
 */
export function listOtherParameters({ pages, variants, result, query }: Call): readonly OtherParameter[] {
  const isStructured = result.kind === "paged" || result.kind === "items" || result.kind === "json";
  const inRequestLine = new Set(query.map(({ name }) => name.toLowerCase()));
  const parameters = [
    ...(isStructured ? pages.flatMap(({ operation }) => operation.queryParameters) : []),
    ...variants.parameters,
  ]
    .map((parameter) => ({ ...parameter, name: parameter.name.trim(), option: camelCase(parameter.name) }))
    .filter(
      ({ name, option }) =>
        option !== "" && !RESERVED_OPTIONS.has(option.toLowerCase()) && !inRequestLine.has(name.toLowerCase()),
    );
  return [
    ...new Map(parameters.reverse().map((parameter) => [parameter.option.toLowerCase(), parameter])).values(),
  ].reverse();
}
