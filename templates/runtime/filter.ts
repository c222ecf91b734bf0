import { expression, literalText, type EncodedLiteral } from "./literal-text.js";
import type { Literal } from "./literals.js";
import type { Declared } from "./shapes.js";

/** A filter on items with the filterable properties `Fields`. Its text is the value of `$filter`. */
export interface Filter<Fields> extends Partial<EncodedLiteral> {
  /** This property is never set. It gives filters on different `Fields` different types. */
  readonly about?: (item: Fields) => void;
  toString(): string;
}

/** A condition of a filter, or several joined by `and` and `or`. Created by the operators of a field. */
export class Condition {
  readonly #text: string;
  readonly #operator: "and" | "or" | undefined;

  constructor(text: string, operator?: "and" | "or") {
    this.#text = text;
    this.#operator = operator;
  }

  /** A condition that is true if both conditions are true. */
  and(other: Condition): Condition {
    return new Condition(`${this.#operand("and")} and ${other.#operand("and")}`, "and");
  }

  /** A condition that is true if at least one of the conditions is true. */
  or(other: Condition): Condition {
    return new Condition(`${this.#operand("or")} or ${other.#operand("or")}`, "or");
  }

  toString(): string {
    return this.#text;
  }

  /** Adds parentheses where `and` and `or` are mixed. */
  #operand(operator: "and" | "or"): string {
    return this.#operator === undefined || this.#operator === operator ? this.#text : `(${this.#text})`;
  }
}

/** Filter operators of a value. {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_BuiltinFilterOperations | OData, built-in filter operations} */
export interface Comparison<Value> {
  eq(value: Value | null): Condition;
  ne(value: Value | null): Condition;
  gt(value: Value): Condition;
  ge(value: Value): Condition;
  lt(value: Value): Condition;
  le(value: Value): Condition;
  in(values: readonly Value[]): Condition;
}

/** Filter operators and functions of a string. */
export interface TextComparison<Value extends string = string> extends Comparison<Value> {
  startsWith(text: string): Condition;
  endsWith(text: string): Condition;
  contains(text: string): Condition;
}

/** Lambda operators of a collection with items of type `Item`. {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_LambdaOperators | OData, lambda operators} */
export interface ListComparison<Item> {
  /**
   * True for collections that have an item for which the condition is true. Without a condition, true for all collections
   * that are not empty.
   */
  any(build?: (item: Item) => Condition): Condition;
  /** True for collections in which the condition is true for each item. */
  all(build: (item: Item) => Condition): Condition;
  /** The number of items. */
  readonly $count: Comparison<number>;
}

/** Operators, and their negations after `not`: `user.displayName.not.startsWith("A")`. */
export type Negatable<Operators> = Operators & { readonly not: Operators };

/** A string property. */
export type TextField<Value extends string = string> = Negatable<TextComparison<Value>>;
/** A property whose values are numbers, booleans, members of an enumeration, or literals. */
export type ValueField<Value> = Negatable<Comparison<Value>>;
/** A collection property. */
export type ListField<Item> = Negatable<ListComparison<Item>>;
/** A point in time in a filter. */
export type TimeValue = Date | Literal<"dateTime">;
/** A property that is a point in time. */
export type TimeField = ValueField<TimeValue>;

/**
 * The filterable properties of a `T`, without those named `Omitted`. The type of a field follows from the type of its
 * property, except for the fields in `Overrides`.
 */
export type Filterable<T, Omitted = never, Overrides = unknown> = {
  [Name in keyof Declared<T> as Exclude<Name, Omitted>]-?: Name extends keyof Overrides
    ? Overrides[Name]
    : FieldOf<Exclude<T[Name], null | undefined>>;
};

type FieldOf<Value> = [Value] extends [readonly (infer Item)[]]
  ? ListField<FieldOf<Item>>
  : [Value] extends [string]
    ? TextOrMember<Value>
    : [Value] extends [number | boolean]
      ? ValueField<Value>
      : Filterable<Value>;

/**
 * Distinguishes members of an enumeration from `string`: a record requires a key for each member, but not for `string`.
 */
type TextOrMember<Value extends string> =
  Partial<Record<Value, unknown>> extends Record<Value, unknown> ? TextField : ValueField<Value>;

/**
 * Builds a filter with the documented operators of each property. Values are escaped.
 *
 * `where((user) => user.displayName.startsWith("A").and(user.accountEnabled.eq(true)))`
 *
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptionfilter | OData, $filter}
 *
 * @param build - returns the condition for an item
 * @throws TypeError for an unknown operator, or a value that is not valid in a filter.
 */
export function where<Fields>(build: (item: Fields) => Condition): Filter<Fields> {
  const text = build(field([], 0) as Fields).toString();
  return { ...expression(text), toString: () => text };
}

/** A proxy that records the path to a property; a call at the end of the path is an operator. */
function field(path: readonly string[], depth: number): unknown {
  return new Proxy(() => undefined, {
    get: (_, name) => (typeof name === "string" ? field([...path, name], depth) : undefined),
    apply: (_, __, operands: readonly unknown[]) => {
      const operator = path.at(-1) ?? "";
      const negated = path.at(-2) === "not";
      const condition = operatorText(path.slice(0, negated ? -2 : -1).join("/"), operator, operands, depth);
      return new Condition(negated ? `not (${condition})` : condition);
    },
  });
}

function operatorText(subject: string, operator: string, [operand]: readonly unknown[], depth: number): string {
  switch (operator) {
    case "startsWith":
    case "endsWith":
    case "contains":
      return `${operator.toLowerCase()}(${subject},${literalText(operand)})`;
    case "in": {
      const values = (operand as readonly unknown[]).map(literalText);
      if (values.length === 0) throw new TypeError(`The list of values for ${subject} in (…) is empty`);
      return `${subject} in (${values.join(",")})`;
    }
    case "any":
    case "all": {
      if (operand === undefined) return `${subject}/any()`;
      const item = `x${String(depth || "")}`;
      const build = operand as (item: unknown) => Condition;
      return `${subject}/${operator}(${item}:${build(field([item], depth + 1)).toString()})`;
    }
    case "eq":
    case "ne":
    case "gt":
    case "ge":
    case "lt":
    case "le":
      return `${subject} ${operator} ${literalText(operand)}`;
    default:
      throw new TypeError(`${JSON.stringify(operator)} is not a filter operator`);
  }
}
