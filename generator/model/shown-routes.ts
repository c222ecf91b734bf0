import { finding, type Report } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import { isKeyed, readPath, type PathSegment } from "../page/grammar/path.js";
import { isOutsideApi } from "../page/grammar/request-line.js";
import { documentedRequests, namesInRoutes } from "./documented-requests.js";
import { generalize, ITEM_PATH, placeholderName, type PathFacts } from "./example-values.js";
import type { Example, Operation, Parameter, Route, TypeModel } from "./model.js";
import { pathTypes, placeOfPath, type PathTypes } from "./path-types.js";
import { itemType } from "./qualified-name.js";
import { indexTypes } from "./type-index.js";
import { decodePath, matchingRoutes } from "./url-match.js";

/**
 * Adds routes that only examples show. The page `Update user` documents `PATCH /users/{id}`, and its example calls
 * `PATCH /me`. Both paths lead to a user, so the operation has both routes.
 *
 * A route is added if all of these are true:
 *
 * - No page documents the request.
 * - The docs have the types of the path up to some segment, and a documented route of the page with the same method has
 * an object of the same type at the same distance from its end.
 * - The rest of the two paths is equal, except for the names of placeholders.
 *
 * Reports `route-by-example` for each added route.
 */
export function addShownRoutes(
  operations: readonly Operation[],
  types: readonly TypeModel[],
  known: PathFacts,
  report: Report,
): readonly Operation[] {
  const documentedRequest = documentedRequests(operations);
  const isMissing = ({ method, url }: Example["request"], routes: readonly Route[]): boolean =>
    !isOutsideApi(url) &&
    !matchingRoutes(url, routes).some((route) => route.method === method) &&
    documentedRequest({ method, url }) === null;
  const paths = pathTypes(types, indexTypes(types), operations);
  const api = { paths, known, names: namesInRoutes(operations) };
  return operations.map((operation) => {
    const examples = operation.examples.filter(({ request }) => isMissing(request, operation.routes));
    if (examples.length === 0) return operation;
    const ends = routeEnds(operation.routes, paths);
    const added = new Map<string, Route>();
    for (const example of examples) {
      const shown = shownRoute(example, ends, api);
      if (shown === null) continue;
      const { route, like } = shown;
      const key = `${route.method} ${placeOfPath(route.path)}`;
      if (added.has(key)) continue;
      added.set(key, route);
      const line = `${route.method} ${route.path}`;
      const message = `Only the example shows ${line}. docwright adds this request, because ${like.method} ${like.path} is for the same type. Add it to the section HTTP request.`;
      report(finding("route-by-example", route.source, message, { subject: line }));
    }
    return added.size === 0 ? operation : { ...operation, routes: [...operation.routes, ...added.values()] };
  });
}

/** The facts about the whole API that decide what the segments of an example's path are. */
interface ApiPaths {
  readonly paths: PathTypes;
  readonly known: PathFacts;
  /** The names of segments in documented routes, in lower case. */
  readonly names: ReadonlySet<string>;
}

/** Longer paths are not compared. Real paths have up to twenty segments. */
const MAX_SEGMENTS = 30;

/** The end of a documented route, after an object or a collection of a known type. */
interface RouteEnd {
  readonly route: Route;
  readonly segments: readonly PathSegment[];
}

/** The ends of a page's routes, by {@link endKey}. If several routes have the same end, the first one counts. */
function routeEnds(routes: readonly Route[], paths: PathTypes): ReadonlyMap<string, RouteEnd> {
  const ends = new Map<string, RouteEnd>();
  for (const route of routes) {
    const { segments } = readPath(route.path);
    if (segments.length > MAX_SEGMENTS) continue;
    for (let length = 1; length <= segments.length; length += 1) {
      const type = paths.readAt(textOf(segments.slice(0, length)));
      const end = segments.slice(length);
      const key = type === null ? null : endKey(route.method, type, end);
      if (key !== null && !ends.has(key)) ends.set(key, { route, segments: end });
    }
  }
  return ends;
}

/**
 * A key that is equal for requests that do the same with an object of the same type; `null` if requests to these paths
 * can do different things. A collection has the items of its own object only, so its name must be equal too. A single
 * object of a relationship often cannot be deleted, although an item of a collection can.
 */
