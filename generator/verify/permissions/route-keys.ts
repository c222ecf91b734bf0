import { isKeyed, readPath, type PathSegment } from "../../page/grammar/path.js";

/**
 * Returns the keys of a path from the strictest to the loosest. Two paths with an equal key are the same route. All
 * keys ignore letter case, the names and values of placeholders, the query, and the form of keys (`users('{id}')` is
 * `users/{id}`). The later keys also ignore:
 *
 * 1. the namespace of qualified names, and the parameters of functions
 * 2. a final `$ref`, `$value` or `$count`, which older permissions files leave out
 *
 * Type casts are not ignored: a derived type can have permissions of its own.
 *
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html | OData URL Conventions}
 */
export function routeKeys(path: string): readonly string[] {
  const segments = segmentsOf(path);
  const isSystem = segments.at(-1)?.kind === "system";
  const variants = isSystem ? [segments, segments.slice(0, -1)] : [segments];
  return [...new Set(variants.flatMap((list) => [strictKey(list), alternateKey(list), looseKey(list)]))];
}

/** The strictest key of a path; see {@link routeKeys}. */
export function exactKey(path: string): string {
  return strictKey(segmentsOf(path));
}

/** The loosest key of a path that still has all of its segments; see {@link routeKeys}. */
export function foldedKey(path: string): string {
  return looseKey(segmentsOf(path));
}

/** Whether a path leaves out segments (`/childFolders/{id}/.../messages`), so that it is not the path of a route. */
export function isElided(path: string): boolean {
  return /\/(?:\.\.\.|…)(?:\/|$)/.test(path);
}

/** The path without its query. A query in the permissions file can contain slashes. */
function withoutQuery(path: string): string {
  return path.split("?", 1)[0] ?? "";
}

/** The segments of a path. `/users/me/…` is another spelling of `/me/…`. */
function segmentsOf(path: string): readonly PathSegment[] {
  const segments = readPath(withoutQuery(path)).segments.filter(({ text }) => text !== "");
  const [users, me] = segments.map(({ text }) => text.toLowerCase());
  return users === "users" && me === "me" ? segments.slice(1) : segments;
}

function strictKey(segments: readonly PathSegment[]): string {
  return joined(segments, (segment) => {
    const names = segment.arguments.map(({ name }) => name.toLowerCase()).sort();
    if (segment.kind !== "call") return foldText(segment.text);
    return names.length === 0 ? foldText(segment.name) : `${foldText(segment.name)}(${names.join(",")})`;
  });
}

/** `applications(appId='{appId}')` addresses the same item as `applications/{id}`. */
function alternateKey(segments: readonly PathSegment[]): string {
  return joined(segments, (segment) =>
    segment.kind === "call" && segment.arguments.length === 1 ? `${foldText(segment.name)}/{}` : looseText(segment),
  );
}

function looseKey(segments: readonly PathSegment[]): string {
  return joined(segments, looseText);
}

function looseText({ kind, name }: PathSegment): string {
  const folded = foldText(name);
  return kind === "qualified" || kind === "call" ? folded.slice(folded.lastIndexOf(".") + 1) : folded;
}

function joined(segments: readonly PathSegment[], textOf: (segment: PathSegment) => string): string {
  return segments
    .map((segment) => (isKeyed(segment) ? `/${foldText(segment.name)}/{}` : `/${textOf(segment)}`))
    .join("");
}

/** An identifier that stands for a placeholder: `87654321-0abc-zqf0-321456789q`. */
const SAMPLE_ID = /^(?:[0-9a-z]{8}-(?:[0-9a-z]{3,5}-){2,3}[0-9a-z]{9,12}|[0-9a-f]{32})$/;

function foldText(text: string): string {
  const folded = text
    .toLowerCase()
    .replace(/\{[^{}]*\}/g, "{}")
    .replace(/^microsoft\.graph\./, "graph.");
  return SAMPLE_ID.test(folded) ? "{}" : folded;
}
