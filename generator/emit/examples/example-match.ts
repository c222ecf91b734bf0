import { slotsOf, type Pieces, type ValueSlot } from "../calls/call-path.js";
import type { Call } from "../calls/calls.js";
import { fromServiceRoot } from "../../page/grammar/request-line.js";
import { decodeHarmless, sentValue } from "./sent-text.js";

/** The URL of an example, parsed. */
export interface ExampleUrl {
  /** Relative to the service root; see {@link decodeHarmless}. */
  readonly path: string;
  /** See {@link decodeHarmless}. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The call for an example's URL, with the values of its parameters. */
export interface UrlMatch {
  readonly call: Call;
  /** Values by the names of their placeholders. */
  readonly values: ReadonlyMap<string, string>;
  readonly path: PartMatch;
  /** The query parameters in the request line, by name. */
  readonly entries: ReadonlyMap<string, PartMatch>;
  /** Query parameters of the URL that are not in the request line. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The longest URL that is matched, in characters. Servers reject longer URLs. */
const MAX_URL_LENGTH = 8000;

/** Parses the URL of an example. @returns `null` if it is not a valid URL */
export function exampleUrl(url: string, version: string): ExampleUrl | null {
  if (url.length > MAX_URL_LENGTH) return null;
  const local = fromServiceRoot(url);
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
        return [decodeHarmless(name), decodeHarmless(value)];
      }),
    };
  } catch {
    return null;
  }
}

/** Finds the call for the URL of an example: of those that match, the one with the fewest parameters. */
export function matchExample(method: string, url: ExampleUrl, calls: readonly Call[]): UrlMatch | null {
  const candidates = calls
    .filter((call) => call.method === method)
    .sort(
      (a, b) =>
        a.parameters.length - b.parameters.length || b.query.length - a.query.length || (a.key < b.key ? -1 : 1),
    );
  for (const call of candidates) {
    const match = matchCall(call, url);
    if (match !== null) return match;
  }
  return null;
}

function matchCall(call: Call, url: ExampleUrl): UrlMatch | null {
  const path = matchPieces(
    call.steps.flatMap((step) => step.pieces),
    "path",
    url.path,
    call,
  );
  if (path === null) return null;
  const query = [...url.query];
  const entries = new Map<string, PartMatch>();
  for (const entry of call.query) {
    const index = query.findIndex(([name]) => name.toLowerCase() === entry.name.toLowerCase());
    const part = index < 0 ? null : matchPieces(entry.pieces, "query", query[index]?.[1] ?? "", call);
    if (part === null) return null;
    entries.set(entry.name, part);
    query.splice(index, 1);
  }
  const values = new Map([path, ...entries.values()].flatMap((part) => [...part.values]));
  return { call, values, path, entries, query };
}

/**
 * Matches a part of a URL, with or without the arguments of optional parameters. Ignores case, like the service: examples
 * often differ in case from the routes.
 */
function matchPieces(pieces: Pieces, location: "path" | "query", text: string, { parameters }: Call): PartMatch | null {
  const optional = slotsOf(pieces).filter(
    (slot) => parameters.find(({ placeholder }) => placeholder === slot.placeholder)?.required === false,
  );
  for (let count = 0; count <= optional.length; count += 1) {
    const match = matchAll(omitArguments(pieces, optional.slice(optional.length - count)), location, text);
    if (match !== null) return match;
  }
  return null;
}

/** A matched part of a URL. */
interface PartMatch {
  readonly values: ReadonlyMap<string, string>;
  /** The part as the SDK must send it: the values of the example within the text of the route. */
  readonly expected: string;
  /** The part as the SDK sends it. */
  readonly sent: string;
}

function matchAll(pieces: Pieces, location: "path" | "query", text: string): PartMatch | null {
  const pattern = pieces.map((piece) =>
    typeof piece === "string" ? piece.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&") : valuePattern(piece, location),
  );
  const found = new RegExp(`^${pattern.join("")}$`, "is").exec(text);
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

/** Removes the arguments of some parameters, as the runtime's `functionPath` does. */
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

/** The value of a slot; `null` if the example does not have the form of a list. */
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
  return location === "query" ? "(.+?)" : "([^/]+)";
}
