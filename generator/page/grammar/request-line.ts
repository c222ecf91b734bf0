import { finding } from "../../findings/create-finding.js";
import type { Finding, Place } from "../../findings/finding.js";
import type { HttpMethod } from "../../vocabulary.js";
import type { RequestLine } from "../page.js";
import { withoutHidden } from "./hidden-characters.js";
import { type PlacedText, placeOfLine } from "./place.js";

export interface RequestLines {
  readonly requests: readonly RequestLine[];
  /**
   * Findings about two kinds of lines: request lines that were repaired, and lines that are not a request line, a
   * header or a part of a body.
   */
  readonly diagnostics: readonly Finding[];
}

const METHOD = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(\S.*)$/i;
const HEADER = /^[A-Za-z][\w-]*\s*:(?:\s|$)/;
const HTTP_VERSION = /\sHTTP\/\d(?:\.\d)?$/i;

/**
 * The highest number of characters in a request line. Servers can refuse longer request lines.
 * {@link https://www.rfc-editor.org/rfc/rfc9112#section-3-5 | RFC 9112, Request Line}
 */
export const LONGEST_REQUEST = 8000;

/** The highest number of segments in a path. Real paths have up to twenty. */
const DEEPEST = 100;

/**
 * Dot segments, which clients remove from a path before they send it.
 * {@link https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4 | RFC 3986, Remove Dot Segments}
 */
const DOT_SEGMENT = /^(?:\.|%2e){1,2}$/i;

