import type { HttpMethod } from "../../vocabulary.js";
import { messageWith, type RequestMessage } from "./http-message.js";
import { type PlacedText, placeOfLine } from "./place.js";

/** Options of curl that take a value, by their one-letter name. */
const SHORT: Readonly<Record<string, string>> = {
  X: "request",
  H: "header",
  d: "data",
  F: "form",
  T: "upload-file",
  u: "user",
  o: "output",
  b: "cookie",
  c: "cookie-jar",
  A: "user-agent",
  e: "referer",
  m: "max-time",
  w: "write-out",
  x: "proxy",
  E: "cert",
  r: "range",
};

/** Options of curl without a value that change the request, by their one-letter name. */
const FLAGS: Readonly<Record<string, string>> = { G: "get", I: "head" };

/** Options that take a value and that do not have a one-letter name. */
const LONG: ReadonlySet<string> = new Set([
  ...Object.values(SHORT),
  "url",
  "json",
  "data-raw",
  "data-binary",
  "data-ascii",
  "data-urlencode",
  "form-string",
  "url-query",
  "connect-timeout",
  "unix-socket",
  "interface",
  "max-redirs",
  "retry",
  "cacert",
  "key",
  "resolve",
  "oauth2-bearer",
]);

const METHOD = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/** A command with curl, below comments and blank lines. */
const CURL = /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*(?:\$ )?curl(?:\.exe)?\s/;

/** Whether a code block contains a curl command. */
export function isCurl(text: string): boolean {
  return CURL.test(text);
}

/**
 * Reads the request that a curl command sends; `null` if the command does not have a URL. The body is JSON if it looks
 * like JSON, because docs often leave out the header `Content-Type`.
 *
 * {@link https://curl.se/docs/manpage.html | The options of curl}
 */
