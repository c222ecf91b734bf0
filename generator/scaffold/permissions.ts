import type { Grant, PermissionsFile, PermittedRoute } from "../metadata/permissions/permissions-file.js";
import type { ApiModel } from "../model/model.js";
import { matchRoutes } from "../verify/permissions/match-routes.js";
import type { PermissionType } from "../vocabulary.js";
import type { Draft } from "./draft.js";

/** The permissions of an operation for one permission type. Both lists are empty if the type is not supported. */
export interface GrantedPermissions {
  readonly least: readonly string[];
  readonly higher: readonly string[];
}

/** The permissions of an operation. `null` for a permission type whose permissions a person must write. */
export type OperationPermissions = Readonly<Record<PermissionType, GrantedPermissions | null>>;

/** The permissions of the operations of a draft, by the file of the operation. */
export interface DraftPermissions {
  readonly byFile: ReadonlyMap<string, OperationPermissions>;
  /** Whether `least` has the least privileged permissions. If not, all permissions are in `least`, in any order. */
  readonly marksLeast: boolean;
}

export const noPermissions: DraftPermissions = { byFile: new Map(), marksLeast: true };

/** Looks up the permissions of the operations of a draft. Operations that the file does not have are left out. */
export function draftPermissions(
  { operations }: Draft,
  model: ApiModel,
  { routes, marksLeast }: PermissionsFile,
): DraftPermissions {
  const files = new Map(operations.map(({ file, operation }) => [operation, file]));
  const matches = matchRoutes({ ...model, operations: operations.map(({ operation }) => operation) }, routes);
  const byFile = new Map<string, OperationPermissions>();
  for (const { operation, routes: matched } of matches.operations) {
    const permitted = matched.flatMap((one) => one.permitted);
    const file = files.get(operation);
    if (file === undefined || matched.some((one) => one.permitted.length === 0)) continue;
    const of = (type: PermissionType): GrantedPermissions | null => granted(type, permitted, marksLeast);
    byFile.set(file, {
      delegatedWork: of("delegatedWork"),
      delegatedPersonal: of("delegatedPersonal"),
      application: of("application"),
    });
  }
  return { byFile, marksLeast };
}

/**
 * The permissions that are sufficient for all routes. `null` if some are sufficient only together with others, because
 * the template does not have a form for this.
 */
function granted(
  type: PermissionType,
  routes: readonly PermittedRoute[],
  marksLeast: boolean,
): GrantedPermissions | null {
  const [first = [], ...others] = routes.map(({ grants }) => grants[type]);
  const everywhere = first.filter((one) => others.every((list) => find(list, one) !== undefined));
  const all = [first, ...others].flat();
  if (all.some(({ alsoRequires }) => alsoRequires.length > 0)) return null;
  if (everywhere.length === 0 && all.length > 0) return null;
  const isLeast = (one: Grant): boolean =>
    !marksLeast || (one.least && others.every((list) => find(list, one)?.least === true));
  const least = everywhere.filter(isLeast).map(({ permission }) => permission);
  const higher = everywhere.filter((one) => !isLeast(one)).map(({ permission }) => permission);
  return least.length === 0 && higher.length > 0 ? null : { least, higher };
}

function find(list: readonly Grant[], { permission }: Grant): Grant | undefined {
  return list.find((one) => one.permission === permission);
}
