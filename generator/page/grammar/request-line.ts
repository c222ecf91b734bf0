import { finding } from "../../findings/create-finding.js";
import type { Finding, Place } from "../../findings/finding.js";
import type { HttpMethod } from "../../vocabulary.js";
import type { RequestLine } from "../page.js";
import { withoutHidden } from "./hidden-characters.js";
import { type PlacedText, placeOfLine } from "./place.js";

export interface RequestLines {
  readonly requests: readonly RequestLine[];
  /** Findings about lines that are not a request line, header or body, and about repaired lines. */
  readonly diagnostics: readonly Finding[];
}

const METHOD = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(\S.*)$/i;
const HEADER = /^[A-Za-z][\w-]*\s*:(?:\s|$)/;
const HTTP_VERSION = /\sHTTP\/\d(?:\.\d)?$/i;

/**
 * In characters. Servers need not accept longer request lines.
 * {@link https://www.rfc-editor.org/rfc/rfc9112#section-3-5 | RFC 9112, Request Line}
 */
export const LONGEST_REQUEST = 8000;

/** Real paths have up to twenty segments. */
const DEEPEST = 100;

/**
 * Dot segments, which clients remove from a path before they send it.
 * {@link https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4 | RFC 3986, Remove Dot Segments}
 */
const DOT_SEGMENT = /^(?:\.|%2e){1,2}$/i;

/** Lines between request lines: `or`, rules, comments. */
const SEPARATOR = /^(?:or|and|[-=*#_]+|(?:#|\/\/).*)$/i;

/**
 * Reads the request lines of a code block. Headers and bodies below a request line are skipped.
 *
 * {@link https://www.rfc-editor.org/rfc/rfc9112#name-request-line | RFC 9112, Request Line}
 */
export function readRequestLines(block: PlacedText): RequestLines {
  const requests: RequestLine[] = [];
  const diagnostics: Finding[] = [];
  let inBody = false;
  for (const { text, source } of joinContinuations(block)) {
    const line = withoutHidden(text).trim();
    if (METHOD.test(line) && !/^[a-z]/.test(line)) inBody = false;
    if (line === "" || inBody || SEPARATOR.test(line)) continue;
    const indented = { ...source, column: source.column + text.length - text.trimStart().length };
    const reading = readRequestLine(line, indented);
    if (reading.request !== null) requests.push(reading.request);
    else if (requests.length > 0 && HEADER.test(line)) continue;
    else if (/^[[{<]/.test(line)) inBody = true;
    else diagnostics.push(unreadable(line, indented));
    if (reading.repair !== null) diagnostics.push(reading.repair);
  }
  return { requests, diagnostics };
}

interface Line {
  readonly text: string;
  readonly source: Place;
}

/** An indented line that starts with `?`, `&` or `/` continues the request line above it. */
function joinContinuations(block: PlacedText): readonly Line[] {
  const joined: (Line & { readonly isRequest: boolean })[] = [];
  for (const [index, text] of block.text.split("\n").entries()) {
    const last = joined.at(-1);
    if (last?.isRequest === true && /^\s*[?&]|^\s+\//.test(text)) {
      joined[joined.length - 1] = { ...last, text: last.text + text.trim() };
    } else {
      const isRequest = METHOD.test(text.trim());
      joined.push({ text: text.trimEnd(), source: placeOfLine(block, index), isRequest });
    }
  }
  return joined;
}

interface Reading {
  readonly request: RequestLine | null;
  readonly repair: Finding | null;
}

const NOT_A_REQUEST: Reading = { request: null, repair: null };

function readRequestLine(line: string, source: Place): Reading {
  if (line.length > LONGEST_REQUEST) return NOT_A_REQUEST;
  const [, word = "", rest = ""] = METHOD.exec(line) ?? [];
  const written = rest
    .replace(HTTP_VERSION, "")
    .trim()
    .replace(/<([^<>/]+)>/g, "{$1}");
  const addressed = /^(?:\/|https?:)/i.test(written);
  // A sentence may start with the same word: "Get the user", "Delete item".
  if (written === "" || (!addressed && word !== word.toUpperCase())) return NOT_A_REQUEST;
  const joined = written.replace(/\{([^{}]*)\}\s*\|\s*([\w-]+)/g, "{$1 | $2}");
  const { path, query, stray } = splitTarget(fromServiceRoot(joined));
  if ((stray !== "" && !path.includes("/")) || !isAddress(path)) return NOT_A_REQUEST;
  const request = { method: word.toUpperCase() as HttpMethod, path: removeEmptySegments(path), query, source };
  const flaw = findFlaw(written, joined, stray);
  return { request, repair: flaw === null ? null : malformed(flaw, source) };
}

/**
 * The part of a URL after the origin and the version (`https://graph.microsoft.com/v1.0`).
 * {@link https://learn.microsoft.com/graph/use-the-api | Use the Microsoft Graph API}
 */
export function fromServiceRoot(url: string): string {
  return url
    .replace(/^https?:\/\/(?:\{[^{}]*\}|[^/\s?{])*/i, "")
    .replace(
      /^(?:\/(?:v\d{1,3}\.\d{1,3}|\{[^{}]*\})(?=\/api\/v\d))?\/?(?:_?api\/)?(?:v\d{1,3}(?:\.\d{1,3})?|beta)(?=[/?]|$)/i,
      "",
    );
}

/** Splits a target into path, query and the text after a space, outside of braces, parentheses and quotes. */
function splitTarget(target: string): { path: string; query: string | null; stray: string } {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < target.length; index += 1) {
    const character = target.charAt(index);
    if (character === "'" && depth > 0) quoted = !quoted;
    else if (quoted) continue;
    else if (character === "{" || character === "(") depth += 1;
    else if (character === "}" || character === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0 && character === "?") {
      return { path: target.slice(0, index), query: target.slice(index + 1).trim(), stray: "" };
    } else if (depth === 0 && /\s/.test(character)) {
      const rest = target.slice(index).trim();
      return rest.startsWith("?")
        ? { path: target.slice(0, index), query: rest.slice(1), stray: "" }
        : { path: target.slice(0, index), query: null, stray: rest };
    }
  }
  return { path: target, query: null, stray: "" };
}

/**
 * Whether a client sends the path unchanged, and it does not have too many segments. A `#` would end the path, a backslash
 * would become a slash, and dot segments would be removed.
 * {@link https://url.spec.whatwg.org/#path-state | URL Standard, path state}
 */
function isAddress(path: string): boolean {
  const segments = path.replaceAll(/\{[^{}]*\}/g, "{}").split("/");
  return segments.length <= DEEPEST && !segments.some((segment) => DOT_SEGMENT.test(segment) || /[\\#]/.test(segment));
}

function removeEmptySegments(path: string): string {
  const segments = path.split(/\/+/).filter((segment) => segment !== "");
  return `/${segments.join("/")}`;
}

function findFlaw(written: string, joined: string, stray: string): string | null {
  if (stray !== "") return `the text \`${stray}\` after the path`;
  if (joined !== written) return "an alternative name outside of the braces";
  return written.split("{").length === written.split("}").length ? null : "an unmatched brace";
}

function unreadable(line: string, source: Place): Finding {
  return finding(
    "unreadable-request-line",
    source,
    `\`${shorten(line)}\` is not a request line. Write a method and a path, such as \`GET /users/{id}\`.`,
  );
}

function malformed(flaw: string, source: Place): Finding {
  return finding(
    "malformed-request-line",
    source,
    `The request line has ${shorten(flaw)}. Write only a method and a path, such as \`GET /users/{id | name}\`.`,
  );
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
