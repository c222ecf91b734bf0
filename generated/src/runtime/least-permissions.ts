import { coverLeast, type Alternative, type Need } from "./permission-cover.js";
import type { OperationPermissions, PermissionType } from "./permission.js";

export interface LeastPermissionsOptions {
  /**
   * What counts where both cannot be had: `privilege` takes no permission that is not the least one of some operation,
   * and of those the fewest; `fewest` takes the fewest of all, so that one that allows more may stand for several.
   */
  readonly prefer?: "privilege" | "fewest";
}

/** An operation, or the variant of one that a set of permissions is for. */
export interface PermissionSubject {
  readonly operation: string;
  readonly appliesTo: string | null;
}

/** What has to be granted for some operations. */
export interface LeastPermissions {
  /** Enough for all operations but those under `unsupported` and `unknown`; in the order of the alphabet. */
  readonly permissions: readonly string[];
  /** By which of them each operation is allowed. */
  readonly grants: readonly (PermissionSubject & { readonly permissions: readonly string[] })[];
  /** What cannot be called in this way, whatever is granted. */
  readonly unsupported: readonly PermissionSubject[];
  /** What the docs do not state permissions for, which does not mean that it needs none. */
  readonly unknown: readonly PermissionSubject[];
  /** `false` where the search was given up: the permissions are enough then, and perhaps not the least. */
  readonly exact: boolean;
}

/**
 * The least permissions that allow all of some operations: `leastPermissions({ listUsers, getUser }, "application")`,
 * with the constants of the modules under `permissions`. Of several pages that document one request, the first counts:
 * the others are about special uses of it. Of several variants of an operation, all are allowed;
 * `{ getEvent: getEvent.filter(({ appliesTo }) => appliesTo === "user calendar") }` leaves the others out.
 * {@link https://learn.microsoft.com/graph/permissions-overview | Permissions in Microsoft Graph}
 *
 * @param operations what the docs say of each, by the name that the result is to call it
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
  const { permissions, exact } = coverLeast(prefer === "privilege" ? withoutExcess(needs) : needs);
  const grants = needs.map(({ operation, appliesTo, alternatives }) => {
    const granted = alternatives.find((one) => one.permissions.every((name) => permissions.includes(name)));
    return { operation, appliesTo, permissions: granted?.permissions ?? [] };
  });
  return { permissions, grants, unsupported, unknown, exact };
}

function ranked(rank: number): (permissions: readonly string[]) => Alternative {
  return (permissions) => ({ permissions, rank });
}

/** Leaves out alternatives with a permission that is not among the least of any operation. */
function withoutExcess(needs: readonly Need[]): Need[] {
  const least = new Set(
    needs.flatMap(({ alternatives: [first, ...others] }) =>
      [first, ...others.filter(({ rank }) => rank === first?.rank)].flatMap((one) => one?.permissions ?? []),
    ),
  );
  return needs.map(({ alternatives }) => ({
    alternatives: alternatives.filter(({ permissions }) => permissions.every((name) => least.has(name))),
  }));
}
