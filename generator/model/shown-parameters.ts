import { groupBy } from "../collections/group-by.js";
import type { Example, Operation, Parameter, Route } from "./model.js";
import { matchingRoutes } from "./url-match.js";

/**
 * Adds query parameters to operations whose routes the examples of other pages call with these parameters. The page
 * `Download a file in another format` documents `format` and shows `GET /me/drive/items/{id}/content?format=pdf`. This
 * is a route of the page `Download a file`, which then has the optional parameter `format` too.
 */
export function addShownParameters(operations: readonly Operation[]): readonly Operation[] {
  const owners = new Map(operations.flatMap((operation) => operation.routes.map((route) => [route, operation])));
  const routes = groupBy(owners.keys(), ({ method }) => method);
  const added = new Map<Operation, Map<string, Parameter>>();
  for (const { examples, queryParameters, routes: own } of operations) {
    const documented = queryParameters.filter(({ name }) => !name.startsWith("$"));
    if (documented.length === 0) continue;
    const ownByMethod = groupBy(own, ({ method }) => method);
    for (const { request } of examples) {
      const shown = parametersIn(request.url, documented);
      if (shown.length === 0 || calledRoute(request, ownByMethod) !== undefined) continue;
      const route = calledRoute(request, routes);
      const owner = route === undefined ? undefined : owners.get(route);
      if (owner === undefined) continue;
      const ofOwner = added.get(owner) ?? new Map<string, Parameter>();
      added.set(owner, ofOwner);
      for (const parameter of shown) {
        if (!ofOwner.has(parameter.name)) ofOwner.set(parameter.name, { ...parameter, required: false });
      }
    }
  }
  return operations.map((operation) => {
    const known = new Set(operation.queryParameters.map(({ name }) => name));
    const more = [...(added.get(operation)?.values() ?? [])].filter(({ name }) => !known.has(name));
    return more.length === 0 ? operation : { ...operation, queryParameters: [...operation.queryParameters, ...more] };
  });
}

function parametersIn(url: string, documented: readonly Parameter[]): readonly Parameter[] {
  const sent = new Set(new URLSearchParams(url.replace(/^[^?]*/, "")).keys());
  return sent.size === 0 ? [] : documented.filter(({ name }) => sent.has(name));
}

/** The first route that a request calls. */
function calledRoute(
  { method, url }: Example["request"],
  byMethod: ReadonlyMap<string, readonly Route[]>,
): Route | undefined {
  return matchingRoutes(url, byMethod.get(method) ?? [])[0];
}
