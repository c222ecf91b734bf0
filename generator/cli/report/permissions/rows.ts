import type { PermissionSubject } from "../../../export/permissions/least-permissions.js";
import type { PermissionNeeds } from "../../../export/permissions/permission-report.js";
import type { PermissionType } from "../../../vocabulary.js";
import { formatCount } from "../../format-count.js";

/** The permission types, with the names that the docs use. */
export const permissionTypes: readonly (readonly [PermissionType, string])[] = [
  ["delegatedWork", "Delegated (work or school account)"],
  ["delegatedPersonal", "Delegated (personal Microsoft account)"],
  ["application", "Application"],
];

/** A permission, and the operations that need it. */
export interface PermissionRow {
  readonly permission: string;
  readonly subjects: readonly PermissionSubject[];
}

export function permissionRows({ permissions, grants }: PermissionNeeds): PermissionRow[] {
  return permissions.map((permission) => ({
    permission,
    subjects: grants.filter((grant) => grant.permissions.includes(permission)),
  }));
}

/** The highest number of operations that a list names. */
const MAX_NAMES = 6;

/** Formats a list of operations: `user-get, calendar-get (group calendar) and 3 more`. */
export function listSubjects(subjects: readonly PermissionSubject[]): string {
  const names = subjects.map(({ operation, appliesTo }) =>
    appliesTo === null ? operation : `${operation} (${appliesTo})`,
  );
  const more = names.length - MAX_NAMES;
  return more > 1 ? `${names.slice(0, MAX_NAMES).join(", ")} and ${more} more` : names.join(", ");
}

export function countOperations(operations: readonly string[]): string {
  return formatCount(operations.length, "operation");
}

/** Notes about operations without permissions, and about the result itself. */
export function notesOf(needs: PermissionNeeds): [label: string, text: string][] {
  const { fewest, unsupported, unknown, exact, grants } = needs;
  const notes: [string, string][] = [];
  if (grants.length > 0 && grants.every(({ permissions }) => permissions.length === 0)) {
    notes.push(["No permission needed", listSubjects(grants)]);
  }
  if (fewest !== null) notes.push(["Fewer but broader permissions", fewest.join(", ")]);
  if (unsupported.length > 0) notes.push(["Not supported", listSubjects(unsupported)]);
  if (unknown.length > 0) notes.push(["Not documented", listSubjects(unknown)]);
  if (!exact) notes.push(["Possibly more than needed", "the search for fewer permissions was stopped early"]);
  return notes;
}
