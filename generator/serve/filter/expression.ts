import type { JsonValue } from "../../model/model.js";

/** A point in time in an expression: `2026-03-02` or `2026-03-02T09:30:00Z`. */
export interface Instant {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly instant: number;
}

/**
 * An expression of `$filter` or `$orderby`.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptionfilter | OData URL Conventions 4.01, $filter}
 */
export type Expression =
  | { readonly kind: "literal"; readonly value: JsonValue | Instant }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  /** A property path from the current item, from `$it` or `$this`, or from the variable of a lambda operator. */
  | { readonly kind: "path"; readonly variable: string; readonly names: readonly string[] }
  | { readonly kind: "unary"; readonly operator: "not" | "-"; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "call"; readonly name: FunctionName; readonly arguments: readonly Expression[] }
  /** The number of items of a collection. */
  | { readonly kind: "count"; readonly of: Expression }
  | {
      readonly kind: "lambda";
      readonly quantifier: "any" | "all";
      readonly of: Expression;
      readonly variable: string;
      readonly condition: Expression | null;
    };

/** The variable of paths that start at the current item. */
export const CURRENT = "$it";

/** Operators with two operands, by precedence. The first row has the lowest precedence. */
export const PRECEDENCE = [
  ["or"],
  ["and"],
  ["eq", "ne"],
  ["gt", "ge", "lt", "le", "has", "in"],
  ["add", "sub"],
  ["mul", "div", "divby", "mod"],
] as const;

export type BinaryOperator = (typeof PRECEDENCE)[number][number];

/** The supported functions, with the lowest and the highest number of arguments. */
export const FUNCTIONS = {
  ceiling: [1, 1],
  concat: [2, 2],
  contains: [2, 2],
  date: [1, 1],
  day: [1, 1],
  endswith: [2, 2],
  floor: [1, 1],
  hour: [1, 1],
  indexof: [2, 2],
  length: [1, 1],
  minute: [1, 1],
  month: [1, 1],
  now: [0, 0],
  round: [1, 1],
  second: [1, 1],
  startswith: [2, 2],
  substring: [2, 3],
  tolower: [1, 1],
  toupper: [1, 1],
  trim: [1, 1],
  year: [1, 1],
} as const;

/**
 * The functions of OData that this server does not have.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_BuiltinFilterOperations | OData URL Conventions 4.01, Built-in Query Functions}
 */
export const OTHER_FUNCTIONS: ReadonlySet<string> = new Set([
  "case",
  "cast",
  "fractionalseconds",
  "hassubsequence",
  "hassubset",
  "isof",
  "matchespattern",
  "maxdatetime",
  "mindatetime",
  "time",
  "totaloffsetminutes",
  "totalseconds",
]);

export type FunctionName = keyof typeof FUNCTIONS;