function endKey(method: Route["method"], type: string, end: readonly PathSegment[]): string | null {
  if (end.length > 0) return `${method} ${type} ${placeOfPath(textOf(end))}`;
  const isObject = !itemType(type).collection && !type.startsWith("Edm.");
  return isObject && (method === "GET" || method === "PATCH") ? `${method} ${type}` : null;
}

function shownRoute(
  { request: { method, url }, source }: Example,
  ends: ReadonlyMap<string, RouteEnd>,
  api: ApiPaths,
): { readonly route: Route; readonly like: Route } | null {
  const segments = withPlaceholders(generalize({ method, path: decodePath(url) }, api.known).path, api);
  if (segments === null) return null;
  for (let length = 1; length <= segments.length; length += 1) {
    const start = segments.slice(0, length);
    const last = start.at(-1);
    // An argument in an example is one of many possible values.
    if (last?.kind === "call" && !isKeyed(last)) return null;
    const type = api.paths.readAt(textOf(start));
    const end = type === null ? null : findEnd(ends, method, type, segments.slice(length));
    if (end !== null) return { route: joinRoute(start, end, placeOfRequest(source)), like: end.route };
  }
  return null;
}

/** The line after the start of the code block. */
function placeOfRequest({ file, line, column }: Place): Place {
  return { file, line: line + 1, column };
}

/** The content of an object (`/$value`) can be read if the page documents how to read the object. */
function findEnd(
  ends: ReadonlyMap<string, RouteEnd>,
  method: Route["method"],
  type: string,
  segments: readonly PathSegment[],
): RouteEnd | null {
  const found = ends.get(endKey(method, type, segments) ?? "");
  if (found !== undefined || method !== "GET" || textOf(segments).toLowerCase() !== "/$value") return found ?? null;
  const ofObject = ends.get(endKey(method, type, []) ?? "");
  return ofObject === undefined ? null : { route: ofObject.route, segments };
}

/**
 * The segments of an example's path, with placeholders in place of the keys of items. `null` if a segment is neither a
 * key nor a name that the docs have.
 */
function withPlaceholders(path: string, { paths, known, names }: ApiPaths): readonly PathSegment[] | null {
  const { segments } = readPath(path);
  if (segments.length > MAX_SEGMENTS) return null;
  const isName = ({ kind, name }: PathSegment): boolean => {
    const lower = name.toLowerCase();
    return kind === "system" || names.has(lower) || known.names.has(lower.replace(/:$/, ""));
  };
  const done: PathSegment[] = [];
  for (const segment of segments) {
    const before = done.at(-1);
    const colon = segment.text.endsWith(":") ? ":" : "";
    const isFixed = segment.placeholders.length === 0;
    if (!isFixed && before?.text.endsWith(":") === true) {
      done.push(...readPath(`{${ITEM_PATH}}${colon}`).segments);
    } else if (isFixed ? isName(segment) : segment.kind !== "key" || before?.kind !== "static") {
      done.push(segment);
    } else if (!isFixed || isCollection(paths.readAt(textOf(done)))) {
      done.push(...readPath(`{${placeholderName(done, { known, form: null })}}`).segments);
    } else return null;
  }
  return readPath(textOf(done)).segments;
}

function isCollection(type: string | null): boolean {
  return type !== null && itemType(type).collection;
}

/** A route that starts like the example's path and ends like a documented route. */
function joinRoute(start: readonly PathSegment[], { route, segments: end }: RouteEnd, source: Place): Route {
  const { text, placeholders } = readPath(textOf(start) + textOf(end));
  const ofEnd = end.flatMap((segment) => segment.placeholders);
  const startCount = placeholders.length - ofEnd.length;
  const inPath = placeholders.map(({ name, in: location }, index): Parameter => {
    const documented = route.parameters.find((parameter) => parameter.name === ofEnd[index - startCount]?.name);
    return documented === undefined
      ? { name, in: location, type: "Edm.String", required: true, description: "", source }
      : { ...documented, name, source: documented.source === route.source ? source : documented.source };
  });
  return {
    method: route.method,
    path: text,
    query: route.query,
    parameters: [...inPath, ...route.parameters.filter((one) => one.in === "query")],
    origin: "example",
    source,
  };
}

function textOf(segments: readonly PathSegment[]): string {
  return segments.map(({ text }) => `/${text}`).join("");
}
