import { isKeyed, readPath, type PathSegment } from "../page/grammar/path.js";
import { fromServiceRoot } from "../page/grammar/request-line.js";
import { isSampleId } from "./sample-id.js";

/** The texts that match one segment of a route's path. */
type Pattern =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "any" }
  /** A path in a drive (`/root:/a/b.txt:`): one segment or more. If `colon` is set, the last one ends with a colon. */
  | { readonly kind: "itemPath"; readonly colon: boolean };

/** Every collection accepts a cast to a derived type and `/$count` after its path. */
const COLLECTION_SUFFIX = /(?:\/microsoft\.graph\.\w+)?(?:\/\$count)?$/i;

/**
 * Tells whether a URL matches the path of a route: the same segments, and any value in the place of a placeholder.
 * Ignores what the service ignores: case, namespaces of functions, and the form of keys (`/users('1')`, `/users/1`).
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html | OData URL Conventions 4.01}
 */
export function matchesUrl(url: string, requestPath: string): boolean {
  const path = decodePath(url);
  const patterns = patternsOf(requestPath);
  return matches(segmentsOf(path), patterns) || matches(segmentsOf(path.replace(COLLECTION_SUFFIX, "")), patterns);
}

function matches(parts: readonly string[], patterns: readonly Pattern[]): boolean {
  // Remembering results keeps the time quadratic, although an item path can match any number of segments.
  const reached = new Map<number, boolean>();
  const fits = (pattern: number, part: number): boolean => {
    const key = pattern * (parts.length + 1) + part;
    const known = reached.get(key);
    if (known !== undefined) return known;
    const result = step(pattern, part);
    reached.set(key, result);
    return result;
  };
  const step = (at: number, part: number): boolean => {
    const pattern = patterns[at];
    const text = parts[part];
    if (pattern === undefined || text === undefined) return pattern === undefined && text === undefined;
    if (pattern.kind === "name") return pattern.name === text && fits(at + 1, part + 1);
    if (pattern.kind === "any") return !text.startsWith("$") && fits(at + 1, part + 1);
    const ends = !pattern.colon || text.endsWith(":");
    return (ends && fits(at + 1, part + 1)) || fits(at, part + 1);
  };
  return fits(0, 0);
}

/** Returns the path of a URL from the service root, decoded if it is valid. */
export function decodePath(url: string): string {
  const path = fromServiceRoot(url).split("?", 1)[0] ?? "";
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Returns the segments of a path in lower case. A key in parentheses becomes a separate segment. */
function segmentsOf(path: string): string[] {
  return readPath(path).segments.flatMap((segment) => {
    if (segment.text === "") return [];
    if (!isKeyed(segment)) return [segmentName(segment)];
    return [segmentName(segment), segment.arguments.map(({ value }) => value).join(",")];
  });
}

function patternsOf(path: string): Pattern[] {
  const segments = readPath(path).segments.filter(({ text }) => text !== "");
  return segments.flatMap((segment, index): Pattern[] => {
    const name = { kind: "name", name: segmentName(segment) } as const;
    if (isSampleId(segment.text)) return [{ kind: "any" }];
    if (isKeyed(segment)) return [name, { kind: "any" }];
    const afterColon = segments[index - 1]?.text.endsWith(":") === true;
    const colon = segment.text.endsWith(":");
    if (segment.placeholders.length > 0 && afterColon) return [{ kind: "itemPath", colon }];
    if (segment.kind === "call" || segment.placeholders.length === 0) return [name];
    return [{ kind: "any" }];
  });
}

/** Returns a segment's name in lower case, without the namespace of a function or type. */
function segmentName({ kind, name }: PathSegment): string {
  const local = kind === "call" || kind === "qualified" ? name.slice(name.lastIndexOf(".") + 1) : name;
  return local.toLowerCase();
}
