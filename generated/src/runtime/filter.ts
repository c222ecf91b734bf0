import type { Literal } from "./literals.js";
import type { Declared } from "./shapes.js";

/** A condition on items whose `Fields` the docs describe. Its text is the value of `$filter`. */
export interface Filter<Fields> {
  /** For the compiler alone: what the condition may be about. */
  readonly about?: (item: Fields) => void;
  toString(): string;
}

/** What must hold for an item, by itself or with more. */
export class Condition {
  readonly #text: string;
  readonly #joint: "and" | "or" | undefined;

  constructor(text: string, joint?: "and" | "or") {
    this.#text = text;
    this.#joint = joint;
  }

  and(other: Condition): Condition {
    return new Condition(`${this.#within("and")} and ${other.#within("and")}`, "and");
  }

  or(other: Condition): Condition {
    return new Condition(`${this.#within("or")} or ${other.#within("or")}`, "or");
  }

  toString(): string {
    return this.#text;
  }

  #within(joint: "and" | "or"): string {
    return this.#joint === undefined || this.#joint === joint ? this.#text : `(${this.#text})`;
  }
}

/** What can be said of a value. {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_BuiltinFilterOperations | OData, built-in filter operations} */
export interface Comparison<Value> {
  eq(value: Value | null): Condition;
  ne(value: Value | null): Condition;
  gt(value: Value): Condition;
  ge(value: Value): Condition;
  lt(value: Value): Condition;
  le(value: Value): Condition;
  in(values: readonly Value[]): Condition;
}

/** What can be said of text. */
export interface TextComparison<Value extends string = string> extends Comparison<Value> {
  startsWith(text: string): Condition;
  endsWith(text: string): Condition;
  contains(text: string): Condition;
}

/** What can be said of a list whose items are `Item`. */
export interface ListComparison<Item> {
  /** Whether the list has an item, or one for which the condition holds. */
  any(build?: (item: Item) => Condition): Condition;
  all(build: (item: Item) => Condition): Condition;
  readonly $count: Comparison<number>;
}

/** The same, and the contrary after `not`: `user.displayName.not.startsWith("A")`. */
export type Negatable<Operators> = Operators & { readonly not: Operators };

export type TextField<Value extends string = string> = Negatable<TextComparison<Value>>;
export type ValueField<Value> = Negatable<Comparison<Value>>;
export type ListField<Item> = Negatable<ListComparison<Item>>;
export type TimeValue = Date | Literal<"dateTime">;
export type TimeField = ValueField<TimeValue>;

/** What filters can say of a `T`: of some properties nothing, of others `Otherwise` than follows from what they hold. */
export type Filterable<T, Left = never, Otherwise = unknown> = {
  [Name in keyof Declared<T> as Exclude<Name, Left>]-?: Name extends keyof Otherwise
    ? Otherwise[Name]
    : FieldOf<Exclude<T[Name], null | undefined>>;
};

type FieldOf<Value> = [Value] extends [readonly (infer Item)[]]
  ? ListField<FieldOf<Item>>
  : [Value] extends [string]
    ? TextOrMember<Value>
    : [Value] extends [number | boolean]
      ? ValueField<Value>
      : Filterable<Value>;

/** Any text, or one that an enumeration knows: only such a one must be there in a record of what it may be. */
type TextOrMember<Value extends string> =
  Partial<Record<Value, unknown>> extends Record<Value, unknown> ? TextField : ValueField<Value>;

/**
 * Describes which items to return, by what the docs say that their properties can be asked.
 *
 * `where((user) => user.displayName.startsWith("A").and(user.accountEnabled.eq(true)))`
 *
 * @param build - is given the item and says what must hold for it
 * @throws TypeError for an operator that OData does not have, and for a value that it cannot write.
 */
export function where<Fields>(build: (item: Fields) => Condition): Filter<Fields> {
  const text = build(field([], 0) as Fields).toString();
  return { toString: () => text };
}

/** A property is known by its path alone: whatever is called at the end of it is an operator. */
function field(path: readonly string[], depth: number): unknown {
  return new Proxy(() => undefined, {
    get: (_, name) => (typeof name === "string" ? field([...path, name], depth) : undefined),
    apply: (_, __, operands: readonly unknown[]) => {
      const operator = path.at(-1) ?? "";
      const negated = path.at(-2) === "not";
      const condition = applied(path.slice(0, negated ? -2 : -1).join("/"), operator, operands, depth);
      return new Condition(negated ? `not (${condition})` : condition);
    },
  });
}

function applied(subject: string, operator: string, [operand]: readonly unknown[], depth: number): string {
  switch (operator) {
    case "startsWith":
    case "endsWith":
    case "contains":
      return `${operator.toLowerCase()}(${subject},${literalText(operand)})`;
    case "in": {
      const values = (operand as readonly unknown[]).map(literalText);
      if (values.length === 0) throw new TypeError(`${subject} is compared with a list of nothing`);
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
      throw new TypeError(`${JSON.stringify(operator)} is no operator of a filter`);
  }
}

/** {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/odata-abnf-construction-rules.txt | OData ABNF, primitiveLiteral} */
function literalText(value: unknown): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (value instanceof Date) return value.toISOString();
  if (value === Infinity || value === -Infinity) return value > 0 ? "INF" : "-INF";
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  if (typeof value === "object" && "text" in value) return (value as Literal<string>).text;
  throw new TypeError(`A filter can hold no ${typeof value}`);
}
