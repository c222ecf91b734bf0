import { isUntyped, responsesOfRoute } from "../../model/route-responses.js";
import { matchingRoutes } from "../../model/url-match.js";
import { readPath } from "../../page/grammar/path.js";
import { withoutOrigin } from "../../page/grammar/request-line.js";
import type { Example, Operation, Route } from "../../model/model.js";
import type { ExampleFacts } from "../../page/page.js";

/**
 * Finds the operation whose request an example shows. It is the operation of the page if the URL matches its routes.
 * Otherwise, it is the other operation that matches. If no operation matches, it is the operation of the page, if the URL
 * and a route have the same last name: the URL can have an error in its first segments. Returns `null` if several other
 * operations match, and for all other URLs.
 */
export function shownOperation(
  { request }: Example,
  operation: Operation,
  routes: readonly (Pick<Route, "method" | "path"> & { readonly operation: Operation })[],
): Operation | null {
  const isCalled = ({ method }: Pick<Route, "method">): boolean => method === request.method;
  if (matchingRoutes(request.url, operation.routes).some(isCalled)) return operation;
  const others = new Set(
    matchingRoutes(request.url, routes)
      .filter(isCalled)
      .map((route) => route.operation),
  );
  const [first, another] = others;
  if (first !== undefined) return another === undefined ? first : null;
  const [last, beforeKey] = lastNames(request.url);
  const names = knownNames.get(operation) ?? new Set(operation.routes.map(({ path }) => lastName(path)));
  knownNames.set(operation, names);
  return operation.routes.length === 0 || names.has(last) || names.has(beforeKey) ? operation : null;
}

/** The last names of the routes of each operation. */
const knownNames = new WeakMap<Operation, ReadonlySet<string>>();

function lastName(path: string): string {
  const { segments } = readPath(path);
  return segments.findLast(({ kind }) => kind !== "key")?.name.toLowerCase() ?? "";
}

/** The last name in a URL, and the name before it. If the last one is a key, the name before it is the collection. */
function lastNames(url: string): [string, string] {
  const [last, before] = readPath(withoutOrigin(url).split("?", 1)[0] ?? "").segments.toReversed();
  return [last?.name.toLowerCase() ?? "", before?.name.toLowerCase() ?? ""];
}

/** Whether the response of an example reports success. */
export function showsSuccess({ response }: ExampleFacts): boolean {
  return response !== null && response.status < 300 && !response.expectError;
}

/**
 * The types that the body of an example's response may have: the documented type of the route, the type that the page
 * documents, and the type in the annotation of the response. The first two differ if another page documents the route.
 */
export function responseTypes(operation: Operation, { request, response }: Example): string[] {
  const route = matchingRoutes(request.url, operation.routes).find(({ method }) => method === request.method);
  const ofRoute = route === undefined ? [] : responsesOfRoute(route, operation);
  const promised = [ofRoute, operation.responses].map(
    (responses) => responses.find(({ status }) => status === response?.status)?.type ?? null,
  );
  const types = new Set([...promised, response?.type ?? null].filter((type) => type !== null));
  types.delete("Edm.Stream");
  const typed = [...types].filter((type) => !isUntyped(type));
  return typed.length > 0 ? typed : [...types];
}
