import { isUntyped, responsesOfRoute } from "../../model/route-responses.js";
import { matchingRoutes } from "../../model/url-match.js";
import type { Example, Operation, Route } from "../../model/model.js";
import type { ExampleFacts } from "../../page/page.js";

/**
 * Finds the operation whose request an example shows. It is the operation of the page if the URL matches its routes, or
 * if no other operation matches. Otherwise, it is the other operation that matches. Returns `null` if several other
 * operations match.
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
  const [first = operation] = others;
  return others.size > 1 ? null : first;
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
