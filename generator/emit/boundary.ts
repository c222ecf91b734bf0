import { createHash } from "node:crypto";

/**
 * The boundary between text from docs and code. Docs are untrusted input. All names, values, sentences and paths that
 * come from docs must pass one of these functions before they are written to generated files.
 */

/**
 * Words that cannot be the name of a variable, function or parameter: reserved words, and the names of globals, because
 * a variable with such a name would hide the global.
 * {@link https://tc39.es/ecma262/#sec-keywords-and-reserved-words | ECMAScript, reserved words}
 */
const RESERVED_WORDS = new Set(
  (
    "arguments as async await break case catch class const constructor continue debugger default delete do else enum " +
    "eval export extends false finally for from function get if implements import in infer instanceof interface is " +
    "keyof let new null of package private protected public return set static super switch this throw true try type " +
    "typeof undefined unknown var void while with yield any never object string number boolean symbol bigint " +
    "NaN Infinity globalThis require module exports"
  ).split(" "),
);

/** Whether a word cannot be the name of a function or a parameter. */
export function isReservedWord(word: string): boolean {
  return RESERVED_WORDS.has(word);
}

/**
 * Splits text into words of ASCII letters and digits. A capital letter does not start a word: `macOSUpdate` is one
 * word.
 */
function words(text: string): string[] {
  return text.match(/[A-Za-z0-9]+/g) ?? [];
}

/**
 * Makes an identifier in camel case: `List key-sets` → `listKeySets`.
 *
 * @returns an empty string if the text does not have ASCII letters or digits
 */
export function camelCase(text: string): string {
  const [first = "", ...rest] = words(text);
  return safeStart(lowerStart(first) + rest.map(upperStart).join(""));
}

/**
 * Makes an identifier in Pascal case: `trustFrameworkKeySet` → `TrustFrameworkKeySet`.
 *
 * @returns an empty string if the text does not have ASCII letters or digits
 */
export function pascalCase(text: string): string {
  return safeStart(words(text).map(upperStart).join(""));
}

function upperStart(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * Writes the capitals at the start of a word in lower case: `User` → `user`, `IPAddress` → `ipAddress`, `ID` → `id`.
 */
function lowerStart(word: string): string {
  return word.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

/** Adds `_` before a digit at the start, because an identifier cannot start with a digit. */
function safeStart(name: string): string {
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

/**
 * Characters that end a line, are invisible, or change the order in which text is displayed: C0 and C1 controls, soft
 * hyphen, zero-width and bidirectional marks, line and paragraph separators, byte order mark, lone surrogates.
 * {@link https://www.unicode.org/reports/tr55/ | Unicode Source Code Handling}
 */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- the expression matches control characters on purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * Writes a backslash at the end of a string literal as `\u005c`. The writer of ts-morph tracks quotes to distinguish
 * strings from code, and would read a quote after `\\` as an escaped quote.
 */
function escapeTrailingBackslash(text: string): string {
  return text.replace(/\\\\$/, "\\u005c");
}

/** Writes a string literal in double quotes. */
export function stringLiteral(text: string): string {
  return escapeInvisible(`"${escapeTrailingBackslash(JSON.stringify(text).slice(1, -1))}"`);
}

/** Escapes text for use between the backticks of a template literal. */
export function templateText(text: string): string {
  return escapeInvisible(escapeTrailingBackslash(text.replace(/[\\`]|\$(?=\{)/g, "\\$&").replace(/\$$/, "\\$")));
}

/** Writes the access to a property of an object: `.items`, `["next-page"]`. */
export function propertyAccess(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

/** Writes the key of a property in an interface, with quotes if it is not an identifier. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}

/** Writes the key of a property in an object literal. A plain `__proto__` key would set the prototype. */
export function objectKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : propertyKey(name);
}

/**
 * Escapes text for a TSDoc comment. The result cannot end the comment or start a tag, and does not contain
 * invisible characters.
 * {@link https://tsdoc.org/pages/spec/overview/ | TSDoc}
 */
export function commentText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .split("\n")
    .map((line) =>
      line
        .replace(INVISIBLE, " ")
        .replaceAll("*/", "*\\/")
        .replace(/^(\s*)@/, "$1\\@")
        .replace(/\{(?=@)/g, "{\\")
        .trimEnd(),
    )
    .join("\n")
    .trim();
}

/** Escapes text for a `//` comment. The result is one line without invisible characters. */
export function lineCommentText(text: string): string {
  return text.replace(/\s+/g, " ").replace(INVISIBLE, "").trim();
}

/** Names that Windows reserves for devices, with every file extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout)$/i;

const LONGEST_SEGMENT = 80;

/**
 * Makes one segment of a path, without a file extension. It consists of ASCII letters, digits, `-` and `_`, so it cannot
 * be `..` or a hidden file. It is never empty and never a Windows device name. Long texts are cut and get a digest.
 * {@link https://learn.microsoft.com/windows/win32/fileio/naming-a-file | Naming files in Windows}
 */
export function fileSegment(text: string): string {
  const plain = /\w(?:[\w-]*\w)?/.exec(text.replace(/[^A-Za-z0-9_-]+/g, "-"))?.[0] ?? "";
  const short = plain.length > LONGEST_SEGMENT ? `${plain.slice(0, LONGEST_SEGMENT - 9)}-${digest(text)}` : plain;
  if (short === "") return text === "" ? "_" : `_${digest(text)}`;
  return DEVICE.test(short) || short === "node_modules" ? `${short}_` : short;
}

/** Returns eight hexadecimal characters of a text's digest, to make identifiers and file names unique. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** Escapes a URL for a Markdown link in a comment. The result can end neither the link nor the comment. */
export function commentUrl(url: string): string {
  return encodeURI(url.replace(INVISIBLE, "")).replace(/[{}|]/g, encodeURIComponent).replace(/[*()]/g, percent);
}

/** Encodes a character that `encodeURIComponent` does not encode. */
function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Encodes text as one segment of a URL. */
export function urlSegment(text: string): string {
  return encodeURIComponent(text.replace(INVISIBLE, ""));
}

/** Writes a Markdown code span. Backticks in the text become apostrophes. */
export function codeSpan(text: string): string {
  return `\`${text.replace(INVISIBLE, " ").replaceAll("`", "'")}\``;
}
