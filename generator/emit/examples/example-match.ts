import { fillPieces, slotsOf, type Pieces, type ValueForm } from "../calls/call-path.js";
import type { Call } from "../calls/calls.js";

/** The URL of an example, parsed. */
export interface ExampleUrl {
  /** Relative to the service root; decoded, except for encoded slashes. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The call for an example's URL, with the values of its parameters. */
export interface UrlMatch {
  readonly call: Call;
  /** Values by the names of their placeholders. */
  readonly values: ReadonlyMap<string, string>;
  /** Query parameters of the URL that are not in the request line. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The longest URL that is matched, in characters. Servers accept no longer ones. */
const LONGEST_URL = 8000;

/** Parses the URL of an example. @returns `null` if it is not a valid URL */
export function exampleUrl(url: string, version: string): ExampleUrl | null {
  if (url.length > LONGEST_URL) return null;
  const local = url.replace(/^https?:\/\/[^/?]*/i, "");
  const mark = local.indexOf("?");
  const path = mark < 0 ? local : local.slice(0, mark);
  const versions = new Set(["v1.0", "beta", version.toLowerCase()]);
  const segments = path.replace(/^\//, "").replace(/\/$/, "").split("/");
  const rooted = versions.has(segments[0]?.toLowerCase() ?? "") ? segments.slice(1) : segments;
  try {
    return {
      path: `/${rooted.map((segment) => decodeURIComponent(segment).replaceAll("/", "%2F")).join("/")}`,
      query: mark < 0 ? [] : [...new URLSearchParams(local.slice(mark + 1))],
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
  const pieces = call.steps.flatMap((step) => step.pieces);
  const values = new Map<string, string>();
  if (!matchPieces(pieces, url.path, values)) return null;
  const query = [...url.query];
  for (const entry of call.query) {
    const index = query.findIndex(([name]) => name.toLowerCase() === entry.name.toLowerCase());
    if (index < 0 || !matchPieces(entry.pieces, query[index]?.[1] ?? "", values)) return null;
    query.splice(index, 1);
  }
  return { call, values, query };
}

/** Ignores case, like the service: examples often differ in case from the routes. */
function matchPieces(pieces: Pieces, text: string, values: Map<string, string>): boolean {
  const inQuery = !text.startsWith("/");
  const pattern = pieces.map((piece) =>
    typeof piece === "string" ? piece.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&") : valuePattern(piece.form, inQuery),
  );
  const found = new RegExp(`^${pattern.join("")}$`, "is").exec(text);
  if (found === null) return false;
  for (const [index, { placeholder, form }] of slotsOf(pieces).entries()) {
    const value = found[index + 1] ?? "";
    values.set(placeholder, (form === "literal" ? value.replaceAll("''", "'") : value).replaceAll("%2F", "/"));
  }
  return true;
}

function valuePattern(form: ValueForm, inQuery: boolean): string {
  if (form === "literal") return "'((?:[^']|'')+)'";
  // `:/` ends the path of an item.
  if (form === "itemPath") return "((?:[^:]|:(?!/))+?)";
  return inQuery ? "(.+?)" : "([^/]+)";
}

/** The path that a call sends, decoded like the test server's. */
export function sentPath(call: Call, values: ReadonlyMap<string, string>): string {
  return fillPieces(
    call.steps.flatMap((step) => step.pieces),
    ({ placeholder, form }) => {
      const value = values.get(placeholder) ?? "";
      if (form === "itemPath") return value.split("/").filter(Boolean).join("/");
      return (form === "literal" ? `'${value.replaceAll("'", "''")}'` : value).replaceAll("/", "%2F");
    },
  );
}
