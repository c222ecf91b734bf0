/** The permissions for one permission type. The permissions of an inner array are needed together. */
export interface PermissionScheme {
  /** Whether callers with this permission type can call the operation. */
  readonly supported: boolean;
  /** `true` if the docs contain a placeholder instead of permissions. */
  readonly placeholder: boolean;
  /** The least privileged alternatives. */
  readonly least: readonly (readonly string[])[];
  /** Alternatives with more privileges than needed. */
  readonly higher: readonly (readonly string[])[];
}

/**
 * The documented permissions of an operation, or of one variant of it.
 * {@link https://learn.microsoft.com/graph/permissions-overview | Permissions in Microsoft Graph}
 */
export interface OperationPermissions {
  /**
   * The id of the page with the permissions. If several pages document the request, the permissions of the most general
   * page come first.
   */
  readonly page: string;
  /** The resource or variant that this set is for; `null` if the page has only one set. */
  readonly appliesTo: string | null;
  /** A signed-in user with a work or school account. */
  readonly delegatedWork: PermissionScheme;
  /** A signed-in user with a personal Microsoft account. */
  readonly delegatedPersonal: PermissionScheme;
  /** An application without a user. */
  readonly application: PermissionScheme;
}

/** How a caller signs in: `delegatedWork`, `delegatedPersonal` or `application`. */
export type PermissionType = Exclude<keyof OperationPermissions, "page" | "appliesTo">;
