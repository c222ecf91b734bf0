import { groupBy } from "../../collections/group-by.js";
import type { PermittedRoute } from "../../metadata/permissions/permissions-file.js";
import type { ApiModel, Operation, Route } from "../../model/model.js";
import { permissionTypes } from "./permission-types.js";
import type { PermissionType } from "../../vocabulary.js";
import { exactKey, foldedKey, isElided, routeKeys, type IsType } from "./route-keys.js";

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
  /** The routes of the file that no page documents. */
  readonly undocumented: readonly PermittedRoute[];
  /** The routes of the file that are not compared, because their paths leave out segments. */
  readonly elided: readonly PermittedRoute[];
}

/** Finds the routes of the permissions file that describe the documented routes. */
export function matchRoutes({ operations, types }: ApiModel, permitted: readonly PermittedRoute[]): RouteMatch {
  const complete = permitted.filter(({ path }) => !isElided(path));
  const exact = groupBy(complete, ({ method, path }) => `${method} ${exactKey(path)}`);
  const folded = groupBy(complete, ({ method, path }) => `${method} ${foldedKey(path)}`);
  const names = new Set(types.map(({ name }) => name.toLowerCase()));
  const isType: IsType = (name) => names.has(name.toLowerCase().replace(/^graph\./, "microsoft.graph."));
  const find = (method: string, path: string): readonly PermittedRoute[] => {
    for (const key of routeKeys(path, isType)) {
      const found = exact.get(`${method} ${key}`) ?? folded.get(`${method} ${key}`);
      if (found !== undefined) return found;
    }
    return [];
  };
  const documented = new Set<PermittedRoute>();
  const match = (route: Route): MatchedRoute => {
    const found = find(route.method, route.path);
    const ofUser = /^\/me(?:\/|$)/i.test(route.path)
      ? find(route.method, route.path.replace(/^\/me/i, "/users/{id}"))
      : [];
    for (const one of [...found, ...ofUser]) documented.add(one);
    return found.length > 0 || ofUser.length === 0
      ? { route, permitted: found, types: permissionTypes }
      : // `/me` is the signed-in user, so an application cannot call it.
        { route, permitted: ofUser, types: ["delegatedWork", "delegatedPersonal"] };
  };
  const matched = operations.map((operation) => ({ operation, routes: operation.routes.map(match) }));
  return {
    operations: matched,
    undocumented: complete.filter((route) => !documented.has(route)),
    elided: permitted.filter(({ path }) => isElided(path)),
  };
}
