import { groupBy } from "../../collections/group-by.js";
import type { PermittedRoute } from "../../metadata/permissions/permissions-file.js";
import type { ApiModel, Operation, Route } from "../../model/model.js";
import { permissionTypes } from "./permission-types.js";
import type { PermissionType } from "../../vocabulary.js";
import { exactKey, foldedKey, isElided, routeKeys } from "./route-keys.js";

/** A documented route, and the routes of the permissions file that describe it. */
export interface MatchedRoute {
  readonly route: Route;
  /** Empty if the file does not have the route. Several if the file has several spellings or overloads of the route. */
  readonly permitted: readonly PermittedRoute[];
  /** The permission types for which the routes of the file apply. */
  readonly types: readonly PermissionType[];
}

export interface MatchedOperation {
  readonly operation: Operation;
  readonly routes: readonly MatchedRoute[];
}

export interface RouteMatch {
  readonly operations: readonly MatchedOperation[];
  /** The routes of the file that no page documents, neither as a request nor in an example. */
  readonly undocumented: readonly PermittedRoute[];
  /** The routes of the file that are not compared, because their paths leave out segments. */
  readonly elided: readonly PermittedRoute[];
}

/** Finds the routes of the permissions file that describe the documented routes. */
export function matchRoutes({ operations, types }: ApiModel, permitted: readonly PermittedRoute[]): RouteMatch {
  const complete = permitted.filter(({ path }) => !isElided(path));
  const exact = groupBy(complete, ({ method, path }) => `${method} ${exactKey(path)}`);
  const folded = groupBy(complete, ({ method, path }) => `${method} ${foldedKey(path)}`);
  const find = (method: string, path: string): readonly PermittedRoute[] => {
    for (const key of routeKeys(path)) {
      const found = exact.get(`${method} ${key}`) ?? folded.get(`${method} ${key}`);
      if (found !== undefined) return found;
    }
    return [];
  };
  // Overloads of a function have the same routes in the file, so each list is added once.
  const documented = new Set<readonly PermittedRoute[]>();
  const findOfUser = (method: string, path: string): readonly PermittedRoute[] =>
    /^\/me(?:\/|$)/i.test(path) ? find(method, path.replace(/^\/me/i, "/users/{id}")) : [];
  const match = (route: Route): MatchedRoute => {
    const found = find(route.method, route.path);
    const ofUser = findOfUser(route.method, route.path);
    documented.add(found).add(ofUser);
    return found.length > 0 || ofUser.length === 0
      ? { route, permitted: found, types: permissionTypes }
      : // `/me` is the signed-in user, so an application cannot call it.
        { route, permitted: ofUser, types: ["delegatedWork", "delegatedPersonal"] };
  };
  for (const { request } of [...operations, ...types].flatMap(({ examples }) => examples)) {
    const path = pathOfUrl(request.url);
    documented.add(find(request.method, path)).add(findOfUser(request.method, path));
  }
  const matched = operations.map((operation) => ({ operation, routes: operation.routes.map(match) }));
  const known = new Set([...documented].flat());
  return {
    operations: matched,
    undocumented: complete.filter((route) => !known.has(route)),
    elided: permitted.filter(({ path }) => isElided(path)),
  };
}

/** The path of the URL in an example, without the service root and its version. */
function pathOfUrl(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/i, "").replace(/^\/(?:v\d+(?:\.\d+)?|beta)(?=\/)/i, "");
}

/** The routes of the permissions file that describe documented routes, each once. */
export function permittedRoutes(routes: readonly MatchedRoute[]): ReadonlySet<PermittedRoute> {
  return new Set([...new Set(routes.map(({ permitted }) => permitted))].flat());
}
