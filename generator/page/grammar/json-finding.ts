import { finding } from "../../findings/create-finding.js";
import type { Finding, Place } from "../../findings/finding.js";
import type { JsonFlaw, JsonReading } from "./json.js";
import { SURE_HEADER } from "./header-line.js";

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

/**
 * The finding about the first syntax error in JSON; empty if the JSON is valid.
 *
 * @param placeOf finds the place of an offset in the text
 */
export function jsonFindings(
  { state, flaw }: Pick<JsonReading, "state" | "flaw">,
  text: string,
  placeOf: (offset: number) => Place,
): Finding[] {
  if (flaw === null || state === "exact") return [];
  const { offset, message } = describeFlaw(flaw, text);
  return [finding(RULES[state], placeOf(offset), message)];
}

interface DescribedFlaw {
  readonly offset: number;
  readonly message: string;
}

function describeFlaw(flaw: JsonFlaw, text: string): DescribedFlaw {
  const escaped = quoteEntityNear(flaw.offset, text);
  if (escaped !== null) {
    return { offset: escaped, message: 'The JSON contains `&quot;` in place of a double quote. Write `"`.' };
  }
  const offset = startOfValue(flaw, text);
  const message = preciseMessage({ ...flaw, offset }, text) ?? MESSAGES[flaw.kind];
  return { offset, message: message ?? "Invalid JSON starts here. Correct the JSON." };
}

/**
 * For a value without quotes, such as a date, the parser reads the first digits as a number and reports an error after
 * them. This function returns the offset of the first digit.
 */
function startOfValue({ kind, offset }: JsonFlaw, text: string): number {
  const [digits = ""] =
    kind === "PropertyNameExpected" ? (/[\w.]{1,40}$/.exec(text.slice(Math.max(0, offset - 40), offset)) ?? []) : [];
  return offset - digits.length;
}

/** The offset of the first `&quot;` after a property name, on the line of an error or on the line before it. */
function quoteEntityNear(offset: number, text: string): number | null {
  const line = text.lastIndexOf("\n", offset - 1);
  const start = line < 0 ? 0 : text.lastIndexOf("\n", line - 1) + 1;
  const end = text.indexOf("\n", offset);
  const found = text.slice(start, end < 0 ? text.length : end).indexOf("&quot;:");
  return found < 0 ? null : start + found;
}

/** The length of the text after an error that decides the message. */
const REST = 200;

/** The message for errors that the parser describes imprecisely; `null` for all other errors. */
function preciseMessage({ kind, offset }: JsonFlaw, text: string): string | null {
  const rest = text.slice(offset, offset + REST);
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (kind === "InvalidWhiteSpace") {
    return /\p{Cf}/u.test(character)
      ? `The invisible character ${codePointOf(character)} is not valid in JSON. Remove it.`
      : `The white space ${codePointOf(character)} is not valid in JSON. Write a normal space.`;
  }
  const before = text.slice(0, offset).trimEnd();
  // In `""text"`, the parser reports an error at the text after the two quotes.
  if (text.slice(0, offset).endsWith('""')) return "The text starts with two double quotes. Remove one double quote.";
  if (kind === "UnexpectedEndOfString") {
    const [closing] = /[\u201c\u201d\u201e\uff02]/.exec(rest.split("\n", 1)[0] ?? "") ?? [];
    return closing === undefined ? null : `This string ends with \`${closing}\`. Write \`"\`.`;
  }
  // In `{ {…}, {…} }`, the first object has braces where a list has square brackets.
  if (kind === "PropertyNameExpected" && before.endsWith("{") && /[{[]/.test(character)) return VALUE_WITHOUT_NAME;
  // The parser expects a colon after a string in an object. If a comma or a brace follows, the string is a value
  // without a name.
  if (kind === "ColonExpected" && /^[\s,}]/.test(rest)) return VALUE_WITHOUT_NAME;
  return UNREADABLE.has(kind) ? unreadableMessage(rest, before, character) : null;
}

const VALUE_WITHOUT_NAME = "The object has a value without a name. Write a list in square brackets, or add the name.";

/** The errors that the parser reports at text that is not JSON. */
const UNREADABLE: ReadonlySet<JsonFlaw["kind"]> = new Set([
  "InvalidSymbol",
  "PropertyNameExpected",
  "EndOfFileExpected",
]);

function unreadableMessage(rest: string, before: string, character: string): string | null {
  if (SURE_HEADER.test(rest)) {
    return /[\]}]$/.test(before)
      ? "This header is after the body. Move it before the body."
      : "This header is in the JSON. Write headers without braces, before the body.";
  }
  const replacement = REPLACEMENTS.get(character);
  if (replacement !== undefined) return `JSON does not allow \`${character}\` here. Write \`${replacement}\`.`;
  const [, name] = /^([A-Za-z_$@][\w.@$-]{0,80})\s{0,9}:/.exec(rest) ?? [];
  if (name !== undefined) return `The name ${name} is not in double quotes. Write \`"${name}"\`.`;
  const [, mark] = /^([^\w\s"'{}[\],:]{1,3}) {0,9}"/u.exec(rest) ?? [];
  if (mark !== undefined) return `JSON does not allow \`${mark}\` before a double quote. Remove \`${mark}\`.`;
  if (/^\d{1,9}[\w.:+-]/.test(rest)) return "This value is not a JSON number. Put text such as dates in double quotes.";
  return null;
}

/** Characters that writers, editors and translation services put in the place of characters of JSON. */
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ...["'", "`", "\u2018", "\u2019", "\u201c", "\u201d", "\u201e", "\uff02"].map((quote) => [quote, '"'] as const),
  ["\uff0c", ","],
  ["\u3001", ","],
  ["\uff1a", ":"],
  ["\uff5b", "{"],
  ["\uff5d", "}"],
  ["\uff3b", "["],
  ["\uff3d", "]"],
]);

/** The code point of a character: `U+00A0`. */
function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
