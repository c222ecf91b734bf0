import type { RootContent } from "mdast";
import type { PermissionNeeds } from "../../../export/permissions/permission-report.js";
import { heading, paragraph, table } from "../../../markdown-nodes.js";
import { printMarkdown, text } from "../markdown.js";
import type { PermissionReporter } from "../reporter.js";
import { countOperations, listSubjects, notesOf, permissionRows, permissionTypes } from "./rows.js";

/** Prints permissions as Markdown, for a page that lists the permissions to which an administrator must consent. */
export const reportMarkdown: PermissionReporter = (report) =>
  printMarkdown(
    heading(2, text(`Least privileged permissions of ${countOperations(report.operations)}`)),
    ...permissionTypes.flatMap(([type, label]) => section(label, report[type])),
  );

function section(label: string, needs: PermissionNeeds): RootContent[] {
  const rows = permissionRows(needs).map(({ permission, subjects }) => [
    [text(permission)],
    [text(listSubjects(subjects))],
  ]);
  return [
    heading(3, text(label)),
    ...(rows.length === 0 ? [] : [table(["Permission", "For"], rows)]),
    ...notesOf(needs).map(([name, value]) => paragraph(text(`${name}: ${value}`))),
  ];
}
