import { withParts, type Page } from "../../../page/page.js";
import type { ApiCheck, CheckFinding, LintedApi } from "../../check.js";

export const missingPermissions: ApiCheck = { rule: "missing-permissions", check: checkApi };

/** Rules that already report why the permissions are missing. */
const OTHER_CAUSES = [
  "missing-include",
  "unreadable-permissions",
  "unreadable-table",
  "assumed-columns",
  "malformed-table",
];

function* checkApi({ pages }: LintedApi): Generator<CheckFinding> {
  const all = withParts(pages);
  // Many APIs do not have permissions per operation, so their docs do not have permissions sections.
  if (!all.some(documentsPermissions)) return;
  for (const { kind, operation, diagnostics, source } of all) {
    // A resource page can document bound actions, but permissions are on API pages.
    if (operation === null || kind === "resource" || operation.shared.permissions.length > 0) continue;
    if (diagnostics.some(({ rule }) => OTHER_CAUSES.includes(rule))) continue;
    const message =
      "The page does not have a Permissions section. Add a Permissions section with a table of the permissions.";
    yield { message, source, subject: "Permissions" };
  }
}

function documentsPermissions({ operation, diagnostics }: Page): boolean {
  if (operation === null) return false;
  return operation.shared.permissions.length > 0 || diagnostics.some(({ rule }) => rule === "unreadable-permissions");
}
