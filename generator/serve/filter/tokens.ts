import { badRequest } from "../api-error.js";

/**
 * A token of an expression.
 *
 * - `name`: the name of a property, an operator, a function, a type or an annotation
 * - `typed`: a literal with the name of its type before the quote, such as `Sales.Color'Red'`
 */
export interface Token {
  readonly kind: "string" | "guid" | "date" | "time" | "number" | "typed" | "name" | "punctuation" | "end";
  readonly text: string;
  /** The index of the first character, from 0. */
  readonly start: number;
}

const NAME = String.raw`[@$]?[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*(?:#\w+)?`;

/** The kinds of tokens, most specific first. */
const KINDS: readonly (readonly [kind: Token["kind"], pattern: RegExp])[] = [
  ["string", /'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"/suy],
  ["guid", /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?!\w)/iuy],
  ["date", /-?\d{4,6}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d)?)?/iuy],
  ["time", /\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?/uy],
  ["number", /[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|-INF/iuy],
  ["typed", new RegExp(`${NAME}'(?:[^']|'')*'`, "uy")],
  ["name", new RegExp(NAME, "uy")],
  ["punctuation", /[(),/:;=[\]{}-]/uy],
];

/** Tokens that `readTokens` makes at most. A longer expression does not fit into a request line of usual length. */
const MAX_TOKENS = 5000;

/**
 * Splits an expression into tokens.
 *
 * @throws ApiError with status 400 if a character does not start a token
 */
export function readTokens(text: string, option: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  for (;;) {
    while (/\s/.test(text.charAt(start))) start += 1;
    if (start >= text.length) return [...tokens, { kind: "end", text: "", start }];
    const token = tokenAt(text, start);
    if (token === null || tokens.length === MAX_TOKENS)
      throw badRequest(
        `${option} is not valid at character ${String(start + 1)}: ${JSON.stringify(text.slice(start, start + 20))} does not start a name, a literal or an operator. Correct the expression.`,
      );
    tokens.push(token);
    start += token.text.length;
  }
}

function tokenAt(text: string, start: number): Token | null {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = start;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return { kind, text: found, start };
  }
  return null;
}
