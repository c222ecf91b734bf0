import { finding } from "../../findings/create-finding.js";
import type { Finding } from "../../findings/finding.js";
import type { JsonFlaw, JsonReading } from "./json.js";
import { placeAt, type PlacedText } from "./place.js";

const RULES = { elided: "elided-json", malformed: "malformed-json", repaired: "nonstandard-json" } as const;

/** The error and its fix, by the kind of the error. */
const MESSAGES: Readonly<Partial<Record<JsonFlaw["kind"], string>>> = {
  Ellipsis: "The JSON is shortened with an ellipsis. Show the complete JSON.",
  TooDeep: "The JSON has too many nested levels and was not read. Shorten it.",
  TrailingComma: "JSON does not allow a trailing comma. Remove the comma.",
  InvalidCommentToken: "JSON does not allow comments. Remove the comment.",
  UnexpectedEndOfComment: "JSON does not allow comments. Remove the comment.",
  CommaExpected: "A comma is missing before this point. Add it.",
  InvalidSymbol: "This is not a JSON value. Put names and text in double quotes.",
  InvalidWhiteSpace: "This white space is not valid in JSON. Replace it with a normal space.",
  InvalidCharacter: "A string contains a control character. Escape it: \\t for a tab, \\n for a line break.",
  PropertyNameExpected: "A property name in double quotes is expected here.",
  ValueExpected: "A JSON value is expected here.",
  ColonExpected: "A colon is missing after the property name. Add it.",
  CloseBraceExpected: "A closing brace is missing. Add } here.",
  CloseBracketExpected: "A closing bracket is missing. Add ] here.",
  EndOfFileExpected: "The JSON ends before this text. Remove the text or move it out of the code block.",
  UnexpectedEndOfString: "This string is not closed. End it with a double quote on the same line.",
  UnexpectedEndOfNumber: "This number is incomplete. Add the missing digits.",
  InvalidNumberFormat: "This is not a JSON number. Write it as 12, -1.5 or 2e3.",
  InvalidUnicode: "This string has an invalid Unicode escape. Use \\u and four hexadecimal digits.",
  InvalidEscapeCharacter: "This string has an invalid escape sequence. Write a backslash as \\\\.",
};

/** The finding about the first syntax error of `block`; empty if the JSON is valid. */
export function jsonFindings({ state, flaw }: Pick<JsonReading, "state" | "flaw">, block: PlacedText): Finding[] {
  if (flaw === null || state === "exact") return [];
  const message = MESSAGES[flaw.kind] ?? "Invalid JSON starts here.";
  return [finding(RULES[state], placeAt(block, flaw.offset), message)];
}
