import type { PermissionType } from "../../vocabulary.js";
import type { FindLeastPermissions, LeastPermissions } from "./least-permissions.js";
import type { SelectedOperation } from "./select-operations.js";

/** What has to be granted for one way to sign in. */
export interface PermissionNeeds extends LeastPermissions {
  /** Fewer permissions that are enough too, some of which allow more than any operation needs; `null` where none are. */
  readonly fewest: readonly string[] | null;
}

export interface PermissionReport extends Readonly<Record<PermissionType, PermissionNeeds>> {
  /** Ids of the operations that it is about. */
  readonly operations: readonly string[];
}

/** Works out what some operations need, for each way to sign in. */
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
