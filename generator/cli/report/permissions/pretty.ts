import type { PermissionNeeds } from "../../../export/permissions/permission-report.js";
import { printable } from "../printable.js";
import type { Colors } from "../findings/reporter.js";
import type { PermissionReporter } from "./reporter.js";
import { operationsInWords, permissionRows, permissionTypes, remarksOf, subjectsInWords } from "./rows.js";

/** Permissions for a person at a terminal: what is to be granted, each with what it is for. */
export const reportPretty: PermissionReporter = (report, { colors }) => {
  const sections = permissionTypes.map(([type, label]) => section(label, report[type], colors));
  return `Least permissions of ${operationsInWords(report.operations)}\n${sections.join("")}`;
};

function section(label: string, needs: PermissionNeeds, colors: Colors): string {
  const rows = permissionRows(needs);
  const width = Math.max(0, ...rows.map(({ permission }) => permission.length));
  const lines = [
    ...rows.map(({ permission, subjects }) => {
      const name = colors.green(printable(permission.padEnd(width)));
      return `  ${name}  ${colors.dim(printable(subjectsInWords(subjects)))}\n`;
    }),
    ...remarksOf(needs).map(([what, text]) => `  ${colors.yellow(what)}: ${printable(text)}\n`),
  ];
  return `\n${colors.bold(label)}\n${lines.join("")}`;
}
