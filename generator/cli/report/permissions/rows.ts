import type { PermissionSubject } from "../../../export/permissions/least-permissions.js";
import type { PermissionNeeds } from "../../../export/permissions/permission-report.js";
import type { PermissionType } from "../../../vocabulary.js";
import { counted } from "../../counted.js";

/** The ways to sign in, as the tables of the docs name them. */
export const permissionTypes: readonly (readonly [PermissionType, string])[] = [
  ["delegatedWork", "Delegated (work or school account)"],
  ["delegatedPersonal", "Delegated (personal Microsoft account)"],
  ["application", "Application"],
];

/** A permission, and what it is granted for. */
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

/** Beyond so many names nobody reads on. */
const SHOWN = 6;

/** `user-get, calendar-get (group calendar) and 3 more`. */
export function subjectsInWords(subjects: readonly PermissionSubject[]): string {
  const names = subjects.map(({ operation, appliesTo }) =>
    appliesTo === null ? operation : `${operation} (${appliesTo})`,
  );
  const more = names.length - SHOWN;
  return more > 1 ? `${names.slice(0, SHOWN).join(", ")} and ${more} more` : names.join(", ");
}

export function operationsInWords(operations: readonly string[]): string {
  return counted(operations.length, "operation");
}

/** What a reader must know besides what is to be granted. Each entry is a label and what it is about. */
export function remarksOf(needs: PermissionNeeds): [label: string, text: string][] {
  const { fewest, unsupported, unknown, exact, grants } = needs;
  const remarks: [string, string][] = [];
  if (grants.length > 0 && grants.every(({ permissions }) => permissions.length === 0)) {
    remarks.push(["Nothing to grant", subjectsInWords(grants)]);
  }
  if (fewest !== null) remarks.push(["Fewer, which allow more than is needed", fewest.join(", ")]);
  if (unsupported.length > 0) remarks.push(["Not supported", subjectsInWords(unsupported)]);
  if (unknown.length > 0) remarks.push(["Not stated in the docs", subjectsInWords(unknown)]);
  if (!exact) remarks.push(["Perhaps not the least", "the search was given up; these permissions are enough"]);
  return remarks;
}
