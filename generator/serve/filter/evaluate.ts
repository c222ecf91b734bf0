import type { JsonValue } from "../../model/model.js";
import { isList, isObject, type JsonObject, odataType } from "../../model/payload.js";
import { isGuid } from "../../model/sample-id.js";
import { badRequest } from "../api-error.js";
import { type BinaryOperator, CURRENT, type Expression, type FunctionName, type Instant } from "./expression.js";
import type { SortKey } from "./parse-expression.js";

type Value = JsonValue | Instant;

type Scope = ReadonlyMap<string, JsonValue>;

/** Whether an item matches the condition of `$filter`. */
export function matches(item: JsonObject, condition: Expression): boolean {
  return evaluate(condition, new Map([[CURRENT, item]])) === true;
}

/** Compares two items for `$orderby`. `null` comes before all other values. */
export function compareItems(one: JsonObject, other: JsonObject, keys: readonly SortKey[]): number {
  for (const { by, descending } of keys) {
    const [left, right] = [one, other].map((item) => evaluate(by, new Map([[CURRENT, item]])));
    const order = sortOrder(left ?? null, right ?? null);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

function sortOrder(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return order(left, right) ?? 0;
}

function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "list":
      return expression.items.map((item) => toJson(evaluate(item, scope)));
    case "path":
      return expression.names.reduce<JsonValue>(step, scope.get(expression.variable) ?? null);
    case "unary": {
      const operand = evaluate(expression.operand, scope);
      if (expression.operator === "-") return typeof operand === "number" ? -operand : null;
      return operand === null ? null : operand !== true;
    }
    case "binary":
      return binary(expression.operator, expression.left, expression.right, scope);
    case "call":
      return call(
        expression.name,
        expression.arguments.map((one) => evaluate(one, scope)),
      );
    case "count":
      return listOf(evaluate(expression.of, scope)).length;
    case "lambda": {
      const { quantifier, variable, condition } = expression;
      const items = listOf(evaluate(expression.of, scope));
      if (condition === null) return items.length > 0;
      const holds = (item: JsonValue): boolean => evaluate(condition, new Map([...scope, [variable, item]])) === true;
      return quantifier === "any" ? items.some(holds) : items.every(holds);
    }
  }
}

