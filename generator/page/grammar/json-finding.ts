import { finding } from "../../findings/create-finding.js";
import type { Finding } from "../../findings/finding.js";
import type { JsonFlaw, JsonReading } from "./json.js";
import { placeAt, type PlacedText } from "./place.js";

const RULES = { elided: "elided-json", malformed: "malformed-json", repaired: "nonstandard-json" } as const;

/** The error and its fix, by the kind of the error. */
const MESSAGES: Readonly<Partial<Record<JsonFlaw["kind"], string>>> = {
  Ellipsis: "The JSON is shortened with an ellipsis. Show the complete JSON.",
  TooDeep: "The JSON has too many nested levels, so docwright skips it. Remove some levels.",
  TrailingComma: "JSON does not allow a trailing comma. Remove the comma.",
  InvalidCommentToken: "JSON does not allow comments. Remove the comment.",
  UnexpectedEndOfComment: "JSON does not allow comments. Remove the comment.",
  CommaExpected: "A comma is missing before this point. Add the comma.",
  InvalidSymbol: "This is not a JSON value. Put names and text in double quotes, and replace placeholders with values.",
  InvalidWhiteSpace: "This white space is not valid in JSON. Write a normal space.",
  InvalidCharacter:
    "A string contains a control character. Escape this character: \\t for a tab, \\n for a line break.",
  PropertyNameExpected: "A property name is missing before this point. Write the name in double quotes.",
  ValueExpected: "A value is missing before this point. Add a JSON value.",
  ColonExpected: "A colon is missing after the property name. Add the colon.",
  CloseBraceExpected: "A closing brace is missing. Add } here.",
  CloseBracketExpected: "A closing bracket is missing. Add ] here.",
  EndOfFileExpected: "The JSON ends before this text. Remove the text or move it out of the code block.",
  UnexpectedEndOfString:
    "This string does not end on its line. Write the whole string on one line, and end it with a double quote.",
  UnexpectedEndOfNumber: "This number is incomplete. Add the missing digits.",
  InvalidNumberFormat: "This is not a JSON number. Write a number such as 12, -1.5 or 2e3.",
  InvalidUnicode: "This string has an invalid Unicode escape. Use \\u and four hexadecimal digits.",
  InvalidEscapeCharacter: "This string has an invalid escape sequence. Write a backslash as \\\\.",
};

/** The finding about the first syntax error in the JSON of `block`; empty if the JSON is valid. */
export function jsonFindings({ state, flaw }: Pick<JsonReading, "state" | "flaw">, block: PlacedText): Finding[] {
  if (flaw === null || state === "exact") return [];
  // For a value without quotes, such as a date, the parser reads the first digits as a number and reports a missing
  // property name after them.
  const inValue = flaw.kind === "PropertyNameExpected" && /\w/.test(block.text.charAt(flaw.offset - 1));
  const escaped = quoteEntityNear(flaw.offset, block.text);
  if (escaped !== null) return [finding(RULES[state], placeAt(block, escaped), QUOTE_ENTITY)];
  const message =
    (inValue ? null : preciseMessage(flaw, block.text)) ?? MESSAGES[inValue ? "InvalidSymbol" : flaw.kind];
  return [finding(RULES[state], placeAt(block, flaw.offset), message ?? "Invalid JSON starts here. Correct the JSON.")];
}

const QUOTE_ENTITY = 'The JSON contains `&quot;` in place of a double quote. Write `"`.';

/** The offset of the first `&quot;` after a property name, on the line of an error or on the line before it. */
function quoteEntityNear(offset: number, text: string): number | null {
  const line = text.lastIndexOf("\n", offset - 1);
  const start = line < 0 ? 0 : text.lastIndexOf("\n", line - 1) + 1;
  const end = text.indexOf("\n", offset);
  const found = text.slice(start, end < 0 ? text.length : end).indexOf("&quot;:");
  return found < 0 ? null : start + found;
}

/** The message for two errors that the parser describes imprecisely; `null` for all other errors. */
function preciseMessage({ kind, offset }: JsonFlaw, text: string): string | null {
  // In `""text"`, the parser reports an error at the text after the two quotes.
  if (text.slice(0, offset).endsWith('""')) return "The text starts with two double quotes. Remove one double quote.";
  // In `{ {…}, {…} }`, the first object has braces where a list has square brackets.
  if (
    kind === "PropertyNameExpected" &&
    text.slice(0, offset).trimEnd().endsWith("{") &&
    /[{[]/.test(text.charAt(offset))
  )
    return VALUE_WITHOUT_NAME;
  // The parser expects a colon after a string in an object. If a comma or a brace follows, the string is a value
  // without a name.
  if (kind === "ColonExpected" && /^[\s,}]/.test(text.slice(offset))) return VALUE_WITHOUT_NAME;
  return null;
}

const VALUE_WITHOUT_NAME = "The object has a value without a name. Write a list in square brackets, or add the name.";
