import { isKeyed, readPath, type PathSegment } from "../page/grammar/path.js";
import type { Operation, Route, TypeModel } from "./model.js";
import { collectionOf, itemType, shortName } from "./qualified-name.js";
import type { TypeIndex } from "./type-index.js";

/** Finds the type at the end of a path. */
export interface PathTypes {
  /**
   * @param path - a route's path, with placeholders in braces
   * @returns the OData type; `Collection(…)` if the path addresses several items; `null` if the type is not documented
   */
  readonly typeAt: (path: string) => string | null;
  /** Like `typeAt`, but also returns the type that operations read at the path if no table describes it. */
  readonly readAt: (path: string) => string | null;
}

/** Without OData, the segments of a path do not name properties, so a path does not have a type. */
export const UNTYPED_PATHS: PathTypes = { typeAt: () => null, readAt: () => null };

/**
 * Finds the types of paths from the documented properties and relationships. No table describes the first segment of a
 * path, and sometimes no table describes a later segment. The types of these segments are inferred from the operations
 * that read them.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html | OData URL
 * conventions}
 */
export function pathTypes(types: readonly TypeModel[], index: TypeIndex, operations: readonly Operation[]): PathTypes {
  const typeNames = new Map(types.map(({ name }) => [name.toLowerCase(), name]));
  const properties = new Map(
    types.map((type) => [type.name, new Map(type.properties.map((one) => [one.name.toLowerCase(), one.type]))]),
  );
  const votes = typesOfPlaces(operations);
  const keyed = placesWithKeys(operations);
  const known = new Map<string, string | null>();

  /** The type at the end of a path; `null` if no table describes the last segment. */
  const follow = (segments: readonly PathSegment[]): string | null => {
    const last = segments.at(-1);
    if (last === undefined) return null;
    const place = placeOf(segments);
    const found = known.get(place);
    if (found !== undefined) return found;
    const type = segments.length === 1 ? (votes.get(place) ?? null) : step(reach(segments.slice(0, -1)), last);
    const result = type !== null && keyed.has(place) ? collectionOf(itemType(type).type) : type;
    known.set(place, result);
    return result;
  };

  const reach = (segments: readonly PathSegment[]): string | null =>
    follow(segments) ?? votes.get(placeOf(segments)) ?? null;

  const step = (parent: string | null, segment: PathSegment): string | null => {
    if (parent === null) return null;
    const { type, collection } = itemType(parent);
    if (segment.kind === "qualified") {
      const cast = typeNames.get(segment.name.toLowerCase().replace(/^graph\./, "microsoft.graph."));
      return cast === undefined ? null : collection ? collectionOf(cast) : cast;
    }
    if (collection) return segment.kind === "key" ? type : null;
    if (segment.kind === "static") return propertyType(type, segment.name);
    // `root:` is a property of a drive. `{item-path}:` is another item of the same drive, so it has the same type as
    // the item before it.
    return segment.kind === "template" ? (propertyType(type, segment.name.replace(/:$/, "")) ?? parent) : null;
  };

  const propertyType = (type: string, name: string): string | null => {
    for (const { name: declaring } of index.lineage(type)) {
      const found = properties.get(declaring)?.get(name.toLowerCase());
      if (found !== undefined) return found;
    }
    return null;
  };

  return { typeAt: (path) => follow(segmentsOf(path)), readAt: (path) => reach(segmentsOf(path)) };
}

/** Segments of a path. A key in parentheses becomes a separate segment: `users('1')` is an item of `users`. */
function segmentsOf(path: string): PathSegment[] {
  return readPath(path).segments.flatMap((segment): PathSegment[] =>
    isKeyed(segment)
      ? [
          { ...segment, kind: "static", text: segment.name, arguments: [], placeholders: [] },
          { ...segment, kind: "key", text: "{}", name: "{}" },
        ]
      : [segment],
  );
}

/** A key for a path: equal for paths that differ only in case, in the form of keys, or in the names of placeholders. */
export function placeOfPath(path: string): string {
  return placeOf(segmentsOf(path));
}

/** A key for a path: the path in lower case, without the names of placeholders, arguments and namespaces. */
function placeOf(segments: readonly PathSegment[]): string {
  return segments
    .map((segment) =>
      segment.kind === "key"
        ? "/{}"
        : `/${shortName(segment.name)
            .replaceAll(/\{[^{}]*\}/g, "{}")
            .toLowerCase()}`,
    )
    .join("");
}

/**
 * Returns the paths after which some route has a key, as `/users` in `/users/{id}`. These paths are collections, even
 * if a table describes them as one item.
 */
function placesWithKeys(operations: readonly Operation[]): ReadonlySet<string> {
  const places = operations.flatMap(({ routes }) =>
    routes.flatMap(({ path }) => {
      const segments = readPath(path).segments;
      return segments.flatMap(({ kind }, index) =>
        kind === "key" && segments[index - 1]?.kind === "static" ? [placeOf(segments.slice(0, index))] : [],
      );
    }),
  );
  return new Set(places);
}

/**
 * Returns the type that most operations return at each path. If an operation has several routes, each route has less
 * weight, because the response may describe only one of the routes.
 */
function typesOfPlaces(operations: readonly Operation[]): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const operation of operations) {
    const type = operation.responses.find((response) => response.status < 300 && response.type !== null)?.type ?? null;
    if (type === null || type === "Edm.Stream" || itemType(type).type === "Edm.Untyped") continue;
    for (const route of operation.routes) {
      const vote = voteOf(route, operation, type);
      if (vote === null) continue;
      const ofPlace = votes.get(vote.place) ?? new Map<string, number>();
      votes.set(vote.place, ofPlace);
      ofPlace.set(vote.type, (ofPlace.get(vote.type) ?? 0) + 1 / operation.routes.length);
    }
  }
  return new Map(
    [...votes].flatMap(([place, ofPlace]) => {
      const [best] = [...ofPlace].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
      return best === undefined ? [] : [[place, best[0]] as const];
    }),
  );
}

function voteOf(route: Route, { intent }: Operation, type: string): { place: string; type: string } | null {
  const segments = segmentsOf(route.path);
  const last = segments.at(-1);
  if (last === undefined || last.kind === "system") return null;
  const { type: item, collection } = itemType(type);
  if (route.method === "POST")
    return intent === "create" ? { place: placeOf(segments), type: collectionOf(item) } : null;
  if (route.method !== "GET") return null;
  if (last.kind === "key" && !collection) return { place: placeOf(segments.slice(0, -1)), type: collectionOf(item) };
  return { place: placeOf(segments), type };
}
