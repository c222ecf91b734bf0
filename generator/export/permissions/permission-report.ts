import type { PermissionType } from "../../vocabulary.js";
import type { FindLeastPermissions, LeastPermissions } from "./least-permissions.js";
import type { SelectedOperation } from "./select-operations.js";

/** The permissions for one way to sign in. */
export interface PermissionNeeds extends LeastPermissions {
  /** A smaller set that is sufficient but allows more than the operations need; `null` if no such set exists. */
  readonly fewest: readonly string[] | null;
}

export interface PermissionReport extends Readonly<Record<PermissionType, PermissionNeeds>> {
  /** Ids of the operations in the report. */
  readonly operations: readonly string[];
}

/** Computes the permissions that some operations need, for each way to sign in. */
export function permissionReport(
  selected: readonly SelectedOperation[],
  findLeast: FindLeastPermissions,
): PermissionReport {
  const operations = Object.fromEntries(
    selected.map(({ operation: { id }, permissions }) => [id, permissions.map((set) => ({ page: id, ...set }))]),
  );
  const needs = (type: PermissionType): PermissionNeeds => {
    const least = findLeast(operations, type);
    const { permissions: fewest } = findLeast(operations, type, { prefer: "fewest" });
    return { ...least, fewest: fewest.length < least.permissions.length ? fewest : null };
  };
  return {
    operations: selected.map(({ operation }) => operation.id),
    delegatedWork: needs("delegatedWork"),
    delegatedPersonal: needs("delegatedPersonal"),
    application: needs("application"),
  };
}
