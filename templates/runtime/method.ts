import type { Paged } from "./paging.js";
import type { ExpandableItemOptions, ExpandableListOptions, ItemOptions, ListOptions, Selected } from "./query.js";
import type { RequestOptions } from "./request.js";

/*
 * Types of most methods of the client. A program that imports the client loads the declarations of all methods; a method
 * with one of these types loads faster than a method with its own signature. `Own`: options for the request headers
 * that the docs of a method name.
 */

/** Sends a request without a body. */
export type Method<Result = void, Own = unknown> = (options?: RequestOptions & Own) => Promise<Result>;

/** Sends a request with a body. */
export type BodyMethod<Body, Result = void, Own = unknown> = (
  body: Body,
  options?: RequestOptions & Own,
) => Promise<Result>;

/** Gets one item, with the selected properties. */
export type ItemMethod<Item, Query, Own = unknown> = <const Select = []>(
  options?: ItemOptions<Query, Select> & Own,
) => Promise<Selected<Item, Select>>;

/** Gets one item, with the selected properties and the expanded relationships. */
export type ExpandableItemMethod<Item, Query, Own = unknown> = <const Select = [], const Expand = []>(
  options?: ExpandableItemOptions<Query, Select, Expand> & Own,
) => Promise<Selected<Item, Select, Expand>>;

/** Lists items, with the selected properties. Filters use `Fields`. */
export type ListMethod<Item, Query, Fields, Own = unknown> = <const Select = []>(
  options?: ListOptions<Query, Fields, Select> & Own,
) => Paged<Selected<Item, Select>>;

/** Lists items, with the selected properties and the expanded relationships. Filters use `Fields`. */
export type ExpandableListMethod<Item, Query, Fields, Own = unknown> = <const Select = [], const Expand = []>(
  options?: ExpandableListOptions<Query, Fields, Select, Expand> & Own,
) => Paged<Selected<Item, Select, Expand>>;

/** Navigates to the item with this id. */
export type ById<Client> = (id: string) => Client;
