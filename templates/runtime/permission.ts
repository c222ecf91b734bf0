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
 * What one page of the docs says of the permissions of an operation.
 * {@link https://learn.microsoft.com/graph/permissions-overview | Permissions in Microsoft Graph}
 */
export interface OperationPermissions {
  /** The page that says it. Where several pages document one request, the one that speaks for it comes first. */
  readonly page: string;
  /** The resource or variant that this set is for, where a page has several; `null` where it has one. */
  readonly appliesTo: string | null;
  /** A signed-in user with a work or school account. */
  readonly delegatedWork: PermissionScheme;
  /** A signed-in user with a personal Microsoft account. */
  readonly delegatedPersonal: PermissionScheme;
  /** An application without a user. */
  readonly application: PermissionScheme;
}

/** The way in which a caller signs in. */
export type PermissionType = Exclude<keyof OperationPermissions, "page" | "appliesTo">;
