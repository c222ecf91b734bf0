import type { PhrasingContent, Table } from "mdast";
import { table } from "../../markdown-nodes.js";
import { permissionTypeLabels, permissionTypes } from "../../verify/permissions/permission-types.js";
import { frontMatter, printPage, strong, text } from "../markdown.js";
import type { DraftPermissions, GrantedPermissions, OperationPermissions } from "../permissions.js";
import { placeholders } from "../placeholder.js";

/** Writes the include with the permissions of an operation. Unknown permissions are placeholders. */
export function permissionsInclude(file: string, { byFile, marksLeast }: DraftPermissions): string {
  const permissions = byFile.get(file);
  return printPage([
    frontMatter({
      description: `The permissions of the operation ${file}.`,
      "ms.topic": "include",
      "ms.localizationpriority": "medium",
    }),
    permissions === undefined || !marksLeast ? orderedTable(permissions) : markedTable(permissions),
  ]);
}

/** A table with one column of permissions. */
function orderedTable(permissions: OperationPermissions | undefined): Table {
  return table(
    ["Permission type", "Permissions (from least to most privileged)"],
    permissionTypes.map((type) => [[text(permissionTypeLabels[type])], cell(permissions?.[type] ?? null, "least")]),
  );
}

/** A table with a column of the least privileged permissions. */
function markedTable(permissions: OperationPermissions): Table {
  return table(
    ["Permission type", "Least privileged permissions", "Higher privileged permissions"],
    permissionTypes.map((type) => [
      [text(permissionTypeLabels[type])],
      cell(permissions[type], "least"),
      cell(permissions[type], "higher"),
    ]),
  );
}

function cell(granted: GrantedPermissions | null, column: keyof GrantedPermissions): PhrasingContent[] {
  if (granted === null) return [strong(placeholders.permissions)];
  if (granted.least.length === 0) return [text("Not supported.")];
  return [text(granted[column].length === 0 ? "Not available." : granted[column].join(", "))];
}
