import type { Place } from "../../findings/finding.js";
import type { HttpMethod, PermissionType } from "../../vocabulary.js";

/** A permission that the permissions file lists for a route. */
export interface Grant {
  readonly permission: string;
  /** Whether the file marks the permission as the least privileged one for this route and permission type. */
  readonly least: boolean;
  /** The caller also needs one of these permissions. Empty if the permission alone is sufficient. */
  readonly alsoRequires: readonly string[];
}

/** A method and a path in the permissions file, with the permissions of each permission type. */
export interface PermittedRoute {
  readonly method: HttpMethod;
  /** As written in the file. */
  readonly path: string;
  readonly grants: Readonly<Record<PermissionType, readonly Grant[]>>;
  readonly source: Place;
}

/** The content of Microsoft's permissions file. */
export interface PermissionsFile {
  readonly routes: readonly PermittedRoute[];
  /** The names of all permissions. */
  readonly names: ReadonlySet<string>;
  /** Whether the file marks least privileged permissions. Older files do not. */
  readonly marksLeast: boolean;
}
