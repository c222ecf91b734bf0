import type { Condition } from "./filter.js";
import type { Expansion } from "./query.js";
import type { Declared, ExtensionName, OpenString } from "./shapes.js";

/**
 * The default names for each query option of a `T`, which the docs can replace. `$expand` accepts `Relationships`, and
 * `$select` all other properties. `$orderby` accepts properties that filters can compare, and properties of related
 * items: `fields/Title`. `$search` accepts strings.
 */
export interface Queryable<T, Relationships = never, Fields = unknown> {
  select: readonly OneOf<T, Exclude<keyof Declared<T> & string, Relationships>>[];
  expand: readonly Expansion<Known<Relationships & string>>[];
  orderby: OneOf<T, Orderable<Fields> | OrderableByItem<T, Relationships>>;
  search: OneOf<T, Searchable<Fields>>;
}

/** One of the names, or the name of an undocumented property if `T` is an open type. */
type OneOf<T, Name extends string> = Known<
  string extends keyof T ? Name | OpenString : ExtensionName extends keyof T ? Name | ExtensionName : Name
>;

/** Any string if no name is documented. */
type Known<Name extends string> = [Name] extends [never] ? string : Name;

/** Properties with a single value, and paths into structured properties: `from/emailAddress`. */
type Orderable<Fields> = {
  [Name in keyof Fields & string]: Fields[Name] extends { eq: Operator }
    ? Name
    : Fields[Name] extends { any: Operator }
      ? never
      : `${Name}/${string}`;
}[keyof Fields & string];

/** Paths into the item of a relationship, if there is at most one item. */
type OrderableByItem<T, Name> = Name extends keyof T & string
  ? Exclude<T[Name], null | undefined> extends readonly unknown[]
    ? never
    : `${Name}/${string}`
  : never;

type Searchable<Fields> = {
  [Name in keyof Fields & string]: Fields[Name] extends { startsWith: Operator } ? Name : never;
}[keyof Fields & string];

type Operator = (operand: never) => Condition;