export function readCurl(block: PlacedText): RequestMessage | null {
  const [command] = CURL.exec(block.text) ?? [];
  if (command === undefined) return null;
  const options = readOptions(wordsOf(block.text, command.length));
  const words = options.flatMap(({ name, value }) => (name === "url" ? value.text : []));
  const all = (...names: readonly string[]): readonly Word[] =>
    options.flatMap(({ name, value }) => (names.includes(name) ? [value] : []));
  // The value of an unknown option can be before the URL.
  const url = words.find((word) => /^(?:https?:|\/|[{<$])/i.test(word)) ?? words[0] ?? "";
  const data = options.flatMap(({ name, value }) =>
    name === "data-urlencode" ? { ...value, text: encodeField(value.text) } : DATA.has(name) ? value : [],
  );
  const form = all("form", "form-string");
  const inUrl = all("get").length > 0;
  const method = all("request").at(-1)?.text.toUpperCase() ?? impliedMethod();
  if (url === "" || !METHOD.test(method)) return null;
  const headers = new Map<string, string>();
  for (const { text } of all("header")) {
    const colon = text.indexOf(":");
    if (colon > 0) headers.set(text.slice(0, colon).trim(), text.slice(colon + 1).trim());
  }
  const content = inUrl ? [] : data;
  const document = content.some(({ text }) => text === "@-") ? hereDocument(block.text) : null;
  const body = form.length > 0 ? formText(form) : (document?.text ?? content.map(({ text }) => text).join("&"));
  const hasType = [...headers.keys()].some((name) => name.toLowerCase() === "content-type");
  if (form.length > 0) headers.set("Content-Type", "multipart/form-data");
  else if (body !== "" && !hasType && !/^\s*[[{@]/.test(body)) {
    headers.set("Content-Type", "application/x-www-form-urlencoded");
  }
  const query = inUrl ? data.map(({ text }) => text).join("&") : "";
  return {
    method: method as HttpMethod,
    url: query === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${query}`,
    // `@body.json` names a file, which the page does not show.
    ...messageWith(headers, {
      text: body.startsWith("@") ? "" : body,
      textSource: placeOfLine(block, document?.line ?? (form[0] ?? content[0])?.line ?? 0),
    }),
  };

  function impliedMethod(): string {
    if (all("head").length > 0) return "HEAD";
    if (all("upload-file").length > 0) return "PUT";
    return !inUrl && data.length + form.length > 0 ? "POST" : "GET";
  }
}

/** Options with the text of a body. */
const DATA: ReadonlySet<string> = new Set(["json", "data", "data-raw", "data-binary", "data-ascii"]);

/** Encodes the value of `--data-urlencode`, which is not encoded yet: `name=value`, `=value` or `value`. */
function encodeField(text: string): string {
  const equals = text.indexOf("=");
  const name = equals > 0 ? text.slice(0, equals + 1) : "";
  return name + encodeURIComponent(text.slice(equals + 1));
}

/** The fields of a form with files, in the form of a query. The value of a file is its name after `@`. */
function formText(fields: readonly Word[]): string {
  return new URLSearchParams(
    fields.map(({ text }): [string, string] => {
      const [name = "", value = ""] = text.split(/=(.*)/s, 2);
      return [name, value.replace(/;(?:type|filename)=.*$/s, "")];
    }),
  ).toString();
}

/**
 * The text of a here-document: the lines after `<<EOF`, up to the line `EOF`.
 * {@link https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07_04 | POSIX, Here-Document}
 */
function hereDocument(text: string): { readonly text: string; readonly line: number } | null {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => HERE.test(line));
  const marker = HERE.exec(lines[start] ?? "")?.[1];
  if (marker === undefined) return null;
  const end = lines.findIndex((line, index) => index > start && line.trim() === marker);
  return { text: lines.slice(start + 1, end === -1 ? lines.length : end).join("\n"), line: start + 1 };
}

const HERE = /<<-? ?\\?['"]?([A-Za-z_]\w{0,40})/;

interface Word {
  readonly text: string;
  /** The line of the first character, from 0. */
  readonly line: number;
}

interface CurlOption {
  readonly name: string;
  readonly value: Word;
}

function readOptions(words: readonly Word[]): readonly CurlOption[] {
  const options: CurlOption[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const { text, line } = word;
    if (!text.startsWith("-") || text === "-") {
      options.push({ name: "url", value: word });
      continue;
    }
    const [name, attached] = text.startsWith("--") ? [text.slice(2), null] : shortOption(text.slice(1));
    const takesValue = LONG.has(name);
    if (takesValue && attached === null) index += 1;
    const value = takesValue ? (attached === null ? words[index] : { text: attached, line }) : word;
    if (value !== undefined) options.push({ name, value });
  }
  return options;
}

/** Reads letters such as `sX` or `XPOST`: the first option that changes the request, and the value after its letter. */
function shortOption(letters: string): readonly [name: string, attached: string | null] {
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters.charAt(index);
    const name = SHORT[letter];
    const rest = letters.slice(index + 1);
    if (name !== undefined) return [name, rest === "" ? null : rest];
    const flag = FLAGS[letter];
    if (flag !== undefined) return [flag, null];
  }
  return ["", null];
}

/**
 * One part of a word: a blank, a line that continues, quoted text, an escaped character, or other text. A line continues
 * after `\`, or in the shells of Windows after `^` or a backtick. Docs often do not quote placeholders and queries, so
 * `<id>` and the `&` in `?a=1&b=2` are text.
 */
const PART =
  /([\\^`][ \t]*\r?\n|[ \t]+)|(\r?\n|&(?=[\s&>]|$)|<(?![\w-]{1,80}>)|[;|>])|\$?'((?:[^'\\]|\\[^])*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|(<[\w-]{1,80}>|[^\s\\'";|&<>]+|[&'"])/y;

/** Splits a command of a shell into words. The command ends at the end of its line or at an operator such as `|`. */
function wordsOf(text: string, from: number): readonly Word[] {
  const words: Word[] = [];
  let word = null as Word | null;
  let line = text.slice(0, from).split("\n").length - 1;
  PART.lastIndex = from;
  for (let part = PART.exec(text); part !== null; part = PART.exec(text)) {
    const [whole, blank, end, single, double, escaped, other = ""] = part;
    if (end !== undefined) break;
    if (blank !== undefined) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      const added = single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped ?? other;
      word = { text: (word?.text ?? "") + added, line: word?.line ?? line };
    }
    line += whole.split("\n").length - 1;
  }
  return word === null ? words : [...words, word];
}
