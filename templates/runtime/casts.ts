import type { GraphContext } from "./context.js";
import { requestCount } from "./count.js";
import { paged } from "./paging.js";
import { consistencyLevel, toQuery, type QueryOptions } from "./query.js";
import type { RequestOptions } from "./request.js";

/** The client for the items of a collection that have a derived type. */
export interface CastClient<List, Count> {
  readonly list: List;
  readonly count: Count;
}

/**
 * Creates the client of the items with a derived type. The caller declares the types of its methods.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_AddressingDerivedTypes | OData URL conventions, derived types}
 *
 * @param path the path of the collection, with the name of the type
 * @param isEventual whether `$count` and `$search` require the header `ConsistencyLevel: eventual`
 * @param revive converts the items of a response
 */
export function castClient(
  context: GraphContext,
  path: string,
  isEventual: boolean,
  revive?: (value: unknown) => unknown,
): CastClient<never, never> {
  const client: CastClient<unknown, unknown> = {
    list: (options?: QueryOptions & RequestOptions) =>
      paged(
        context,
        {
          method: "GET",
          path,
          query: toQuery(options),
          headers: isEventual ? consistencyLevel(options) : {},
          ...(revive === undefined ? {} : { revive }),
        },
        options,
      ),
    count: (options?: QueryOptions & RequestOptions) =>
      requestCount(context, `${path}/$count`, options, { isEventual }),
  };
  return client as CastClient<never, never>;
}
