import { finding } from "../../findings/create-finding.js";
import type { Finding, Place } from "../../findings/finding.js";
import type { HttpMethod, JsonValue } from "../../vocabulary.js";
import { SURE_HEADER } from "./header-line.js";
import { readJson } from "./json.js";
import { jsonFindings } from "./json-finding.js";
import { type JsonPlaces, typeAnnotationPlaces } from "./json-places.js";
import { placeAt, type PlacedText, placeOfLine } from "./place.js";

/** The part of an HTTP message after its first line. */
export interface MessageContent {
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, or text if the content is not JSON; `null` without a body. */
  readonly body: JsonValue;
  /** The body as JSON text, if JavaScript would change the digits of a number in it. */
  readonly bodyText?: string;
  /** Whether the body should be JSON, but is invalid or shortened. */
  readonly malformed: boolean;
  readonly bodySource: Place | null;
  /** Places of the values of `@odata.type` in the body. */
  readonly typeSources: JsonPlaces;
  readonly diagnostics: readonly Finding[];
}

export interface RequestMessage extends MessageContent {
  readonly method: HttpMethod;
  /** As written: absolute, or relative to the service root. A URL on several lines is joined. */
  readonly url: string;
}

export interface ResponseMessage extends MessageContent {
  /** `null` if the block does not have a status line. */
  readonly status: number | null;
}

const REQUEST = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(\S.*)$/i;
/** A status line. Some docs leave out the version of HTTP: `200 OK`. */
const STATUS = /^(?:HTTP(?:\/\d(?:\.\d)?)?\s+([1-5]\d\d)\b|([1-5]\d\d) [A-Z][A-Za-z ]{1,40}$)/i;
const HEADER = /^([!#$%&'*+.^`|~\w-]+)\s*:(.*)$/;
const BODY_START = /^[[{<]/;

/**
 * Reads the code block of an example request; `null` if it does not start with a request line.
 * {@link https://www.rfc-editor.org/rfc/rfc9112#name-message-format | RFC 9112, Message}
 */
export function readRequestMessage(block: PlacedText): RequestMessage | null {
  const lines = block.text.split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const match = REQUEST.exec(lines[first]?.trim() ?? "");
  if (match?.[1] === undefined || match[2] === undefined) return null;
  let next = first + 1;
  let url = match[2].trim();
  while (/^\s*[?&]|^\s+\/|^\s*\$\w+=/.test(lines[next] ?? "")) {
    url += lines[next]?.trim() ?? "";
    next += 1;
  }
  url = url.replace(/\sHTTP\/\d(?:\.\d)?$/i, "").trimEnd();
  return { method: match[1].toUpperCase() as HttpMethod, url, ...readContent(block, lines, next) };
}

/** Whether the text of a code block is a request with headers or a body. */
export function isWholeRequest(text: string): boolean {
  return /^\s*(?:GET|POST|PUT|PATCH|DELETE) \S[^\n]*\n(?:[A-Za-z-]{1,60}: |\s*\{)/.test(text);
}

/**
 * Reads the code block of an example response. Returns `null` if the block does not start with a status line, a header
 * or a body.
 * {@link https://www.rfc-editor.org/rfc/rfc9112#name-status-line | RFC 9112, Status Line}
 */
export function readResponseMessage(block: PlacedText): ResponseMessage | null {
  const lines = block.text.split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const line = lines[first]?.trim() ?? "";
  const [, withVersion, code] = STATUS.exec(line) ?? [];
  const status = withVersion ?? code;
  if (status !== undefined) return { status: Number(status), ...readContent(block, lines, first + 1) };
  return BODY_START.test(line) || SURE_HEADER.test(line) ? { status: null, ...readContent(block, lines, first) } : null;
}

function readContent(block: PlacedText, lines: readonly string[], from: number): MessageContent {
  const diagnostics: Finding[] = [];
  const headers = new Map<string, string>();
  let next = SURE_HEADER.test(lines[skipBlank(lines, from)]?.trim() ?? "") ? skipBlank(lines, from) : from;
  for (; next < lines.length; next += 1) {
    const line = lines[next]?.trim() ?? "";
    if (line === "" || BODY_START.test(line)) break;
    const [, name, written] = HEADER.exec(line) ?? [];
    if (name === undefined || written === undefined) {
      diagnostics.push(unreadableHeader(line, placeOfLine(block, next)));
    } else {
      const value = written.trimStart();
      const earlier = headers.get(name);
      headers.set(name, earlier === undefined ? value : `${earlier}, ${value}`);
    }
  }
  next = skipBlank(lines, next);
  const content = { text: lines.slice(next).join("\n").trimEnd(), textSource: placeOfLine(block, next) };
  const message = messageWith(headers, content);
  return { ...message, diagnostics: [...diagnostics, ...message.diagnostics] };
}

/** The content of a message with these headers. The content type decides whether the body is JSON. */
export function messageWith(headers: ReadonlyMap<string, string>, content: PlacedText): MessageContent {
  const body = content.text === "" ? NO_BODY : readBody(content, contentTypeOf(headers));
  return { ...body, headers: Object.fromEntries(headers) };
}

function skipBlank(lines: readonly string[], from: number): number {
  let next = from;
  while (lines[next]?.trim() === "") next += 1;
  return next;
}

type Body = Omit<MessageContent, "headers">;

const NO_BODY: Body = { body: null, malformed: false, bodySource: null, typeSources: {}, diagnostics: [] };

/** A placeholder for a whole body that is not JSON: `{Raw bytes of the file}`. */
const PLACEHOLDER = /^\s*\{[A-Za-z][\w .-]*\}\s*$/;

function readBody(content: PlacedText, contentType: string | null): Body {
  const json =
    contentType === null
      ? /^\s*[[{]/.test(content.text) && !PLACEHOLDER.test(content.text)
      : /\bjson\b/i.test(contentType);
  if (!json) return { ...NO_BODY, body: content.text, bodySource: content.textSource };
  const { value, state, flaw, valueText } = readJson(content.text);
  return {
    body: state === "malformed" ? content.text : value,
    ...(valueText !== undefined && { bodyText: valueText }),
    malformed: state === "malformed" || state === "elided",
    bodySource: content.textSource,
    typeSources: typeAnnotationPlaces(content),
    diagnostics: jsonFindings({ state, flaw }, content.text, (offset) => placeAt(content, offset)),
  };
}

function contentTypeOf(headers: ReadonlyMap<string, string>): string | null {
  for (const [name, value] of headers) {
    if (name.toLowerCase() === "content-type" && value !== "") return value;
  }
  return null;
}

function unreadableHeader(line: string, source: Place): Finding {
  return finding("unreadable-header", source, headerFault(line));
}

function headerFault(line: string): string {
  if (REQUEST.test(line)) {
    return "A code block of an example can contain only one request. Move this request to its own code block.";
  }
  if (line.startsWith("```")) {
    return "This line starts a code block inside a code block, so readers see the line. Replace the line with a blank line.";
  }
  const shown = line.length > 60 ? `${line.slice(0, 59)}…` : line;
  return `\`${shown}\` is not a header. If the body starts here, add a blank line before it.`;
}
