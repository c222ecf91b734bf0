import type { Page } from "../../../page/page.js";
import type { Finding, PageRule } from "../../rule.js";

export const missingPermissions: PageRule = {
  kind: "page",
  name: "missing-permissions",
  severity: "warning",
  summary: "An API page does not say which permissions its operation needs",
  check: checkPage,
};

/** Where the table could not be read, or was to come from an include that is not there, that is the finding. */
const told = ["missing-include", "unreadable-permissions", "unreadable-table", "malformed-table"];

function* checkPage({ operation, diagnostics, source }: Page): Generator<Finding> {
  if (operation === null || operation.shared.permissions.length > 0) return;
  if (diagnostics.some(({ rule }) => told.includes(rule))) return;
  yield { message: "The page says nothing of permissions; add a section Permissions with a table of them.", source };
}