/** Follows a property. A qualified name is a cast, whose result is `null` for an item of another type. */
function step(value: JsonValue, name: string): JsonValue {
  if (!isObject(value)) return null;
  if (Object.hasOwn(value, name)) return value[name] ?? null;
  if (!name.includes(".")) return null;
  const type = odataType(value)?.replace(/^#/, "");
  return type === undefined || type.toLowerCase() === name.toLowerCase() ? value : null;
}

function listOf(value: Value): readonly JsonValue[] {
  const json = toJson(value);
  return isList(json) ? json : [];
}

function binary(operator: BinaryOperator, left: Expression, right: Expression, scope: Scope): Value {
  const a = evaluate(left, scope);
  if (operator === "and") return a === true && evaluate(right, scope) === true;
  if (operator === "or") return a === true || evaluate(right, scope) === true;
  const b = evaluate(right, scope);
  switch (operator) {
    case "eq":
      return isEqual(a, b);
    case "ne":
      return !isEqual(a, b);
    case "in":
      return listOf(b).some((item) => isEqual(a, item));
    case "has":
      return typeof a === "string" && typeof b === "string" && members(b).every((one) => members(a).includes(one));
    case "gt":
    case "ge":
    case "lt":
    case "le": {
      const found = order(a, b);
      if (found === null) return false;
      if (found === 0) return operator === "ge" || operator === "le";
      return found > 0 === (operator === "gt" || operator === "ge");
    }
    case "add":
    case "sub":
    case "mul":
    case "div":
    case "divby":
    case "mod":
      return typeof a === "number" && typeof b === "number" ? ARITHMETIC[operator](a, b) : null;
  }
}

const ARITHMETIC = {
  add: (a: number, b: number) => a + b,
  sub: (a: number, b: number) => a - b,
  mul: (a: number, b: number) => a * b,
  div: (a: number, b: number) => (Number.isInteger(a) && Number.isInteger(b) ? Math.trunc(a / b) : a / b),
  divby: (a: number, b: number) => a / b,
  mod: (a: number, b: number) => a % b,
};

function members(flags: string): readonly string[] {
  return flags.split(",").map((member) => member.trim());
}

function isEqual(a: Value, b: Value): boolean {
  if (typeof a === "string" && typeof b === "string" && isGuid(a) && isGuid(b)) {
    return a.toLowerCase() === b.toLowerCase();
  }
  if (a === null || b === null || isComposite(a) || isComposite(b)) return JSON.stringify(a) === JSON.stringify(b);
  return order(a, b) === 0;
}

function isComposite(value: Value): boolean {
  return typeof value === "object" && !isInstant(value);
}

/** Compares two values. @returns `null` if they cannot be compared */
function order(a: Value, b: Value): number | null {
  if (isInstant(a) || isInstant(b)) return difference(instantOf(a), instantOf(b));
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : Number(a > b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return typeof a === "number" && typeof b === "number" ? difference(a, b) : null;
}

function difference(a: number, b: number): number | null {
  return Number.isNaN(a) || Number.isNaN(b) ? null : Math.sign(a - b);
}

function isInstant(value: Value): value is Instant {
  return typeof value === "object" && value !== null && "instant" in value && Object.keys(value).length === 1;
}

/** The milliseconds of a date; NaN if the value is not a date. */
function instantOf(value: Value): number {
  if (isInstant(value)) return value.instant;
  return typeof value === "string" ? Date.parse(value) : Number.NaN;
}

function toJson(value: Value): JsonValue {
  return isInstant(value) ? new Date(value.instant).toISOString() : value;
}

function call(name: FunctionName, [first = null, second = null, third = null]: readonly Value[]): Value {
  if (name === "now") return { instant: Date.now() };
  // A function of `null` is `null`.
  if (first === null) return null;
  switch (name) {
    case "concat":
      return textOf(first) + textOf(second);
    case "contains":
      return textOf(first).includes(textOf(second));
    case "startswith":
      return textOf(first).startsWith(textOf(second));
    case "endswith":
      return textOf(first).endsWith(textOf(second));
    case "indexof":
      return textOf(first).indexOf(textOf(second));
    case "length":
      return isList(toJson(first)) ? listOf(first).length : textOf(first).length;
    case "substring": {
      const start = Number(second);
      return textOf(first).slice(start, third === null ? undefined : start + Number(third));
    }
    case "tolower":
      return textOf(first).toLowerCase();
    case "toupper":
      return textOf(first).toUpperCase();
    case "trim":
      return textOf(first).trim();
    case "ceiling":
    case "floor":
    case "round":
      return typeof first === "number" ? ROUNDING[name](first) : null;
    case "date":
      return Number.isNaN(instantOf(first)) ? null : { instant: Date.parse(dateText(first).slice(0, 10)) };
    case "year":
    case "month":
    case "day":
    case "hour":
    case "minute":
    case "second": {
      const date = new Date(instantOf(first));
      return Number.isNaN(date.getTime()) ? null : DATE_PARTS[name](date);
    }
  }
}

const ROUNDING = { ceiling: Math.ceil, floor: Math.floor, round: Math.round };

const DATE_PARTS = {
  year: (date: Date) => date.getUTCFullYear(),
  month: (date: Date) => date.getUTCMonth() + 1,
  day: (date: Date) => date.getUTCDate(),
  hour: (date: Date) => date.getUTCHours(),
  minute: (date: Date) => date.getUTCMinutes(),
  second: (date: Date) => date.getUTCSeconds(),
};

function dateText(value: Value): string {
  return new Date(instantOf(value)).toISOString();
}

function textOf(value: Value): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  throw badRequest(
    `A function of the query needs a string, but its argument is ${JSON.stringify(toJson(value))}. Pass a string.`,
  );
}
