import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { JsonValue } from "../../vocabulary.js";

export interface JsonReading {
  /** `null` where the text is no JSON, too. */
  readonly value: JsonValue;
  /**
   * - `exact`: JSON as RFC 8259 has it.
   * - `repaired`: JSON but for comments, commas too many or too few, or white space that JSON does not know; the value is sure.
   * - `elided`: parts are left out (`...`); the value holds what is there.
   * - `malformed`: no JSON, or cut short; there is no value.
   */
  readonly state: "exact" | "repaired" | "elided" | "malformed";
  /** Offset of the first thing that is not JSON; `null` where the state is `exact`. */
  readonly flaw: number | null;
}

/** Deeper nesting is no documentation, and would overflow the stack of whoever walks the value. */
const DEEPEST_NESTING = 200;

const REPAIRABLE: ReadonlySet<string> = new Set(["CommaExpected", "InvalidCharacter"]);

/** What is missing where an ellipsis stood. */
const ELIDED: ReadonlySet<string> = new Set([...REPAIRABLE, "PropertyNameExpected", "ValueExpected"]);

/**
 * Reads JSON as documentation writes it. Keys such as `__proto__` become ordinary properties. Never throws.
 *
 * {@link https://www.rfc-editor.org/rfc/rfc8259 | RFC 8259}
 */
export function readJson(text: string): JsonReading {
  const { nesting, ellipsis, plain } = scan(text);
  if (nesting > DEEPEST_NESTING) return { value: null, state: "malformed", flaw: 0 };
  const exact = parseExactly(text);
  if (exact !== undefined) return { value: exact, state: "exact", flaw: null };

  const errors: ParseError[] = [];
  const root = parseTree(plain, errors, { allowTrailingComma: true, disallowComments: false });
  const harmless = ellipsis === null ? REPAIRABLE : ELIDED;
  const fault = errors.find((error) => !harmless.has(printParseErrorCode(error.error)));
  if (root === undefined || fault !== undefined) {
    return { value: null, state: "malformed", flaw: fault?.offset ?? 0 };
  }
  const value = valueOf(root);
  return ellipsis === null
    ? { value, state: "repaired", flaw: firstFlaw(text) }
    : { value, state: "elided", flaw: ellipsis };
}

function parseExactly(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function firstFlaw(text: string): number {
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  return errors[0]?.offset ?? 0;
}

interface Scan {
  readonly nesting: number;
  /** Offset of the first ellipsis. */
  readonly ellipsis: number | null;
  /** The text with ellipses and foreign white space turned into spaces, so that every offset stays true. */
  readonly plain: string;
}

/** Strings and comments, which hold no structure; brackets; ellipses; white space that JSON does not know. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|[[{]|[\]}]|\.{2,}|…|[\u00A0\u200B\uFEFF]+/g;

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
