import type { GraphContext } from "./context.js";
import { toQuery, type FilterOption, type QueryOptions, type SearchOption } from "./query.js";
import { requestText, type RequestOptions } from "./request.js";

/** Options of a request for the number of items. Filters use `Fields`. */
export interface CountingOptions<Query, Fields, Header extends string = string>
  extends FilterOption<Fields>, SearchOption<Query>, RequestOptions<Header> {}

/** Counts the items of a collection, or those that match a filter. */
export type CountMethod<Query, Fields> = (options?: CountingOptions<Query, Fields>) => Promise<number>;

/**
 * Gets the number of items in a collection.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_AddressingtheCountofaCollection | OData URL conventions, $count}
 *
 * @param path the path, with `/$count`
 * @param isEventual whether the service requires the header `ConsistencyLevel: eventual`
 */
export async function requestCount(
  context: GraphContext,
  path: string,
  options?: Pick<QueryOptions, "filter" | "search"> & RequestOptions,
  isEventual = false,
): Promise<number> {
  const headers = isEventual ? { ConsistencyLevel: "eventual" } : {};
  return Number(await requestText(context, { method: "GET", path, query: toQuery(options), headers }, options));
}
