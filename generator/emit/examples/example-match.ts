import { groupBy } from "../../collections/group-by.js";
import { rootInReference, slotsOf, type Pieces, type ValueSlot } from "../calls/call-path.js";
import type { Call } from "../calls/calls.js";
import { fromServiceRoot } from "../../page/grammar/request-line.js";
import { decodeHarmless, sentValue } from "./sent-text.js";

/** The URL of an example, parsed. */
export interface ExampleUrl {
  /** The path from the service root, decoded by {@link decodeHarmless}. */
  readonly path: string;
  /** The query parameters. Names are decoded, and values are decoded by {@link decodeHarmless}. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The call for an example's URL, with the values of its parameters. */
export interface UrlMatch {
  readonly call: Call;
  /** The value of each placeholder, by the name of the placeholder. */
  readonly values: ReadonlyMap<string, string>;
  readonly path: PartMatch;
  /** The match of each query parameter in the request line, by the name of the parameter. */
  readonly entries: ReadonlyMap<string, PartMatch>;
  /** Query parameters of the URL that are not in the request line. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The highest number of arguments that a URL can omit. Real functions have fewer optional parameters. */
const MOST_OMITTED = 16;

/** URLs with more characters are not read. Servers reject them. */
const MAX_URL_LENGTH = 8000;

/**
 * Parses the URL of an example.
 *
 * @param local the part of the URL after the service root
 * @returns `null` if the URL is invalid or too long
 */
export function exampleUrl(url: string, version: string, local = fromServiceRoot(url)): ExampleUrl | null {
  if (url.length > MAX_URL_LENGTH) return null;
  const mark = local.indexOf("?");
  const path = mark < 0 ? local : local.slice(0, mark);
  const segments = path.replace(/^\//, "").replace(/\/$/, "").split("/");
  const rooted = segments[0]?.toLowerCase() === version.toLowerCase() ? segments.slice(1) : segments;
  const pairs =
    mark < 0
      ? []
      : local
          .slice(mark + 1)
          .split("&")
          .filter(Boolean);
  try {
    decodeURIComponent(local);
    return {
      path: decodeHarmless(`/${rooted.join("/")}`),
      query: pairs.map((pair) => {
        const equals = pair.indexOf("=");
        const [name, value] = equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
        return [decodeURIComponent(name), decodeHarmless(value)];
      }),
    };
  } catch {
    return null;
  }
}

/** Finds the call for the URL of an example. */
export type MatchExample = (method: string, url: ExampleUrl) => UrlMatch | null;

/**
 * Creates a function that finds the call for the URL of an example. If several calls match, the function returns the one
 * with the fewest parameters.
 */
export function exampleMatcher(calls: readonly Call[]): MatchExample {
  const sorted = [...calls].sort(
    (a, b) => a.parameters.length - b.parameters.length || b.query.length - a.query.length || (a.key < b.key ? -1 : 1),
  );
  const patterns = groupBy(sorted.map(pathPattern), ({ call }): string => call.method);
  return (method, url) => {
    const slashes = countSlashes(url.path);
    const path = url.path.toUpperCase();
    const named = groupBy(url.query, ([name]) => name.toUpperCase());
    const query = new Map([...named].map(([name, pairs]) => [name, pairs.join("&").toUpperCase()]));
    for (const pattern of patterns.get(method) ?? []) {
      if (pattern.slashes !== null && pattern.slashes !== slashes) continue;
      if (!includesAll(path, pattern.texts)) continue;
      if (!pattern.query.every(([name, texts]) => includesAll(query.get(name), texts))) continue;
      const match = matchCall(pattern, url);
      if (match !== null) return match;
    }
    return null;
  };
}

function includesAll(text: string | undefined, parts: readonly string[]): boolean {
  return text !== undefined && parts.every((part) => text.includes(part));
}

/** The path of a call, with facts that exclude most URLs in less time than a regular expression. */
interface PathPattern {
  readonly call: Call;
  readonly pieces: Pieces;
  /** The number of slashes in each path that matches; `null` if a value can contain slashes. */
  readonly slashes: number | null;
  /** The texts between the values, in upper case. Each path that matches contains them. */
  readonly texts: readonly string[];
  /** The names of the query parameters, and the texts between their values, in upper case. */
  readonly query: readonly (readonly [name: string, texts: readonly string[]])[];
}

function pathPattern(call: Call): PathPattern {
  const pieces = call.steps.flatMap((step) => step.pieces);
  const texts = textsOf(pieces, call);
  const query = call.query.map((entry) => [entry.name.toUpperCase(), textsOf(entry.pieces, call)] as const);
  const mayHaveSlashes = slotsOf(pieces).some(({ form }) => form === "itemPath" || form === "literal");
  const slashes = mayHaveSlashes || optionalSlots(pieces, call).length > 0 ? null : countSlashes(texts.join(""));
  return { call, pieces, slashes, texts, query };
}

/**
 * The texts between the values, in upper case. Empty if a URL can omit arguments, because the URL then also omits the
 * texts around them.
 */
function textsOf(pieces: Pieces, call: Call): string[] {
  if (optionalSlots(pieces, call).length > 0) return [];
  return pieces.filter((piece) => typeof piece === "string").map((text) => text.toUpperCase());
}

function matchCall({ call, pieces }: PathPattern, url: ExampleUrl): UrlMatch | null {
  const path = matchPieces(pieces, "path", url.path, call);
  if (path === null) return null;
  const query = [...url.query];
  const entries = new Map<string, PartMatch>();
  for (const entry of call.query) {
    const index = query.findIndex(([name]) => name.toLowerCase() === entry.name.toLowerCase());
    const part = index < 0 ? null : matchPieces(entry.pieces, "query", query[index]?.[1] ?? "", call);
    if (part === null) return null;
    entries.set(entry.name, withoutRoot(part, rootInReference(entry)?.length ?? 0));
    query.splice(index, 1);
  }
  const values = new Map([path, ...entries.values()].flatMap((part) => [...part.values]));
  return { call, values, path, entries, query };
}

/** Removes the service root of a reference, because the test server returns its own URLs as paths. */
function withoutRoot(part: PartMatch, length: number): PartMatch {
  return { ...part, expected: part.expected.slice(length), sent: part.sent.slice(length) };
}

/**
 * Matches a part of a URL. The URL may omit the arguments of optional parameters. Letter case is ignored, because the
 * service ignores it and the routes often have another letter case than the examples.
 */
function matchPieces(pieces: Pieces, location: "path" | "query", text: string, call: Call): PartMatch | null {
  const optional = optionalSlots(pieces, call);
  for (let count = 0; count <= Math.min(optional.length, MOST_OMITTED); count += 1) {
    const match = matchAll(omitArguments(pieces, optional.slice(optional.length - count)), location, text);
    if (match !== null) return match;
  }
  return null;
}

function optionalSlots(pieces: Pieces, { parameters }: Call): ValueSlot[] {
  return slotsOf(pieces).filter(
    (slot) => parameters.find(({ placeholder }) => placeholder === slot.placeholder)?.required === false,
  );
}

function countSlashes(text: string): number {
  return text.split("/").length - 1;
}

/** A matched part of a URL. */
interface PartMatch {
  readonly values: ReadonlyMap<string, string>;
  /** The part of the URL that the SDK should send: the documented text of the route, with the values of the example. */
  readonly expected: string;
  /** The part of the URL that the SDK sends, with the values as the runtime encodes them. */
  readonly sent: string;
}

function matchAll(pieces: Pieces, location: "path" | "query", text: string): PartMatch | null {
  const found = patternOf(pieces, location).exec(text);
  if (found === null) return null;
  const values = new Map<string, string>();
  let group = 0;
  const expected: string[] = [];
  const sent: string[] = [];
  for (const piece of pieces) {
    if (typeof piece === "string") {
      expected.push(piece);
      sent.push(piece);
      continue;
    }
    group += 1;
    const written = found[group] ?? "";
    const value = readValue(piece, decodeURIComponent(written));
    if (value === null) return null;
    values.set(piece.placeholder, value);
    expected.push(written);
    sent.push(sentValue(piece, value, location));
  }
  return { values, expected: expected.join(""), sent: sent.join("") };
}

/**
 * The regular expression for the pieces. Each value ends at the first place where the text after it occurs. A value is
 * in a lookahead, which does not try other ends, so that the time does not grow with a power of the number of values.
 * Only the last value can have several ends, because the text after it must be at the end.
 */
function patternOf(pieces: Pieces, location: "path" | "query"): RegExp {
  const last = pieces.findLastIndex((piece) => typeof piece !== "string");
  let group = 0;
  const parts = pieces.map((piece, index) => {
    if (typeof piece === "string") return escaped(piece);
    group += 1;
    const value = valuePattern(piece, location);
    const next = pieces[index + 1];
    const after = typeof next === "string" ? escaped(next) : "";
    return index === last ? value : `(?=${value}${after})(?:\\${String(group)})`;
  });
  return new RegExp(`^${parts.join("")}$`, "is");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

/** Removes the arguments of the omitted parameters, as the runtime's `functionPath` does. */
function omitArguments(pieces: Pieces, omitted: readonly ValueSlot[]): Pieces {
  const kept: (string | ValueSlot)[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece !== "string") {
      if (!omitted.includes(piece)) kept.push(piece);
      continue;
    }
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    const isOmitted = (slot: Pieces[number] | undefined): boolean => typeof slot === "object" && omitted.includes(slot);
    const text = isOmitted(after) ? piece.replace(/(?:,|(?<![\w.]))[\w.]+=[\w.]*$/, "") : piece;
    kept.push(isOmitted(before) && endsWithBracket(kept) ? text.replace(/^,/, "") : text);
  }
  return kept;
}

function endsWithBracket(pieces: Pieces): boolean {
  const last = pieces.filter((piece) => piece !== "").at(-1);
  return typeof last === "string" && last.endsWith("(");
}

/** The value of a slot; `null` if the slot needs a JSON list and the example does not show one. */
function readValue({ form, list }: ValueSlot, written: string): string | null {
  if (form === "json") return isJsonList(written) ? written : null;
  if (form !== "literal") return written;
  if (list !== true) return written.slice(1, -1).replaceAll("''", "'");
  const items = written.slice(1, -1).match(/'(?:[^']|'')*'|[^',\s]+/g) ?? [];
  const values = items.map((item) =>
    item.startsWith("'") ? item.slice(1, -1).replaceAll("''", "'") : /^-?\d{1,15}$/.test(item) ? Number(item) : item,
  );
  return JSON.stringify(values);
}

function isJsonList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function valuePattern({ form, list }: ValueSlot, location: "path" | "query"): string {
  if (form === "literal") return list === true ? "(\\[[^\\]]*\\])" : "('(?:[^']|'')+')";
  // `:/` ends the path of an item.
  if (form === "itemPath") return "((?:[^:]|:(?!/))+?)";
  return location === "query" ? "(.+?)" : "([^/]+?)";
}
