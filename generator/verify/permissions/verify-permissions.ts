import { byCodeUnits, byPlace } from "../../collections/order.js";
import type { RuleId } from "../../findings/catalogue.js";
import type { PermissionsFile, PermittedRoute } from "../../metadata/permissions/permissions-file.js";
import type { ApiModel, Operation } from "../../model/model.js";
import { UsageError } from "../../usage-error.js";
import type { Mismatch } from "../mismatch.js";
import { createNameResolver, documentedPermissions } from "./documented-permissions.js";
import { matchRoutes, type MatchedOperation } from "./match-routes.js";
import { permissionTypes } from "./permission-types.js";
import { permissionMismatch, routeText } from "./permission-mismatch.js";
import { verifyOperationPermissions } from "./verify-operation-permissions.js";

/** The result of {@link verifyPermissions}. */
export interface PermissionDifferences {
  /** In the order of their places. */
  readonly mismatches: readonly Mismatch[];
  /** Operations whose permissions are unknown, because docwright cannot read them or an include is missing. */
  readonly unread: readonly Operation[];
  /** The routes of the file that are not compared, because their paths leave out segments (`/a/.../b`). */
  readonly elided: readonly PermittedRoute[];
}

/**
 * Compares the permissions in the docs with those in Microsoft's permissions file, by route and permission type.
 *
 * A page has one permissions table for all of its routes, and several pages can document a route. So a permission is
 * missing only if no page of its route has it, and a permission is superfluous only if the file does not have it for
 * any route of its page.
 *
 * @param file - the path of the permissions file in messages
 * @throws UsageError if the file does not have any route of the docs, because it then describes another API
 */
export function verifyPermissions(docs: ApiModel, permissions: PermissionsFile, file: string): PermissionDifferences {
  const { operations, undocumented, elided } = matchRoutes(docs, permissions.routes);
  const matched = operations.filter(({ routes }) => routes.some(({ permitted }) => permitted.length > 0));
  if (matched.length === 0) {
    throw new UsageError(`${file} does not have any route of the docs. Use the permissions file of the same API.`);
  }
  const unread = unreadOperations(docs);
  const readable = matched.filter(({ operation }) => !unread.has(operation));
  const resolve = createNameResolver(permissions.names);
  const documented = documentedPermissions(readable, resolve);
  const found = [
    ...readable.flatMap((operation) => verifyOperationPermissions(operation, documented, permissions, resolve)),
    ...operations.flatMap(unknownRoutes),
    ...undocumented.map(undocumentedRoute),
  ];
  return {
    mismatches: found.sort((a, b) => byPlace(a, b) || byCodeUnits(a.rule, b.rule) || byCodeUnits(a.message, b.message)),
    unread: matched.flatMap(({ operation }) => (unread.has(operation) ? [operation] : [])),
    elided,
  };
}

/** The operations whose permissions docwright could not read because of a fault on the page. */
function unreadOperations({ operations, diagnostics }: ApiModel): ReadonlySet<Operation> {
  const rules: ReadonlySet<string> = new Set<RuleId>(["missing-include", "unreadable-permissions"]);
  const files = new Set(diagnostics.filter(({ rule }) => rules.has(rule)).map(({ file }) => file));
  return new Set(operations.filter(({ permissions, source }) => permissions.length === 0 && files.has(source.file)));
}

/**
 * Reports the documented routes that the file does not have. The file leaves out routes that do not need a permission.
 */
function unknownRoutes({ operation, routes }: MatchedOperation): readonly Mismatch[] {
  if (needsNoPermission(operation)) return [];
  return routes
    .filter(({ permitted }) => permitted.length === 0)
    .map(({ route }) =>
      permissionMismatch(
        "route-not-in-permissions-file",
        `The permissions file does not have the route \`${routeText(route)}\`. Correct the request, or add the route to the file.`,
        {
          target: operation.id,
          name: null,
          docs: [routeText(route)],
          file: [],
          subject: routeText(route),
          source: route.source,
        },
      ),
    );
}

/** Reports a route of the file that no page documents. */
function undocumentedRoute(route: PermittedRoute): Mismatch {
  const text = routeText(route);
  const message = `No page documents the route \`${text}\` of the permissions file. Add the route to a page.`;
  const about = { target: text, name: null, docs: [], file: [text], subject: text, source: route.source };
  return permissionMismatch("route-not-documented", message, about);
}

/** Whether the page has a table of permissions that does not name a permission, such as a table with only `None.` */
function needsNoPermission({ permissions }: Operation): boolean {
  return (
    permissions.length > 0 &&
    permissions.every((set) => permissionTypes.every((type) => !set[type].supported && !set[type].placeholder))
  );
}
