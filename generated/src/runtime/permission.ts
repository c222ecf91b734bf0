/** The permissions that one kind of caller needs. In each inner array stand permissions that are needed together. */
export interface PermissionScheme {
  readonly supported: boolean;
  /** The docs still hold a placeholder here: nothing is known. */
  readonly placeholder: boolean;
  /** Alternatives with the least privilege. */
  readonly least: readonly (readonly string[])[];
  /** Alternatives that grant more than the operation needs. */
  readonly higher: readonly (readonly string[])[];
}

/**
 * What the docs say of the permissions of one operation.
 * {@link https://learn.microsoft.com/graph/permissions-overview | Permissions in Microsoft Graph}
 */
export interface OperationPermissions {
  /** The resource or variant that this set is for, where an operation has several; `null` where it has one. */
  readonly appliesTo: string | null;
  /** A signed-in user with a work or school account. */
  readonly delegatedWork: PermissionScheme;
  /** A signed-in user with a personal Microsoft account. */
  readonly delegatedPersonal: PermissionScheme;
  /** An application without a user. */
  readonly application: PermissionScheme;
}
