import type { Filter } from "./filter.js";
import type { QueryText, QueryValue, RequestOptions } from "./request.js";
import type { Search } from "./search.js";

/*
 * One type for each OData query option. An operation takes the options that its docs name. `Query` lists the names that
 * each option may contain for a type.
 * https://learn.microsoft.com/graph/query-parameters
 *
 * `Select` and `Expand` have no constraint; `CheckNames` checks them where a caller passes options. So the compiler computes
 * the names of a type only for calls that select or expand, and not while it checks the declarations of the SDK.
 */

/** The query option `$select`. */
export interface SelectOption<Query = AnyQuery, Select = readonly string[]> {
  /** The properties to return. The result type has only these properties. */
  readonly select?: CheckNames<Select, NamesIn<Query, "select">>;
}

/** The query option `$expand`. */
export interface ExpandOption<Query = AnyQuery, Expand = readonly string[]> {
  /** The relationships to include, each with query options of its own if needed: `members($select=id)`. */
  readonly expand?: CheckNames<Expand, NamesIn<Query, "expand">>;
}

/** The query option `$filter`. */
export interface FilterOption<Fields = unknown> {
  /**
   * The condition for items to return: text such as `startsWith(displayName,'A')`, or the result of `where`. `where` has
   * only the relationships that filters in the docs use. A condition on another one must be text: `fields/Title eq 'A'`.
   */
  readonly filter?: string | Filter<Fields>;
}

/** The query option `$orderby`. */
export interface OrderByOption<Query = AnyQuery> {
  /** The properties to sort by: `["displayName desc"]`. */
  readonly orderby?: readonly OrderBy<NamesIn<Query, "orderby"> & string>[];
}

/** The query option `$search`. */
export interface SearchOption<Query = AnyQuery> {
  /** The search expression: text such as `"displayName:sales"`, with its quotes, or the result of `term`. */
  readonly search?: string | Search<NamesIn<Query, "search"> & string>;
}

/** The query option `$top`. */
export interface TopOption {
  /** The number of items in a page. */
  readonly top?: number;
}

/** The query option `$skip`. */
export interface SkipOption {
  /** The number of items to skip. */
  readonly skip?: number;
}

/** The query option `$count`. */
export interface CountOption {
  /** Whether the first page contains the number of all items. */
  readonly count?: boolean;
}

/** Allows any names, for operations whose result type is not documented. */
interface AnyQuery {
  select: readonly string[];
  expand: readonly string[];
  orderby: string;
  search: string;
}

/** The names that an option may contain. */
type NamesIn<Query, Option extends string> = Query[Option & keyof Query];

/**
 * `Value` if all its names are valid, else `Names`, so that editors suggest the valid names. The tuples make TypeScript
 * compare unions as a whole. Without them, callers could not write generic functions that pass their options on.
 */
type CheckNames<Value, Names> = [Value] extends [Names] ? Value : Names;

/*
 * Types with the options of most calls, including the options of every request. `Header`: the documented response
 * headers.
 */

/** Options of a request for one item. */
export interface ItemOptions<Query, Select, Header extends string = string>
  extends SelectOption<Query, Select>, RequestOptions<Header> {}

/** Options of a request for one item with relationships that can be expanded. */
export interface ExpandableItemOptions<Query, Select, Expand, Header extends string = string>
  extends ItemOptions<Query, Select, Header>, ExpandOption<Query, Expand> {}

/** Options of a request for a list. Filters use `Fields`. */
export interface ListOptions<Query, Fields, Select, Header extends string = string>
  extends
    ItemOptions<Query, Select, Header>,
    FilterOption<Fields>,
    OrderByOption<Query>,
    SearchOption<Query>,
    TopOption,
    SkipOption,
    CountOption {}

/** Options of a request for a list of items with relationships that can be expanded. Filters use `Fields`. */
export interface ExpandableListOptions<Query, Fields, Select, Expand, Header extends string = string>
  extends ListOptions<Query, Fields, Select, Header>, ExpandOption<Query, Expand> {}

/**
 * A relationship, with or without query options of its own: `members($select=id)`. A relationship of a derived type has
 * the name of this type in front: `microsoft.graph.eventMessage/event`.
 */
export type Expansion<Name extends string> = Name | `${Name}(${string})` | `${string}.${string}/${string}`;

/** A property, with or without a direction: `displayName desc`. */
export type OrderBy<Name extends string> = Name | `${Name} ${"asc" | "desc"}`;

/**
 * The result of a query for `T`: all properties if none are selected; else the selected properties and the expanded
 * relationships. If the selected names are not known at compile time, each property is optional.
 */
export type Selected<T, Select, Expand = []> = SelectedProperties<T, Select> & ExpandedProperties<T, Expand>;

type SelectedProperties<T, Names> = Names extends readonly []
  ? T
  : Names extends readonly string[]
    ? number extends Names["length"]
      ? Partial<T>
      : Pick<T, keyof T & ("@odata.type" | "@odata.etag")> & Required<Pick<T, keyof T & Names[number]>>
    : never;

type ExpandedProperties<T, Names> = Names extends readonly []
  ? unknown
  : Names extends readonly string[]
    ? number extends Names["length"]
      ? unknown
      : Required<Pick<T, keyof T & Relationship<Names[number]>>>
    : never;

type Relationship<Name> = Name extends `${infer Bare}(${string}` ? Bare : Name;

/** All query options, for the runtime. */
export interface QueryOptions extends SelectOption, ExpandOption, OrderByOption, TopOption, SkipOption, CountOption {
  readonly filter?: string | QueryText;
  readonly search?: string | QueryText;
}

const names = ["select", "expand", "filter", "orderby", "search", "top", "skip", "count"] as const;

/**
 * Converts query options to the parameters of a URL: `select` becomes `$select`. Other members of `options` are ignored.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptions | OData, system query options}
 */
export function toQuery(options: QueryOptions = {}): Record<string, QueryValue | QueryText> {
  return Object.fromEntries(names.map((name) => [`$${name}`, options[name]]));
}

/**
 * The header that directory objects require for advanced queries, which use an eventually consistent index: `$count`,
 * `$search`, `$filter` with `ne`, `not` or `endsWith`, and `$filter` together with `$orderby`.
 * {@link https://learn.microsoft.com/graph/aad-advanced-queries | Advanced queries on directory objects}
 */
export function consistencyLevel({ count, search, filter, orderby }: QueryOptions = {}): Record<string, string> {
  const operators = filter?.toString().replaceAll(/'[^']*'/g, "") ?? "";
  const isAdvanced =
    count === true ||
    search !== undefined ||
    (filter !== undefined && (orderby?.length ?? 0) > 0) ||
    /\b(?:ne|not|endswith)\b|\$count/i.test(operators);
  return isAdvanced ? { ConsistencyLevel: "eventual" } : {};
}
