import { groupBy } from "../../collections/group-by.js";
import type { Grant, PermissionsFile, PermittedRoute } from "../../metadata/permissions/permissions-file.js";
import type { DocumentedScheme, Operation } from "../../model/model.js";
import type { PermissionType } from "../../vocabulary.js";
import type { Mismatch } from "../mismatch.js";
import { namesOf, type ResolveName, type RoutePermissions } from "./documented-permissions.js";
import { permittedRoutes, type MatchedOperation, type MatchedRoute } from "./match-routes.js";
import { listCode, listRoutes, permissionMismatch } from "./permission-mismatch.js";
import { permissionTypeLabels, permissionTypes } from "./permission-types.js";

/** The permissions of a page and of the file for one permission type. */
interface Comparison {
  readonly operation: Operation;
  readonly type: PermissionType;
  /** The rows of the page, one for each variant. */
  readonly rows: readonly DocumentedScheme[];
  /** The routes of the page that the file has for this permission type. */
  readonly matched: readonly MatchedRoute[];
  /** The routes of the file that describe these routes. */
  readonly permitted: ReadonlySet<PermittedRoute>;
  /** The permissions of these routes in the file, by name. */
  readonly listed: ReadonlyMap<string, readonly Grant[]>;
  /** Whether the file has all routes of the page. */
  readonly complete: boolean;
  readonly documented: ReadonlyMap<PermittedRoute, RoutePermissions>;
  readonly permissions: PermissionsFile;
  readonly resolve: ResolveName;
}

/** Compares the permissions of a page with the permissions file. A type whose row has a placeholder is not compared. */
export function verifyOperationPermissions(
  { operation, routes }: MatchedOperation,
  documented: ReadonlyMap<PermittedRoute, RoutePermissions>,
  permissions: PermissionsFile,
  resolve: ResolveName,
): readonly Mismatch[] {
  return permissionTypes.flatMap((type) => {
    const rows = operation.permissions.map((set) => set[type]);
    const matched = routes.filter(({ permitted, types }) => permitted.length > 0 && types.includes(type));
    if (matched.length === 0 || rows.some(({ placeholder }) => placeholder)) return [];
    const complete = routes.every(({ permitted }) => permitted.length > 0);
    const permitted = permittedRoutes(matched);
    const listed = groupBy(
      [...permitted].flatMap(({ grants }) => grants[type]),
      ({ permission }) => permission,
    );
    const comparison = {
      operation,
      type,
      rows,
      matched,
      permitted,
      listed,
      complete,
      documented,
      permissions,
      resolve,
    };
    return [
      ...missingPermissions(comparison),
      ...rows.filter((row) => isComparable(row, comparison)).flatMap((row) => otherPermissions(row, comparison)),
      ...leastDifference(comparison),
      ...rows.flatMap((row) => incompleteCombinations(row, comparison)),
    ];
  });
}

function missingPermissions(comparison: Comparison): readonly Mismatch[] {
  const { operation, type, rows, permitted, documented } = comparison;
  const missing = new Map<string, PermittedRoute[]>();
  for (const route of permitted) {
    const inDocs = documented.get(route);
    if (inDocs?.owner !== operation) continue;
    for (const { permission } of route.grants[type]) {
      if (!inDocs.names[type].has(permission)) {
        const routes = missing.get(permission);
        if (routes === undefined) missing.set(permission, [route]);
        else routes.push(route);
      }
    }
  }
  if (missing.size === 0) return [];
  const names = [...missing.keys()].sort();
  const routes = listRoutes([...new Set([...missing.values()].flat())]);
  const row = nearestRow(rows, comparison);
  const fix = row === undefined ? "Add a table of permissions." : "Add the permissions to this row.";
  const label = permissionTypeLabels[type];
  return [
    permissionMismatch(
      "permission-not-documented",
      `${label}: the permissions file also has ${listCode(names)} for ${routes}. ${fix}`,
      {
        target: operation.id,
        name: type,
        docs: row === undefined ? [] : namesOf(row),
        file: names,
        subject: `${operation.id}.${type}: ${names.join(", ")}`,
        source: row?.source ?? operation.source,
      },
    ),
  ];
}

/** The row that has the most permissions in common with the file. */
function nearestRow(rows: readonly DocumentedScheme[], { listed, resolve }: Comparison): DocumentedScheme | undefined {
  const common = (row: DocumentedScheme): number => namesOf(row).filter((name) => listed.has(resolve(name))).length;
  return rows.toSorted((a, b) => common(b) - common(a))[0];
}

/**
 * Whether a row can be compared with the routes that the file has. If the file lacks a route of the page, a row without
 * permissions in common with the other routes may be about this route only. The route itself is reported.
 */
function isComparable(row: DocumentedScheme, { listed, complete, resolve }: Comparison): boolean {
  if (complete) return true;
  return namesOf(row).some((name) => listed.has(resolve(name)));
}

