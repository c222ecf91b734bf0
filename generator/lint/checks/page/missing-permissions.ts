import type { Page } from "../../../page/page.js";
import type { CheckFinding, PageCheck } from "../../check.js";

export const missingPermissions: PageCheck = { rule: "missing-permissions", check: checkPage };

/** Where the table could not be read, or was to come from an include that is not there, that is the finding. */
const told = ["missing-include", "unreadable-permissions", "unreadable-table", "assumed-columns", "malformed-table"];

function* checkPage({ operation, diagnostics, source }: Page): Generator<CheckFinding> {
  if (operation === null || operation.shared.permissions.length > 0) return;
  if (diagnostics.some(({ rule }) => told.includes(rule))) return;
  yield { message: "The page says nothing of permissions; add a section Permissions with a table of them.", source };
}
