import { table } from "../../markdown-nodes.js";
import { frontMatter, printPage, strong, text } from "../markdown.js";
import { placeholders } from "../placeholder.js";

const ROWS = ["Delegated (work or school account)", "Delegated (personal Microsoft account)", "Application"];

/** Writes the include with the permissions of an operation. A person must add the permissions. */
export function permissionsInclude(): string {
  return printPage([
    frontMatter({
      description: "The permissions of the operation of the same name.",
      "ms.topic": "include",
      "ms.localizationpriority": "medium",
    }),
    table(
      ["Permission type", "Permissions (from least to most privileged)"],
      ROWS.map((row) => [[text(row)], [strong(placeholders.permissions)]]),
    ),
  ]);
}
