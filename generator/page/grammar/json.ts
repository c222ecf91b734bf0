import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { isSafeNumber } from "lossless-json";
import type { JsonValue } from "../../vocabulary.js";

export interface JsonReading {
  /** The value of the JSON; `null` if the text is malformed. */
  readonly value: JsonValue;
  /**
   * - `exact`: valid JSON.
   * - `repaired`: JSON with comments, extra or missing commas, or white space that JSON does not allow. The value is
   *   certain.
   * - `elided`: JSON with an ellipsis (`...`). The value contains everything except the ellipsis.
   * - `malformed`: not JSON, or incomplete. There is no value.
   */
  readonly state: "exact" | "repaired" | "elided" | "malformed";
  /** The first syntax error; `null` if the state is `exact`. */
  readonly flaw: JsonFlaw | null;
  /** The value as JSON text, if JavaScript would change the digits of a number in it. */
  readonly valueText?: string;
}

export interface JsonFlaw {
  /** Offset in the text. */
  readonly offset: number;
  /**
   * The kind of error. The first four kinds are docwright's own. The others are names that `printParseErrorCode` of
   * jsonc-parser returns.
   */
  readonly kind: "Ellipsis" | "InvalidWhiteSpace" | "TooDeep" | "TrailingComma" | ParseErrorName;
}

type ParseErrorName = ReturnType<typeof printParseErrorCode>;

/** JSON in documentation is never nested deeper. Deeper nesting could overflow the stack of recursive functions. */
const DEEPEST_NESTING = 200;

const REPAIRABLE: ReadonlySet<string> = new Set(["CommaExpected", "InvalidCharacter"]);

/** Errors that can be the result of replacing an ellipsis with spaces. */
const ELIDED: ReadonlySet<string> = new Set([...REPAIRABLE, "PropertyNameExpected", "ValueExpected"]);

/**
 * Reads JSON in documentation, which is often not valid. Keys such as `__proto__` become ordinary properties. Never
 * throws.
 *
 * {@link https://www.rfc-editor.org/rfc/rfc8259 | RFC 8259}
 */
export function readJson(text: string): JsonReading {
  const { nesting, ellipsis, plain } = scan(text);
  if (nesting > DEEPEST_NESTING) return { value: null, state: "malformed", flaw: { offset: 0, kind: "TooDeep" } };
  const exact = parseExactly(text);
  if (exact !== undefined)
    return { value: exact, state: "exact", flaw: null, ...exactText(() => parseTree(text), text) };

  const errors: ParseError[] = [];
  const root = parseTree(plain, errors, { allowTrailingComma: true, disallowComments: false });
  const harmless = ellipsis === null ? REPAIRABLE : ELIDED;
  const fatal = errors.find((error) => !harmless.has(printParseErrorCode(error.error)));
  if (root === undefined || fatal !== undefined) {
    return { value: null, state: "malformed", flaw: { offset: fatal?.offset ?? 0, kind: kindOf(fatal) } };
  }
  const value = valueOf(root);
  return ellipsis === null
    ? { value, state: "repaired", flaw: firstFlaw(text), ...exactText(() => root, plain) }
    : { value, state: "elided", flaw: { offset: ellipsis, kind: "Ellipsis" } };
}

/** Parses JSON that {@link readJson} can read, so that places in it can be found. */
export function parseJsonTree(text: string): Node | undefined {
  return parseTree(scan(text).plain, [], { allowTrailingComma: true, disallowComments: false });
}

function parseExactly(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The first syntax error of a text whose errors can all be repaired. */
function firstFlaw(text: string): JsonFlaw {
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  const written = kindOf(first);
  const kind = REPAIRED_KINDS[written] ?? written;
  const offset = first?.offset ?? 0;
  return { offset: kind === "TrailingComma" ? lastComma(text, offset) : offset, kind };
}

/** The offset of a trailing comma. The parser reports the closing bracket after the comma. */
function lastComma(text: string, bracket: number): number {
  const before = text.slice(0, bracket).trimEnd();
  return before.endsWith(",") ? before.length - 1 : bracket;
}

/** More exact kinds for errors of the parser. They apply only to text that can be repaired. */
const REPAIRED_KINDS: Readonly<Partial<Record<ParseErrorName, JsonFlaw["kind"]>>> = {
  PropertyNameExpected: "TrailingComma",
  ValueExpected: "TrailingComma",
  InvalidSymbol: "InvalidWhiteSpace",
};

function kindOf(error: ParseError | undefined): ParseErrorName {
  return error === undefined ? "ValueExpected" : printParseErrorCode(error.error);
}

interface Scan {
  readonly nesting: number;
  /** Offset of the first ellipsis. */
  readonly ellipsis: number | null;
  /** The text with spaces in place of ellipses and invalid white space, so that offsets stay the same. */
  readonly plain: string;
}

/**
 * The tokens to find: strings and comments (to skip brackets in them), brackets, ellipses, and white space and invisible
 * characters that JSON does not allow.
 */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|[[{]|[\]}]|\.{2,}|…|(?:(?![\t\n\r ])[\s\p{Cf}])+/gu;

function scan(text: string): Scan {
  let ellipsis: number | null = null;
  let depth = 0;
  let nesting = 0;
  const plain = text.replace(TOKEN, (token, offset: number) => {
    if (/^["/]/.test(token)) return token;
    if (/^[[{]/.test(token)) nesting = Math.max(nesting, (depth += 1));
    else if (/^[\]}]/.test(token)) depth -= 1;
    else {
      if (/^[.…]/.test(token)) ellipsis ??= offset;
      return " ".repeat(token.length);
    }
    return token;
  });
  return { nesting, ellipsis, plain };
}

/** Writes a value as JSON text with the original digits of its numbers, if JavaScript would change any of them. */
function exactText(parse: () => Node | undefined, text: string): Pick<JsonReading, "valueText"> {
  // A number with fewer than 16 digits keeps its digits in JavaScript.
  const root = /[\d.]{16}/.test(text) ? parse() : undefined;
  if (root === undefined) return {};
  const numbers: string[] = [];
  const write = (node: Node): string => {
    const children = node.children ?? [];
    switch (node.type) {
      case "array":
        return `[${children.map(write).join(",")}]`;
      case "object":
        return `{${children.map(write).join(",")}}`;
      case "property":
        return children.map(write).join(":");
      case "number": {
        const digits = text.slice(node.offset, node.offset + node.length);
        numbers.push(digits);
        return digits;
      }
      default:
        return JSON.stringify(node.value);
    }
  };
  const valueText = write(root);
  return numbers.every((digits) => isSafeNumber(digits)) ? {} : { valueText };
}

function valueOf(node: Node): JsonValue {
  const children = node.children ?? [];
  switch (node.type) {
    case "array":
      return children.map(valueOf);
    case "object":
      return Object.fromEntries(
        children.flatMap(({ children: [key, value] = [] }) =>
          key === undefined || value === undefined ? [] : [[String(key.value), valueOf(value)]],
        ),
      );
    default:
      return node.value as JsonValue;
  }
}
