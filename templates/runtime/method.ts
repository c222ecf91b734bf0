import type { Paged } from "./paging.js";
import type { ExpandableItemOptions, ExpandableListOptions, ItemOptions, ListOptions, Selected } from "./query.js";
import type { RequestOptions } from "./request.js";

/*
 * Types of most methods of the client. A program that imports the client loads the declarations of all methods; a method
 * with one of these types loads faster than one with its own signature.
 */

/** Sends a request without a body. */
export type Method<Result = void> = (options?: RequestOptions) => Promise<Result>;

/** Sends a request with a body. */
export type BodyMethod<Body, Result = void> = (body: Body, options?: RequestOptions) => Promise<Result>;

/** Gets one item, with the selected properties. */
export type ItemMethod<Item, Query> = <const Select = []>(
  options?: ItemOptions<Query, Select>,
) => Promise<Selected<Item, Select>>;

/** Gets one item, with the selected properties and the expanded relationships. */
export type ExpandableItemMethod<Item, Query> = <const Select = [], const Expand = []>(
  options?: ExpandableItemOptions<Query, Select, Expand>,
) => Promise<Selected<Item, Select, Expand>>;

/** Lists items, with the selected properties. Filters use `Fields`. */
export type ListMethod<Item, Query, Fields> = <const Select = []>(
  options?: ListOptions<Query, Fields, Select>,
) => Paged<Selected<Item, Select>>;

/** Lists items, with the selected properties and the expanded relationships. Filters use `Fields`. */
export type ExpandableListMethod<Item, Query, Fields> = <const Select = [], const Expand = []>(
  options?: ExpandableListOptions<Query, Fields, Select, Expand>,
) => Paged<Selected<Item, Select, Expand>>;

/** Navigates to the item with this id. */
export type ById<Client> = (id: string) => Client;
