import type { PermissionNeeds } from "../../../export/permissions/permission-report.js";
import { printable } from "../printable.js";
import type { Colors, PermissionReporter } from "../reporter.js";
import { countOperations, listSubjects, notesOf, permissionRows, permissionTypes } from "./rows.js";

/** Prints permissions for a terminal, each with the operations that need it. */
export const reportPretty: PermissionReporter = (report, { colors }) => {
  const sections = permissionTypes.map(([type, label]) => section(label, report[type], colors));
  return `Least privileged permissions of ${countOperations(report.operations)}\n${sections.join("")}`;
};

function section(label: string, needs: PermissionNeeds, colors: Colors): string {
  const rows = permissionRows(needs);
  const width = Math.max(0, ...rows.map(({ permission }) => permission.length));
  const lines = [
    ...rows.map(({ permission, subjects }) => {
      const name = colors.green(printable(permission.padEnd(width)));
      return `  ${name}  ${colors.dim(printable(listSubjects(subjects)))}\n`;
    }),
    ...notesOf(needs).map(([name, value]) => `  ${colors.yellow(name)}: ${printable(value)}\n`),
  ];
  return `\n${colors.bold(label)}\n${lines.join("")}`;
}
