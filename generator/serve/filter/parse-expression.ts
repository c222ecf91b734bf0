import type { JsonValue } from "../../model/model.js";
import { nearestName } from "../../nearest-name.js";
import { type ApiError, badRequest, notImplemented } from "../api-error.js";
import {
  type BinaryOperator,
  CURRENT,
  type Expression,
  type FunctionName,
  FUNCTIONS,
  type Instant,
  OTHER_FUNCTIONS,
  PRECEDENCE,
} from "./expression.js";
import { readTokens, type Token } from "./tokens.js";

/** One item of `$orderby`. */
export interface SortKey {
  readonly by: Expression;
  readonly descending: boolean;
}

/** Returns the text of a parameter alias, such as `@p1`; `undefined` if the query does not have it. */
export type Aliases = (name: string) => string | undefined;

/** The maximum number of nested parentheses and operators in an expression. */
const MAX_DEPTH = 100;

/**
 * Parses the value of `$filter`.
 *
 * @throws ApiError with status 400 that names the position and what is not valid or not supported
 */
export function parseFilter(text: string, aliases: Aliases = () => undefined): Expression {
  return new Parser(text, "$filter", aliases).whole((parser) => parser.expression());
}

/** Parses the value of `$orderby`. Errors are those of {@link parseFilter}. */
export function parseOrderBy(text: string, aliases: Aliases = () => undefined): readonly SortKey[] {
  return new Parser(text, "$orderby", aliases).whole((parser) => parser.sortKeys());
}

