import type { Filter } from "./filter.js";
import type { QueryValue, RequestOptions } from "./request.js";
import type { Search } from "./search.js";

/*
 * The query options of OData, each by itself: an operation takes those that its docs name. What they may name of a type,
 * its `Query` says.
 * https://learn.microsoft.com/graph/query-parameters
 *
 * What a caller chooses is not held to be a list of such names where it is declared, but where it is given: a call that
 * chooses nothing has no names worked out for it, nor has who checks an SDK's declarations.
 */

export interface SelectOption<Query = AnyQuery, Select = readonly string[]> {
  /** The properties to return. What is returned then has these, and no others. */
  readonly select?: Fitting<Select, NamesIn<Query, "select">>;
}

export interface ExpandOption<Query = AnyQuery, Expand = readonly string[]> {
  /** The relationships to return along, each alone or with options of its own: `members($select=id)`. */
  readonly expand?: Fitting<Expand, NamesIn<Query, "expand">>;
}

export interface FilterOption<Fields = unknown> {
  /** Which items to return: `startsWith(displayName,'A')`, or what `where` makes. */
  readonly filter?: string | Filter<Fields>;
}

export interface OrderByOption<Query = AnyQuery> {
  readonly orderby?: readonly OrderBy<NamesIn<Query, "orderby"> & string>[];
}

export interface SearchOption<Query = AnyQuery> {
  /** What to search for: `"displayName:sales"`, its quotes included, or what `term` makes. */
  readonly search?: string | Search<NamesIn<Query, "search"> & string>;
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

/** What queries may name where the docs do not say of which type. */
interface AnyQuery {
  select: readonly string[];
  expand: readonly string[];
  orderby: string;
  search: string;
}

/** What a query may name in an option. */
type NamesIn<Query, Option extends string> = Query[Option & keyof Query];

/**
 * What a caller gives, where it is among what may be given; that else, so that it is what an editor offers. It is taken
 * as a whole, so that functions of callers can hand on what they are given.
 */
type Fitting<Given, Names> = [Given] extends [Names] ? Given : Names;

/*
 * What most calls take, options of every request among it. `Header` are the headers that the docs name in the answer.
 */

/** Options of a request for one item. */
export interface ItemOptions<Query, Select, Header extends string = string>
  extends SelectOption<Query, Select>, RequestOptions<Header> {}

/** Options of a request for one item that has relationships. */
export interface ExpandableItemOptions<Query, Select, Expand, Header extends string = string>
  extends ItemOptions<Query, Select, Header>, ExpandOption<Query, Expand> {}

/** Options of a request for a list: its filters speak of `Fields`. */
export interface ListOptions<Query, Fields, Select, Header extends string = string>
  extends
    ItemOptions<Query, Select, Header>,
    FilterOption<Fields>,
    OrderByOption<Query>,
    SearchOption<Query>,
    TopOption,
    SkipOption,
    CountOption {}

/** Options of a request for a list of items that have relationships. */
export interface ExpandableListOptions<Query, Fields, Select, Expand, Header extends string = string>
  extends ListOptions<Query, Fields, Select, Header>, ExpandOption<Query, Expand> {}

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
