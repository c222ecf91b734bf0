import type { PermissionSet, PermissionType } from "../../vocabulary.js";

/** An operation, or the variant of one that a set of permissions is for. */
export interface PermissionSubject {
  readonly operation: string;
  readonly appliesTo: string | null;
}

/** What has to be granted for some operations, as the SDK's runtime works it out. */
export interface LeastPermissions {
  readonly permissions: readonly string[];
  readonly grants: readonly (PermissionSubject & { readonly permissions: readonly string[] })[];
  readonly unsupported: readonly PermissionSubject[];
  readonly unknown: readonly PermissionSubject[];
  readonly exact: boolean;
}

/** The function of `templates/runtime/least-permissions.ts`, so that the SDK and this program never differ. */
export type FindLeastPermissions = (
  operations: Readonly<Record<string, readonly (PermissionSet & { readonly page: string })[]>>,
  type: PermissionType,
  options?: { readonly prefer?: "privilege" | "fewest" },
) => LeastPermissions;