/** Lines between request lines: `or`, horizontal rules, comments. */
const SEPARATOR = /^(?:or|and|[-=*#_]+|(?:#|\/\/).*)$/i;

/**
 * Reads the request lines of a code block. Headers and bodies below a request line are skipped.
 *
 * @param roots - names of service roots, which are not a part of the path: `GET serviceRoot/users`
 *
 * {@link https://www.rfc-editor.org/rfc/rfc9112#name-request-line | RFC 9112, Request Line}
 */
export function readRequestLines(block: PlacedText, roots: readonly string[] = []): RequestLines {
  const requests: RequestLine[] = [];
  const diagnostics: Finding[] = [];
  let inBody = false;
  for (const { text, source } of joinContinuations(block)) {
    const line = withoutHidden(text).trim();
    if (METHOD.test(line) && !/^[a-z]/.test(line)) inBody = false;
    if (line === "" || inBody || SEPARATOR.test(line)) continue;
    const indented = { ...source, column: source.column + text.length - text.trimStart().length };
    const reading = readRequestLine(line, indented, roots);
    if (reading.request !== null) requests.push(...withOptionalQuery(reading.request));
    else if (requests.length > 0 && HEADER.test(line)) continue;
    else if (/^[[{<]/.test(line)) inBody = true;
    else diagnostics.push(unreadable(line, reading.fault, indented));
    if (reading.repair !== null) diagnostics.push(reading.repair);
  }
  return { requests, diagnostics };
}

interface Line {
  readonly text: string;
  readonly source: Place;
}

/**
 * Joins request lines with their continuations. Two kinds of lines continue the request line above: a line that starts
 * with `?` or `&`, and an indented line that starts with `/`.
 */
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
  /** Why a request line is rejected. `null` for an accepted request line, and for a line that is not a request line. */
  readonly fault: string | null;
  readonly repair: Finding | null;
}

const NOT_A_REQUEST: Reading = { request: null, fault: null, repair: null };

function readRequestLine(line: string, source: Place, roots: readonly string[]): Reading {
  if (line.length > LONGEST_REQUEST) {
    return { ...NOT_A_REQUEST, fault: `has ${line.length} characters, but at most ${LONGEST_REQUEST} are allowed` };
  }
  const [, word = "", rest = ""] = METHOD.exec(line) ?? [];
  const written = rest
    .replace(HTTP_VERSION, "")
    .trim()
    .replace(/<([^<>/]+)>/g, "{$1}")
    .replace(/\/(?:(\*)|:)([A-Za-z_]\w*[*+]?)(?=[/?]|$)/g, "/{$1$2}");
  const addressed = /^(?:\/|https?:)/i.test(written);
  // A sentence can start with the same word as a request line: "Get the user", "Delete item". If no URL follows the
  // word, the line is a request line only if the word is in capitals.
  if (written === "" || (!addressed && word !== word.toUpperCase())) return NOT_A_REQUEST;
  const joined = written.replace(/\{([^{}]*)\}\s*\|\s*([\w-]+)/g, "{$1 | $2}");
  const target = fromServiceRoot(joined);
  const removed = joined.slice(0, joined.length - target.length);
  const root = /^(?:https:|\/)/i.test(removed) ? removed : null;
  const { path, query, stray } = splitTarget(target);
  if (stray !== "" && !path.includes("/")) return NOT_A_REQUEST;
  const fault = faultOfPath(path);
  if (fault !== null) return { ...NOT_A_REQUEST, fault };
  const whole = removeEmptySegments(path);
  const request = {
    method: word.toUpperCase() as HttpMethod,
    path: withoutRoot(whole, roots),
    query,
    source,
    ...(root !== null && { root }),
  };
  const flaw = request.path === whole || stray !== "" ? findFlaw(written, joined, { query, stray }) : null;
  return { request, fault: null, repair: flaw === null ? null : malformed(flaw, source) };
}

/**
 * The part of a URL after the origin and the version (`https://graph.microsoft.com/v1.0`).
 * {@link https://learn.microsoft.com/graph/use-the-api | Use the Microsoft Graph API}
 */
export function fromServiceRoot(url: string): string {
  return withoutOrigin(url).replace(
    /^(?:\/(?:v\d{1,3}\.\d{1,3}|\{[^{}]*\})(?=\/api\/v\d))?\/?(?:_?api\/)?(?:v\d{1,3}(?:\.\d{1,3})?|beta)(?=[/?]|$)/i,
    "",
  );
}

/** The part of a URL after the origin (`https://api.contoso.com`). */
export function withoutOrigin(url: string): string {
  return url.replace(/^https?:\/\/(?:\{[^{}]*\}|[^/\s?{])*/i, "");
}

/**
 * Tells whether a URL does not belong to the API, such as the URL of an upload or a webhook. The URLs of the API
 * contain the API version.
 */
export function isOutsideApi(url: string): boolean {
  return /^https?:/i.test(url) && !/^https?:\/\/[^/]*\/(?:v\d{1,3}(?:\.\d{1,3})?|beta)(?:[/?]|$)/i.test(url);
}

/**
 * Expands a query in brackets (`/pages/{id}/content[?includeIDs=true]`) to two requests, without and with the query.
 */
function withOptionalQuery(request: RequestLine): RequestLine[] {
  const { path, query } = request;
  if (query === null || !path.endsWith("[") || !query.endsWith("]")) return [request];
  const plain = { ...request, path: path.slice(0, -1), query: null };
  return [plain, { ...plain, query: query.slice(0, -1) }];
}

/** Removes the name of a service root from the start of a path: `/serviceRoot/v2.0/users`. */
export function withoutRoot(path: string, roots: readonly string[]): string {
  const lower = path.toLowerCase();
  const root = roots.find((name) => lower.startsWith(`/${name.toLowerCase()}/`));
  return root === undefined ? path : fromServiceRoot(path.slice(root.length + 1));
}

interface Target {
  readonly path: string;
  readonly query: string | null;
  readonly stray: string;
}

/**
 * A system query option at the end of a path, without a question mark.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_SystemQueryOptions | OData, System Query Options}
 */
const OPTION = /^\$(?:apply|compute|count|expand|filter|format|orderby|search|select|skip|skiptoken|top)=/i;

/**
 * Splits the target of a request into its path, its query, and other text after a space. A `?` or a space in braces,
 * parentheses or quotes is a part of the path or the query.
 */
function splitTarget(target: string): Target {
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
    } else if (depth === 0 && character === "$" && OPTION.test(target.slice(index, index + 12))) {
      return { path: target.slice(0, index), query: target.slice(index), stray: "" };
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
 * The reason to reject a path; `null` if the path is accepted. A path with too many segments is rejected. A path that
 * clients would change is rejected too: a `#` would end the path, a backslash would become a slash, and dot segments
 * would be removed.
 * {@link https://url.spec.whatwg.org/#path-state | URL Standard, path state}
 */
function faultOfPath(path: string): string | null {
  const segments = path.replaceAll(/\{[^{}]*\}/g, "{}").split("/");
  if (segments.length > DEEPEST) return `has ${segments.length} segments, but at most ${DEEPEST} are allowed`;
  if (segments.some((segment) => DOT_SEGMENT.test(segment))) return "has a segment `.` or `..`, which clients remove";
  const [character] = segments.flatMap((segment) => /[\\#]/.exec(segment) ?? []);
  return character === undefined ? null : `has the character \`${character}\`, which is not allowed in a path`;
}

function removeEmptySegments(path: string): string {
  const segments = path.split(/\/+/).filter((segment) => segment !== "");
  return `/${segments.join("/")}`;
}

/** What is wrong with a request line, and how to correct it. */
interface Flaw {
  readonly fault: string;
  readonly fix: string;
}

function findFlaw(written: string, joined: string, { query, stray }: Pick<Target, "query" | "stray">): Flaw | null {
  if (query !== null && !joined.includes("?"))
    return { fault: "a query without a question mark before it", fix: "Write `?` before the query." };
  if (stray !== "")
    return {
      fault: `the text \`${shorten(stray)}\` after the path`,
      fix: stray.startsWith("(") ? "Remove the space before it." : "Write only a method and a path.",
    };
  if (/^[a-z]/i.test(written) && !/^https?:/i.test(written))
    return { fault: "a path without a slash at its start", fix: "Write `/` before the path." };
  if (joined !== written)
    return {
      fault: "an alternative name outside of the braces",
      fix: "Write both names in the braces: `{id | name}`.",
    };
  if (written.split("{").length === written.split("}").length) return null;
  return { fault: "an unmatched brace", fix: "Write each placeholder in a pair of braces: `{id}`." };
}

function unreadable(line: string, fault: string | null, source: Place): Finding {
  return finding(
    "unreadable-request-line",
    source,
    fault === null
      ? `\`${shorten(line)}\` is not a request line. Write a method and a path, such as \`GET /users/{id}\`.`
      : `The request line \`${shorten(line)}\` ${fault}. Correct this line.`,
  );
}

function malformed({ fault, fix }: Flaw, source: Place): Finding {
  return finding("malformed-request-line", source, `The request line has ${fault}. ${fix}`);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
