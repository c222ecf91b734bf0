import { groupBy } from "../collections/group-by.js";
import { byCodeUnits } from "../collections/order.js";
import { isKeyed, readPath } from "../page/grammar/path.js";
import type { Example, Operation, Route } from "./model.js";
import { placeOfPath } from "./path-types.js";
import { decodePath, matchingRoutes } from "./url-match.js";

/** A documented route, and the operation of its page. */
export interface DocumentedRequest {
  readonly path: string;
  readonly route: Route;
  readonly operation: Operation;
}

/** The names of segments in routes, in lower case. Segments with a placeholder do not have a name. */
export function namesInRoutes(operations: readonly Operation[]): ReadonlySet<string> {
  const segments = operations.flatMap(({ routes }) => routes.flatMap(({ path }) => readPath(path).segments));
  return new Set(segments.flatMap(({ name }) => (name.includes("{") ? [] : [name.toLowerCase()])));
}

/**
 * Makes a function that finds the page whose request lines document a request. If several pages document the request,
 * the function returns the most general page: first a request line without a query, then the shortest id.
 *
 * Unlike {@link matchingRoutes}, a placeholder does not match a name that documented routes have: `/users/{id}` does not
 * document `/users/delta`.
 *
 * @returns a function that returns `null` if no request line documents the request
 */
export function documentedRequests(
  operations: readonly Operation[],
): (request: Pick<Example["request"], "method" | "url">) => DocumentedRequest | null {
  const names = namesInRoutes(operations);
  const documented = operations
    .flatMap((operation) => operation.routes.map((route) => ({ path: route.path, route, operation })))
    .filter(({ route }) => route.origin === undefined)
    .sort(generalFirst);
  // One route for each path, because a page can have many routes that match the same URLs.
  const distinct = groupBy(documented, ({ route, path }) => `${route.method} ${placeOfPath(path)}`);
  const byMethod = groupBy(
    [...distinct.values()].flatMap(([first]) => first ?? []),
    ({ route }) => route.method,
  );
  return ({ method, url }) => {
    const matching = matchingRoutes(url, byMethod.get(method) ?? []);
    const isName = segmentNames(decodePath(url)).map((name) => names.has(name));
    return matching.find(({ path }) => segmentNames(path).every((name, at) => name !== KEY || !isName[at])) ?? null;
  };
}

function generalFirst(one: DocumentedRequest, other: DocumentedRequest): number {
  return (
    Number(one.route.query !== null) - Number(other.route.query !== null) ||
    one.operation.id.length - other.operation.id.length ||
    byCodeUnits(one.operation.id, other.operation.id)
  );
}

/** The name of a placeholder that is a key. */
const KEY = "{}";

/** The names of segments in lower case, up to the path of an item in a drive, which can have any number of segments. */
function segmentNames(path: string): string[] {
  const { segments } = readPath(path);
  const colon = segments.findIndex(({ text }) => text.endsWith(":"));
  return segments.slice(0, colon < 0 ? segments.length : colon).flatMap((segment) => {
    const name = segment.kind === "key" ? KEY : segment.name.toLowerCase();
    return isKeyed(segment) ? [name, KEY] : [name];
  });
}
