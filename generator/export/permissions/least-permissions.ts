import type { PermissionSet, PermissionType } from "../../vocabulary.js";

/** An operation, or one variant of it. `appliesTo` is the label of the variant; `null` for the whole operation. */
export interface PermissionSubject {
  readonly operation: string;
  readonly appliesTo: string | null;
}

/** The permissions that some operations need. */
export interface LeastPermissions {
  readonly permissions: readonly string[];
  readonly grants: readonly (PermissionSubject & { readonly permissions: readonly string[] })[];
  readonly unsupported: readonly PermissionSubject[];
  readonly unknown: readonly PermissionSubject[];
  readonly exact: boolean;
}

/** The function in `templates/runtime/least-permissions.ts`, which the SDK and `export permissions` use. */
export type FindLeastPermissions = (
  operations: Readonly<Record<string, readonly (PermissionSet & { readonly page: string })[]>>,
  type: PermissionType,
  options?: { readonly prefer?: "privilege" | "fewest" },
) => LeastPermissions;
