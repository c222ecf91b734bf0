import type { Paged } from "./paging.js";
import type { ExpandableItemOptions, ExpandableListOptions, ItemOptions, ListOptions, Selected } from "./query.js";
import type { RequestOptions } from "./request.js";

/*
 * What most methods of the client are. A program that imports the client has all of them loaded; a method that says by a
 * name what it is, is loaded sooner than one that spells it out.
 */

/** Takes nothing but the options of every request. */
export type Method<Result = void> = (options?: RequestOptions) => Promise<Result>;

/** Sends a `Body`. */
export type BodyMethod<Body, Result = void> = (body: Body, options?: RequestOptions) => Promise<Result>;

/** Gives one item, or of it what is selected. */
export type ItemMethod<Item, Query> = <const Select = []>(
  options?: ItemOptions<Query, Select>,
) => Promise<Selected<Item, Select>>;

/** Gives one item that has relationships. */
export type ExpandableItemMethod<Item, Query> = <const Select = [], const Expand = []>(
  options?: ExpandableItemOptions<Query, Select, Expand>,
) => Promise<Selected<Item, Select, Expand>>;

/** Gives a list of items; its filters speak of `Fields`. */
export type ListMethod<Item, Query, Fields> = <const Select = []>(
  options?: ListOptions<Query, Fields, Select>,
) => Paged<Selected<Item, Select>>;

/** Gives a list of items that have relationships. */
export type ExpandableListMethod<Item, Query, Fields> = <const Select = [], const Expand = []>(
  options?: ExpandableListOptions<Query, Fields, Select, Expand>,
) => Paged<Selected<Item, Select, Expand>>;

/** Leads to what has an id. */
export type ById<Client> = (id: string) => Client;
