import type { Operation } from "./model.js";
import { itemType } from "./qualified-name.js";
import { allResponses } from "./route-responses.js";

/** The query options that the SDK can send, in the order in which it sends them. */
export const QUERY_OPTIONS = ["select", "expand", "filter", "orderby", "search", "top", "skip", "count"] as const;

export type QueryOption = (typeof QUERY_OPTIONS)[number];

/** The query options that OData allows for a single resource. All other query options need a collection. */
export const SINGLE_RESOURCE_OPTIONS: readonly QueryOption[] = ["select", "expand"];

/** Whether the operation supports only the query options that the docs list. The list can be empty. */
export function limitsQueryOptions(operation: Operation): boolean {
  return operation.noQueryOptions || (operation.onlyListedQueryOptions && listedQueryOptions(operation).length > 0);
}

/** The names of the system query options that the docs list: `$select`. */
export function listedQueryOptions({ queryParameters }: Operation): readonly string[] {
  return queryParameters.map(({ name }) => name).filter((name) => name.startsWith("$"));
}

/**
 * The system query options that an operation supports even if the docs do not list them.
 *
 * {@link https://learn.microsoft.com/graph/query-parameters | Query parameters of Microsoft Graph}
 */
export function unlistedQueryOptions(operation: Operation): readonly string[] {
  const known = unlistedOptions.get(operation) ?? readUnlistedOptions(operation);
  unlistedOptions.set(operation, known);
  return known;
}

/** The options that {@link unlistedQueryOptions} has found, because each route of an operation needs them. */
const unlistedOptions = new WeakMap<Operation, readonly string[]>();

function readUnlistedOptions(operation: Operation): readonly string[] {
  if (limitsQueryOptions(operation) || !operation.routes.some(({ method }) => method === "GET")) return [];
  const isList = allResponses(operation).some(({ type }) => type !== null && itemType(type).collection);
  return (isList ? QUERY_OPTIONS : SINGLE_RESOURCE_OPTIONS)
    .map((option) => `$${option}`)
    .filter((option) => operation.unsupportedQueryOptions?.includes(option) !== true);
}