/** Reports permissions of a row that the file does not have for the routes of the page, or for any route. */
function otherPermissions(row: DocumentedScheme, comparison: Comparison): readonly Mismatch[] {
  const { operation, type, matched, listed, permissions, resolve } = comparison;
  const added = new Set([...listed.values()].flat().flatMap(({ alsoRequires }) => alsoRequires));
  const names = namesOf(row);
  const unknown = names.filter((name) => !permissions.names.has(name) && !isOpenIdScope(name));
  const superfluous = names.filter((name) => {
    const meant = resolve(name);
    return permissions.names.has(meant) && !listed.has(meant) && !added.has(meant);
  });
  const label = permissionTypeLabels[type];
  const found = unknown.map((name) => unknownPermission(name, row, comparison));
  if (superfluous.length === 0) return found;
  const inFile = [...new Set([...listed.values()].flat().map(({ permission }) => permission))].sort();
  const wrong = listCode(superfluous);
  const [missing, fix] =
    inFile.length === 0 ? ["permissions of this type", `Remove ${wrong}.`] : [wrong, `Correct or remove ${wrong}.`];
  const routes = listRoutes(matched.map(({ route }) => route));
  const message = `${label}: the permissions file does not have ${missing} for ${routes}. ${fix}`;
  return [
    ...found,
    permissionMismatch("permission-not-in-file", message, {
      target: operation.id,
      name: type,
      docs: superfluous,
      file: inFile,
      subject: `${operation.id}.${type}: ${[...superfluous].sort().join(", ")}`,
      source: row.source,
    }),
  ];
}

/** Scopes of OpenID Connect, which the file leaves out because they do not give access to an API. */
function isOpenIdScope(name: string): boolean {
  return ["openid", "profile", "email", "offline_access"].includes(name.toLowerCase());
}

function unknownPermission(name: string, { source }: DocumentedScheme, comparison: Comparison): Mismatch {
  const { operation, type, resolve } = comparison;
  const meant = resolve(name);
  const nearest = meant === name ? null : meant;
  const fix = nearest === null ? "Correct or remove this permission." : `Did you mean \`${nearest}\`?`;
  return permissionMismatch(
    "unknown-permission",
    `The permissions file does not have the permission \`${name}\`. ${fix}`,
    {
      target: operation.id,
      name: type,
      docs: [name],
      file: [],
      subject: `${operation.id}.${type}: ${name}`,
      suggestion: nearest,
      source,
    },
  );
}

/**
 * Reports a difference in the least privileged permissions. Rows and routes of one page can have different least
 * privileged permissions. The docs agree with the file if each row names a permission that the file marks for one of the
 * routes, and each route has a marked permission that one of the rows names.
 */
function leastDifference(comparison: Comparison): readonly Mismatch[] {
  const { operation, type, rows, permitted, permissions, resolve } = comparison;
  const perRoute = [...permitted]
    .map(({ grants }) => grants[type].filter(({ least }) => least).map(({ permission }) => permission))
    .filter((names) => names.length > 0);
  const marked = rows.filter(({ least }) => least.length > 0);
  if (!permissions.marksLeast || perRoute.length === 0 || marked.length === 0) return [];
  const inFile = [...new Set(perRoute.flat())].sort();
  const inDocs = [...new Set(marked.flatMap(({ least }) => least.flat()))];
  const known = new Set(inFile);
  const own = new Set(inDocs.map(resolve));
  const isKnown = ({ least }: DocumentedScheme): boolean =>
    least.every((all) => all.some((name) => known.has(resolve(name))));
  const wrong = marked.find((row) => !isKnown(row));
  const isComplete = perRoute.every((names) => names.some((name) => own.has(name)));
  const row = wrong ?? (isComplete ? undefined : nearestRow(marked, comparison));
  if (row === undefined) return [];
  const label = permissionTypeLabels[type];
  const least = row.least.flat();
  const message = `${label}: the docs mark ${listCode(least)} as least privileged, the permissions file marks ${listCode(inFile)}. Correct the row.`;
  return [
    permissionMismatch("least-permission-differs", message, {
      target: operation.id,
      name: type,
      docs: least,
      file: inFile,
      subject: `${operation.id}.${type}: ${least.join(", ")}`,
      source: row.source,
    }),
  ];
}

/**
 * Reports permissions that the row lists as sufficient, although the file requires another permission together with them
 * for every route of the page.
 */
function incompleteCombinations(row: DocumentedScheme, comparison: Comparison): readonly Mismatch[] {
  const { operation, type, listed, resolve } = comparison;
  return [...row.least, ...row.higher].flatMap((all) => {
    const names = all.map(resolve);
    return names.flatMap((name) => {
      const grants = listed.get(name) ?? [];
      const added = [...new Set(grants.flatMap(({ alsoRequires }) => alsoRequires))];
      const isEnough = grants.some(({ alsoRequires }) => alsoRequires.length === 0);
      if (grants.length === 0 || isEnough || added.some((other) => names.includes(other))) return [];
      const others = added.map((other) => `\`${other}\``).join(" or ");
      const message = `${permissionTypeLabels[type]}: the permissions file requires ${others} in addition to \`${name}\`. Write \`${name} and ${added[0] ?? ""}\`.`;
      return [
        permissionMismatch("permission-combination-differs", message, {
          target: operation.id,
          name: type,
          docs: all,
          file: [name, ...added],
          subject: `${operation.id}.${type}: ${name}`,
          source: row.source,
        }),
      ];
    });
  });
}
