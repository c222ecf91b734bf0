import { createHash } from "node:crypto";

/**
 * The boundary between text from docs and code. Docs are input from strangers: each name, value, sentence and path that
 * comes from them enters generated files through one of these functions, and through nothing else.
 */

/**
 * Words that cannot name a binding, or would mean something else as one.
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

/** Says whether a word, though made of the right characters, cannot name a function or a parameter. */
export function isReservedWord(word: string): boolean {
  return RESERVED_WORDS.has(word);
}

/** Splits text into words of ASCII letters and digits; capitals inside a word stay (`macOSUpdate`). */
function words(text: string): string[] {
  return text.match(/[A-Za-z0-9]+/g) ?? [];
}

/** `List key-sets` → `listKeySets`. Empty where the text holds no letter or digit of ASCII; never starts with a digit. */
export function camelCase(text: string): string {
  const [first = "", ...rest] = words(text);
  return safeStart(lowerStart(first) + rest.map(upperStart).join(""));
}

/** `trustFrameworkKeySet` → `TrustFrameworkKeySet`. Empty where the text holds no letter or digit of ASCII. */
export function pascalCase(text: string): string {
  return safeStart(words(text).map(upperStart).join(""));
}

function upperStart(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `User` → `user`, `IPAddress` → `ipAddress`, `ID` → `id`. */
function lowerStart(word: string): string {
  return word.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

function safeStart(name: string): string {
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

/**
 * Characters that end a line, cannot be seen, or make text read in another order than it runs: C0 and C1 controls,
 * soft hyphen, zero-width and bidirectional marks, line and paragraph separators, byte order mark, lone surrogates.
 * {@link https://www.unicode.org/reports/tr55/ | Unicode Source Code Handling}
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeUnseen(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * A backslash at the end, as its code: what prints the modules follows quotes to know code from text, and takes a quote
 * after `\\` for an escaped one.
 */
function plainEnd(text: string): string {
  return text.replace(/\\\\$/, "\\u005c");
}

/** A string literal in double quotes. */
export function stringLiteral(text: string): string {
  return escapeUnseen(`"${plainEnd(JSON.stringify(text).slice(1, -1))}"`);
}

/** Text as it stands between the backticks of a template literal. */
export function templateText(text: string): string {
  return escapeUnseen(plainEnd(text.replace(/[\\`]|\$(?=\{)/g, "\\$&").replace(/\$$/, "\\$")));
}

/** The key of a property in an interface: bare where it can be, else quoted. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}

/** The key of a property in an object literal, where `__proto__` would set the prototype. */
export function objectKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : propertyKey(name);
}

/**
 * Text as it stands in a TSDoc comment: it cannot end the comment, begin a tag or an inline tag, or be seen otherwise
 * than it is. {@link https://tsdoc.org/pages/spec/overview/ | TSDoc}
 */
export function commentText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .split("\n")
    .map((line) =>
      line
        .replace(UNSEEN, " ")
        .replaceAll("*/", "*\\/")
        .replace(/^(\s*)@/, "$1\\@")
        .replace(/\{(?=@)/g, "{\\")
        .trimEnd(),
    )
    .join("\n")
    .trim();
}

/** Text inside a `//` comment: it cannot end the line. */
export function lineCommentText(text: string): string {
  return text.replace(/\s+/g, " ").replace(UNSEEN, "").trim();
}

/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout)$/i;

const LONGEST_SEGMENT = 80;

/**
 * One segment of a path, without the file's ending: ASCII letters, digits, `-` and `_`, so that it can neither climb
 * nor hide. Never empty, never a device of Windows. What is too long is cut and told apart by a digest.
 * {@link https://learn.microsoft.com/windows/win32/fileio/naming-a-file | Naming files in Windows}
 */
export function fileSegment(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  const short = plain.length > LONGEST_SEGMENT ? `${plain.slice(0, LONGEST_SEGMENT - 9)}-${digest(text)}` : plain;
  if (short === "") return text === "" ? "_" : `_${digest(text)}`;
  return DEVICE.test(short) || short === "node_modules" ? `${short}_` : short;
}

/** Eight characters that tell texts apart where an identifier or a file name cannot hold them. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** A URL as it stands in a link of a comment: nothing that could end the link or the comment. */
export function commentUrl(url: string): string {
  return encodeURI(url.replace(UNSEEN, "")).replace(/[{}|]/g, encodeURIComponent).replace(/[*()]/g, percent);
}

/** What `encodeURIComponent` leaves as it is. */
function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Text as one segment of a URL. */
export function urlSegment(text: string): string {
  return encodeURIComponent(text.replace(UNSEEN, ""));
}

/** Text as a code span of Markdown: nothing that could end it. */
export function codeSpan(text: string): string {
  return `\`${text.replace(UNSEEN, " ").replaceAll("`", "'")}\``;
}
