import { coverLeast, type Alternative, type Need } from "./permission-cover.js";
import type { OperationPermissions, PermissionType } from "./permission.js";

/** Options of `leastPermissions`. */
export interface LeastPermissionsOptions {
  /**
   * `privilege` (default) uses as few permissions as possible, but only permissions that are the least privileged
   * permission of at least one operation. `fewest` uses as few permissions as possible, even if a permission grants
   * more than needed.
   */
  readonly prefer?: "privilege" | "fewest";
}

/** An operation, or one variant of it, to which a set of permissions applies. */
export interface PermissionSubject {
  readonly operation: string;
  /** The documented variant; `null` if the operation has only one. */
  readonly appliesTo: string | null;
}

/** The permissions that must be granted to call some operations. */
export interface LeastPermissions {
  /** The permissions, sorted. They are sufficient for all operations except those in `unsupported` and `unknown`. */
  readonly permissions: readonly string[];
  /** The permissions that allow each operation. */
  readonly grants: readonly (PermissionSubject & { readonly permissions: readonly string[] })[];
  /** Operations that do not support this permission type. */
  readonly unsupported: readonly PermissionSubject[];
  /** Operations without documented permissions. They can need permissions that are not in the result. */
  readonly unknown: readonly PermissionSubject[];
  /** `false` if the search was stopped early: the permissions are sufficient, but fewer may be possible. */
  readonly exact: boolean;
}

/**
 * Computes the least privileged permissions that allow all given operations. The permissions of an operation are a
 * constant in the module of its function:
 * `leastPermissions({ listUsers: listUsersPermissions, getUser: getUserPermissions }, "application")`
 *
 * If several pages document a request, only the permissions of the first page are used, because the other pages document
 * special cases. A page can list separate permissions for several variants (`appliesTo`). All variants on that page are
 * included. To select one, filter the constant:
 * `getEventPermissions.filter(({ appliesTo }) => appliesTo === "user calendar")`
 *
 * {@link https://learn.microsoft.com/graph/permissions-overview | Permissions in Microsoft Graph}
 *
 * @param operations the documented permissions of each operation. The caller chooses the keys; they are the names of operations in
 * the result.
 * @param type how the caller signs in
 */
export function leastPermissions(
  operations: Readonly<Record<string, readonly OperationPermissions[]>>,
  type: PermissionType,
  { prefer = "privilege" }: LeastPermissionsOptions = {},
): LeastPermissions {
  const needs: (PermissionSubject & Need)[] = [];
  const unsupported: PermissionSubject[] = [];
  const unknown: PermissionSubject[] = [];
  for (const [operation, sets] of Object.entries(operations)) {
    if (sets.length === 0) unknown.push({ operation, appliesTo: null });
    for (const { appliesTo, [type]: scheme } of sets.filter(({ page }) => page === sets[0]?.page)) {
      const alternatives = [
        ...scheme.least.map(ranked(0)),
        ...scheme.higher.map((all, index) => ranked(index + 1)(all)),
      ];
      if (scheme.placeholder || (scheme.supported && alternatives.length === 0)) unknown.push({ operation, appliesTo });
      else if (!scheme.supported) unsupported.push({ operation, appliesTo });
      else needs.push({ operation, appliesTo, alternatives });
    }
  }
  const { permissions, exact } = coverLeast(prefer === "privilege" ? onlyLeastPrivileged(needs) : needs);
  const grants = needs.map(({ operation, appliesTo, alternatives }) => {
    const granted = alternatives.find((one) => one.permissions.every((name) => permissions.includes(name)));
    return { operation, appliesTo, permissions: granted?.permissions ?? [] };
  });
  return { permissions, grants, unsupported, unknown, exact };
}

function ranked(rank: number): (permissions: readonly string[]) => Alternative {
  return (permissions) => ({ permissions, rank });
}

/** Removes an alternative if one of its permissions is not the least privileged permission of any operation. */
function onlyLeastPrivileged(needs: readonly Need[]): Need[] {
  const least = new Set(
    needs.flatMap(({ alternatives: [first, ...others] }) =>
      [first, ...others.filter(({ rank }) => rank === first?.rank)].flatMap((one) => one?.permissions ?? []),
    ),
  );
  return needs.map(({ alternatives }) => ({
    alternatives: alternatives.filter(({ permissions }) => permissions.every((name) => least.has(name))),
  }));
}
