import type { PermissionType } from "../../vocabulary.js";

export const permissionTypes: readonly PermissionType[] = ["delegatedWork", "delegatedPersonal", "application"];

/** The permission types in the words that messages use. */
export const permissionTypeLabels: Readonly<Record<PermissionType, string>> = {
  delegatedWork: "Delegated (work or school account)",
  delegatedPersonal: "Delegated (personal Microsoft account)",
  application: "Application",
};