/** A parser by recursive descent, one method per rule. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;
  /** The variables of the lambda operators around the current position. */
  #variables: readonly string[] = [];

  constructor(
    text: string,
    readonly option: string,
    readonly aliases: Aliases,
  ) {
    this.#tokens = readTokens(text, option);
  }

  whole<Result>(rule: (parser: this) => Result): Result {
    const result = rule(this);
    if (this.#token().kind !== "end") throw this.#unexpected("an operator such as `eq` or `and`");
    return result;
  }

  sortKeys(): readonly SortKey[] {
    const keys: SortKey[] = [];
    do {
      const by = this.expression();
      const descending = this.#acceptWord("desc");
      if (!descending) this.#acceptWord("asc");
      keys.push({ by, descending });
    } while (this.#accept(","));
    return keys;
  }

  expression(level = 0): Expression {
    const operators: readonly BinaryOperator[] | undefined = PRECEDENCE[level];
    if (operators === undefined) return this.#unary();
    let left = this.expression(level + 1);
    for (;;) {
      const { kind, text } = this.#token();
      const operator = kind === "name" ? operators.find((name) => name === text.toLowerCase()) : undefined;
      if (operator === undefined) return left;
      this.#next += 1;
      const right = operator === "in" ? this.#list() : this.expression(level + 1);
      left = { kind: "binary", operator, left, right };
    }
  }

  #unary(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw badRequest(`${this.option} has more than ${String(MAX_DEPTH)} levels. Simplify the expression.`);
    try {
      const { kind, text } = this.#token();
      const isNot = kind === "name" && text.toLowerCase() === "not";
      if (!isNot && text !== "-") return this.#primary();
      this.#next += 1;
      return { kind: "unary", operator: isNot ? "not" : "-", operand: this.#unary() };
    } finally {
      this.#depth -= 1;
    }
  }

  #primary(): Expression {
    const token = this.#token();
    if (token.kind === "name") return this.#named(token);
    if (token.text === "[") return this.#list();
    if (token.text === "{") throw this.#unsupported("JSON objects");
    if (this.#accept("(")) {
      const inner = this.expression();
      this.#expect(")");
      return inner;
    }
    const literal = this.#literal(token);
    this.#next += 1;
    return literal;
  }

  #literal({ kind, text }: Token): Expression {
    const literal = (value: JsonValue | Instant): Expression => ({ kind: "literal", value });
    if (kind === "string") return literal(stringValue(text));
    if (kind === "guid") return literal(text.toLowerCase());
    if (kind === "time") return literal(text);
    if (kind === "number") return literal(text === "-INF" ? "-INF" : Number(text));
    if (kind === "date") {
      const instant = Date.parse(text);
      if (Number.isNaN(instant)) throw this.#unexpected("a valid date");
      return literal({ instant });
    }
    if (kind !== "typed") throw this.#unexpected("a property, a literal or a function");
    if (/^geo/i.test(text)) throw this.#unsupported("geographic literals");
    return literal(stringValue(text.slice(text.indexOf("'"))));
  }

  /** A keyword, a function call, or a path. */
  #named({ text }: Token): Expression {
    const keyword = KEYWORDS.get(text.toLowerCase());
    if (keyword !== undefined && !this.#isFollowedBy("/")) {
      this.#next += 1;
      return { kind: "literal", value: keyword };
    }
    if (this.#isFollowedBy("(")) return this.#call(text);
    if (text.startsWith("@") && !text.includes(".")) {
      const value = this.aliases(text);
      if (value !== undefined) {
        this.#next += 1;
        return new Parser(value, text, () => undefined).whole((parser) => parser.expression());
      }
    }
    if (text === "$root") throw this.#unsupported("`$root`");
    const isCurrent = text === CURRENT || text === "$this";
    if (!isCurrent && !this.#variables.includes(text)) {
      return this.#path({ kind: "path", variable: CURRENT, names: [] }, true);
    }
    this.#next += 1;
    return this.#path({ kind: "path", variable: isCurrent ? CURRENT : text, names: [] }, this.#accept("/"));
  }

  #path(start: Expression & { readonly kind: "path" }, hasNext: boolean): Expression {
    let path = start;
    let more = hasNext;
    while (more) {
      const token = this.#token();
      if (token.kind !== "name") throw this.#unexpected("the name of a property");
      const word = token.text.toLowerCase();
      if (word === "$count") return this.#count(path);
      if ((word === "any" || word === "all") && this.#isFollowedBy("(")) return this.#lambda(path, word);
      if (token.text.startsWith("$")) throw this.#unsupported(`\`${token.text}\` in a path`);
      if (this.#isFollowedBy("(")) throw this.#unsupported(`the call \`${token.text}(…)\` in a path`);
      this.#next += 1;
      path = { ...path, names: [...path.names, token.text] };
      more = this.#accept("/");
      const isCast = token.text.includes(".") && !token.text.startsWith("@");
      if (isCast && !more) throw this.#unexpected("`/` and a property after the name of a type");
    }
    return path;
  }

  #count(of: Expression): Expression {
    this.#next += 1;
    if (this.#token().text === "(") throw this.#unsupported("query options of `$count`");
    return { kind: "count", of };
  }

  #lambda(of: Expression, quantifier: "any" | "all"): Expression {
    this.#next += 2;
    if (quantifier === "any" && this.#accept(")")) {
      return { kind: "lambda", quantifier, of, variable: "", condition: null };
    }
    const variable = this.#token();
    if (variable.kind !== "name") throw this.#unexpected("a variable, as in `any(x:x/name eq 'a')`");
    this.#next += 1;
    this.#expect(":");
    const outer = this.#variables;
    this.#variables = [...outer, variable.text];
    const condition = this.expression();
    this.#variables = outer;
    this.#expect(")");
    return { kind: "lambda", quantifier, of, variable: variable.text, condition };
  }

  #call(written: string): Expression {
    const name = written.toLowerCase();
    if (!isFunction(name)) {
      const near = OTHER_FUNCTIONS.has(name) ? null : nearestName(written, Object.keys(FUNCTIONS));
      if (near === null) throw this.#unsupported(`the function \`${written}\``);
      throw badRequest(`${this.option}: \`${written}\` is not a function. Did you mean ${near}?`);
    }
    this.#next += 2;
    const given: Expression[] = [];
    if (!this.#accept(")")) {
      do given.push(this.expression());
      while (this.#accept(","));
      this.#expect(")");
    }
    const [least, most] = FUNCTIONS[name];
    if (given.length < least || given.length > most) {
      const expected = least === most ? String(least) : `${String(least)} or ${String(most)}`;
      throw badRequest(
        `${this.option}: ${name} has ${String(given.length)} arguments, but needs ${expected}. Correct the call.`,
      );
    }
    return { kind: "call", name, arguments: given };
  }

  /** `('a','b')` or `["a","b"]`. */
  #list(): Expression {
    const close = this.#accept("[") ? "]" : this.#accept("(") ? ")" : null;
    if (close === null) {
      const { kind, text } = this.#token();
      if (kind === "name" && this.aliases(text) === undefined) return this.#named(this.#token());
      if (kind !== "name") throw this.#unexpected("a list, as in `in ('a','b')`");
      this.#next += 1;
      return new Parser(this.aliases(text) ?? "", text, () => undefined).whole((parser) => parser.#list());
    }
    const items: Expression[] = [];
    if (this.#accept(close)) return { kind: "list", items };
    do {
      const item = this.expression();
      // Lists in parentheses contain only literals. Otherwise, the parentheses are those of an expression.
      if (close === ")" && item.kind !== "literal") {
        this.#expect(")");
        return item;
      }
      items.push(item);
    } while (this.#accept(","));
    this.#expect(close);
    return { kind: "list", items };
  }

  #token(): Token {
    return this.#tokens[Math.min(this.#next, this.#tokens.length - 1)] ?? { kind: "end", text: "", start: 0 };
  }

  #isFollowedBy(text: string): boolean {
    return this.#tokens[this.#next + 1]?.text === text;
  }

  #accept(text: string): boolean {
    const { kind, text: actual } = this.#token();
    if (kind !== "punctuation" || actual !== text) return false;
    this.#next += 1;
    return true;
  }

  #acceptWord(word: string): boolean {
    if (this.#token().text.toLowerCase() !== word) return false;
    this.#next += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#accept(text)) throw this.#unexpected(`\`${text}\``);
  }

  #unexpected(expected: string): ApiError {
    const { kind, text, start } = this.#token();
    const actual = kind === "end" ? "the expression ends" : `found \`${text}\``;
    return badRequest(
      `${this.option} is not valid at character ${String(start + 1)}: ${actual}, but expected ${expected}. Correct the expression.`,
    );
  }

  #unsupported(construct: string): ApiError {
    const { start } = this.#token();
    return notImplemented(
      `${this.option}: docwright serve does not support ${construct} (character ${String(start + 1)}). Use another expression.`,
    );
  }
}

const KEYWORDS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["inf", "INF"],
  ["nan", "NaN"],
]);

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

function stringValue(text: string): string {
  if (!text.startsWith('"')) return text.slice(1, -1).replaceAll("''", "'");
  try {
    return String(JSON.parse(text));
  } catch {
    throw badRequest(`${text} is not a valid JSON string. Correct the expression.`);
  }
}
