import type { Change } from "../../../diff/change.js";
import type { ChangeSeverity } from "../../../diff/kinds/change-kind.js";
import type { Finding, Severity } from "../../../findings/finding.js";
import type { ChangeContext } from "../reporter.js";

const severityOf = {
  breaking: "error",
  "non-breaking": "info",
  "docs-only": "info",
} as const satisfies Record<ChangeSeverity, Severity>;

/** Converts a change to a finding whose file is the displayed path. */
export function changeToFinding(change: Change, displayPath: ChangeContext["displayPath"]): Finding<string> {
  const { id, severity, message, source } = change;
  return { ...source, rule: id, severity: severityOf[severity], message, file: displayPath(change) };
}
