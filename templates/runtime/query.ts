import type { Filter } from "./filter.js";
import type { QueryValue, RequestOptions } from "./request.js";
import type { Search } from "./search.js";

/*
 * The query options of OData, each by itself: an operation takes those that its docs name.
 * https://learn.microsoft.com/graph/query-parameters
 *
 * Lists of names are not held to be lists here: whoever checks an SDK's declarations would have all properties of all
 * types worked out for it. What they may hold is said where a caller gives them.
 */

export interface SelectOption<Names = readonly string[]> {
  /** The properties to return. What is returned then has these, and no others. */
  readonly select?: Names;
}

export interface ExpandOption<Names = readonly string[]> {
  /** The relationships to return along, each alone or with options of its own: `members($select=id)`. */
  readonly expand?: Names;
}

export interface FilterOption<Fields> {
  /** Which items to return: `startsWith(displayName,'A')`, or what `where` makes. */
  readonly filter?: string | Filter<Fields>;
}

export interface OrderByOption<Name extends string = string> {
  readonly orderby?: readonly OrderBy<Name>[];
}

export interface SearchOption<Name extends string = string> {
  /** What to search for: `"displayName:sales"`, its quotes included, or what `term` makes. */
  readonly search?: string | Search<Name>;
}

export interface TopOption {
  /** How many items a page holds. */
  readonly top?: number;
}

export interface SkipOption {
  /** How many items to leave out at the beginning. */
  readonly skip?: number;
}

export interface CountOption {
  /** Whether to count all items. */
  readonly count?: boolean;
}

/*
 * What most calls take, options of every request among it. `Header` are the headers that the docs name in the answer.
 */

/** Options of a request for one item. */
export interface ItemOptions<Select, Header extends string = string>
  extends SelectOption<Select>, RequestOptions<Header> {}

/** Options of a request for one item that has relationships. */
export interface ExpandableItemOptions<Select, Expand, Header extends string = string>
  extends ItemOptions<Select, Header>, ExpandOption<Expand> {}

/** Options of a request for a list: filters speak of `Fields`, `Query` has the names to order by and to search in. */
export interface ListOptions<Select, Fields, Query, Header extends string = string>
  extends
    ItemOptions<Select, Header>,
    FilterOption<Fields>,
    OrderByOption<NamesIn<Query, "orderby">>,
    SearchOption<NamesIn<Query, "search">>,
    TopOption,
    SkipOption,
    CountOption {}

/** What a query may name in an option. */
type NamesIn<Query, Option extends string> = Query[Option & keyof Query] & string;

/** Options of a request for a list of items that have relationships. */
export interface ExpandableListOptions<Select, Expand, Fields, Query, Header extends string = string>
  extends ListOptions<Select, Fields, Query, Header>, ExpandOption<Expand> {}

/** A relationship, alone or with query options of its own. */
export type Expansion<Name extends string> = Name | `${Name}(${string})`;

/** A property, or one with its direction. */
export type OrderBy<Name extends string> = Name | `${Name} ${"asc" | "desc"}`;

/**
 * What a query returns of a `T`: all of it where nothing is selected; else what is selected, with what is expanded. A
 * list that is only known when the program runs may hold any of its names, so each of them may be missing.
 */
export type Selected<T, Select, Expand = []> = Chosen<T, Select> & Expanded<T, Expand>;

type Chosen<T, Names> = Names extends readonly []
  ? T
  : Names extends readonly string[]
    ? number extends Names["length"]
      ? Partial<T>
      : Pick<T, keyof T & "@odata.type"> & Required<Pick<T, keyof T & Names[number]>>
    : never;

type Expanded<T, Names> = Names extends readonly []
  ? unknown
  : Names extends readonly string[]
    ? number extends Names["length"]
      ? unknown
      : Required<Pick<T, keyof T & Relationship<Names[number]>>>
    : never;

type Relationship<Name> = Name extends `${infer Bare}(${string}` ? Bare : Name;

/** The query options as the runtime meets them. */
export interface QueryOptions extends SelectOption, ExpandOption, OrderByOption, TopOption, SkipOption, CountOption {
  readonly filter?: string | { toString(): string };
  readonly search?: string | { toString(): string };
}

const names = ["select", "expand", "filter", "orderby", "search", "top", "skip", "count"] as const;

/** The query options among `options` as they go over the wire: `select` becomes `$select`. The rest is left out. */
export function toQuery(options: QueryOptions = {}): Record<string, QueryValue> {
  return Object.fromEntries(
    names.map((name) => {
      const value = options[name];
      return [`$${name}`, typeof value === "object" ? value.toString() : value];
    }),
  );
}

/**
 * The header that a directory wants with what it answers from an index that lags behind, where the docs name it.
 * {@link https://learn.microsoft.com/graph/aad-advanced-queries | Advanced queries on directory objects}
 */
export function consistencyLevel({ count, search }: QueryOptions = {}): Record<string, string> {
  return count || search !== undefined ? { ConsistencyLevel: "eventual" } : {};
}
