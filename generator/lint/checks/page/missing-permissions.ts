import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const missingPermissions: PageCheck = { rule: "missing-permissions", check: checkPage };

/** Rules that already report why the permissions are missing. */
const OTHER_CAUSES = [
  "missing-include",
  "unreadable-permissions",
  "unreadable-table",
  "assumed-columns",
  "malformed-table",
];

function* checkPage({ operation, diagnostics, source }: Page): Generator<CheckFinding> {
  if (operation === null || operation.shared.permissions.length > 0) return;
  if (diagnostics.some(({ rule }) => OTHER_CAUSES.includes(rule))) return;
  const message = "The page has no Permissions section. Add one with a table of the permissions.";
  yield { message, source, subject: "Permissions" };
}
