import type { PermittedRoute } from "../../metadata/permissions/permissions-file.js";
import type { Operation } from "../../model/model.js";
import type { PermissionScheme, PermissionType } from "../../vocabulary.js";
import { nearestName } from "../../nearest-name.js";
import { permittedRoutes, type MatchedOperation } from "./match-routes.js";
import { permissionTypes } from "./permission-types.js";

/** The permissions that pages document for a route of the permissions file. */
export interface RoutePermissions {
  /** The permissions of the file that the pages name, by permission type. */
  readonly names: Readonly<Record<PermissionType, ReadonlySet<string>>>;
  /** The operation whose permissions are most similar to those in the file. Missing permissions belong on its page. */
  readonly owner: Operation;
}

/** The names of all permissions in a row, each once, as written. */
export function namesOf({ least, higher }: PermissionScheme): readonly string[] {
  return [...new Set([...least, ...higher].flat())];
}

/** Finds the permission of the file that a documented name means. Compare the results, not the names as written. */
export type ResolveName = (written: string) => string;

/** A name counts as misspelled if at most this share of its letters differs. */
const MAX_MISSPELLED_SHARE = 1 / 8;

/**
 * Creates a function that finds the permission that a documented name means: the permission with this name, or else the
 * most similar one. If no permission is similar, the function returns the name as written.
 */
export function createNameResolver(names: ReadonlySet<string>): ResolveName {
  const meant = new Map<string, string>();
  return (written) => {
    const known = names.has(written) ? written : meant.get(written);
    const found = known ?? nearestName(written, names, MAX_MISSPELLED_SHARE) ?? written;
    meant.set(written, found);
    return found;
  };
}

/** Collects the documented permissions for each route of the permissions file. */
export function documentedPermissions(
  operations: readonly MatchedOperation[],
  resolve: ResolveName,
): ReadonlyMap<PermittedRoute, RoutePermissions> {
  const pages = new Map<PermittedRoute, Operation[]>();
  for (const { operation, routes } of operations) {
    for (const permitted of permittedRoutes(routes)) {
      const ofRoute = pages.get(permitted);
      if (ofRoute === undefined) pages.set(permitted, [operation]);
      else ofRoute.push(operation);
    }
  }
  // A page can document many routes.
  const known = new Map<Operation, PermissionNames>();
  const namesIn = (operation: Operation): PermissionNames => {
    const names = known.get(operation) ?? permissionNames(operation, resolve);
    known.set(operation, names);
    return names;
  };
  return new Map([...pages].map(([route, ofRoute]) => [route, routePermissions(route, ofRoute, namesIn)]));
}

type PermissionNames = RoutePermissions["names"];

function permissionNames({ permissions }: Operation, resolve: ResolveName): PermissionNames {
  return mapTypes((type) => permissions.flatMap((set) => namesOf(set[type]).map(resolve)));
}

function mapTypes(names: (type: PermissionType) => Iterable<string>): PermissionNames {
  return {
    delegatedWork: new Set(names("delegatedWork")),
    delegatedPersonal: new Set(names("delegatedPersonal")),
    application: new Set(names("application")),
  };
}

function routePermissions(
  route: PermittedRoute,
  operations: readonly Operation[],
  namesIn: (operation: Operation) => PermissionNames,
): RoutePermissions {
  const [first, ...others] = operations;
  if (first === undefined) throw new TypeError("A route of the permissions file was matched without an operation");
  if (others.length === 0) return { names: namesIn(first), owner: first };
  const common = (operation: Operation): number =>
    permissionTypes.reduce((sum, type) => {
      const names = namesIn(operation)[type];
      return sum + route.grants[type].filter(({ permission }) => names.has(permission)).length;
    }, 0);
  return {
    names: mapTypes((type) => operations.flatMap((operation) => [...namesIn(operation)[type]])),
    owner: others.reduce((best, other) => (common(other) > common(best) ? other : best), first),
  };
}
