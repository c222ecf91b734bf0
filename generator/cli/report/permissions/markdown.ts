import type { PermissionNeeds } from "../../../export/permissions/permission-report.js";
import { escapeMarkdown } from "../markdown-text.js";
import type { PermissionReporter } from "./reporter.js";
import { operationsInWords, permissionRows, permissionTypes, remarksOf, subjectsInWords } from "./rows.js";

/** Permissions as Markdown, for the page that tells an administrator what to consent to. */
export const reportMarkdown: PermissionReporter = (report) => {
  const sections = permissionTypes.map(([type, label]) => section(label, report[type]));
  return `## Least permissions of ${operationsInWords(report.operations)}\n${sections.join("")}`;
};

function section(label: string, needs: PermissionNeeds): string {
  const rows = permissionRows(needs).map(
    ({ permission, subjects }) => `| ${escapeMarkdown(permission)} | ${escapeMarkdown(subjectsInWords(subjects))} |\n`,
  );
  const table = rows.length === 0 ? "" : `\n| Permission | For |\n|:---|:---|\n${rows.join("")}`;
  const remarks = remarksOf(needs).map(([what, text]) => `\n${what}: ${escapeMarkdown(text)}\n`);
  return `\n### ${label}\n${table}${remarks.join("")}`;
}
