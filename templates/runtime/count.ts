import type { GraphContext } from "./context.js";
import { failure } from "./error.js";
import { toQuery, type FilterOption, type QueryOptions, type SearchOption } from "./query.js";
import { send, type RequestOptions, type RequestSpec } from "./request.js";

/** Options of a count request. `Fields` has the properties that `filter` can use. */
export interface CountingOptions<Query, Fields, Header extends string = string>
  extends FilterOption<Fields>, SearchOption<Query>, RequestOptions<Header> {}

/** Counts the items of a collection. With a filter, counts the items that match the filter. */
export type CountMethod<Query, Fields> = (options?: CountingOptions<Query, Fields>) => Promise<number>;

/**
 * Gets the number of items in a collection.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_AddressingtheCountofaCollection | OData URL conventions, $count}
 *
 * @param path the path, with `/$count`
 * @param settings `isEventual`: whether the service requires the header `ConsistencyLevel: eventual`; `query`: additional
 * query parameters
 * @throws GraphError. The code is `invalidResponse` if the response is not a number.
 */
export async function requestCount(
  context: GraphContext,
  path: string,
  options?: Pick<QueryOptions, "filter" | "search"> & RequestOptions,
  { isEventual = false, query }: { readonly isEventual?: boolean } & Pick<RequestSpec, "query"> = {},
): Promise<number> {
  const headers = isEventual ? { ConsistencyLevel: "eventual" } : {};
  const spec = { method: "GET", path, query: { ...toQuery(options), ...query }, headers };
  const { call, response, body } = await send(context, spec, options, (one) => one.text());
  // The text is checked, because a proxy may respond with HTML, and `Number("")` is 0.
  if (!/^\s*\d+\s*$/.test(body)) throw failure("invalidResponse", call, "did not return a number", { response, body });
  return Number(body);
}
