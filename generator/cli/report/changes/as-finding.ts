import type { Change } from "../../../diff/change.js";
import type { ChangeSeverity } from "../../../diff/kinds/change-kind.js";
import type { Diagnostic, Severity } from "../../../findings/finding.js";
import type { ChangeContext } from "./reporter.js";

const severityOf = {
  breaking: "error",
  "non-breaking": "info",
  "docs-only": "info",
} as const satisfies Record<ChangeSeverity, Severity>;

/** A change as services take findings; its file is already the path that is shown. */
export function asFinding(change: Change, displayPath: ChangeContext["displayPath"]): Diagnostic {
  const { id, severity, message, source } = change;
  return { ...source, rule: id, severity: severityOf[severity], message, file: displayPath(change) };
}
