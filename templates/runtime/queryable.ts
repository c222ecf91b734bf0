import type { Condition } from "./filter.js";
import type { Expansion } from "./query.js";
import type { Declared, OpenString } from "./shapes.js";

/**
 * What query options can name of a `T`, where the docs say no more: `Relationships` are expanded and all else is
 * selected; what filters compare puts items in order, and what they ask of text is searched.
 */
export interface Queryable<T, Relationships = never, Fields = unknown> {
  select: readonly OneOf<T, Exclude<keyof Declared<T> & string, Relationships>>[];
  expand: readonly Expansion<Known<Relationships & string>>[];
  orderby: OneOf<T, Orderable<Fields>>;
  search: OneOf<T, Searchable<Fields>>;
}

/** One of some names; any will do where a `T` may have properties that the docs do not know. */
type OneOf<T, Name extends string> = Known<string extends keyof T ? Name | OpenString : Name>;

/** Any name will do where none is known. */
type Known<Name extends string> = [Name] extends [never] ? string : Name;

/** Values by themselves, and what is inside of what has properties: `from/emailAddress`. */
type Orderable<Fields> = {
  [Name in keyof Fields & string]: Fields[Name] extends { eq: Operator }
    ? Name
    : Fields[Name] extends { any: Operator }
      ? never
      : `${Name}/${string}`;
}[keyof Fields & string];

type Searchable<Fields> = {
  [Name in keyof Fields & string]: Fields[Name] extends { startsWith: Operator } ? Name : never;
}[keyof Fields & string];

type Operator = (operand: never) => Condition;
