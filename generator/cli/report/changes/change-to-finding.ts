import type { Change } from "../../../diff/change.js";
import type { ChangeSeverity } from "../../../diff/kinds/change-kind.js";
import type { Finding, Severity } from "../../../findings/finding.js";
import type { ChangeContext } from "../reporter.js";
import { withAcceptance } from "./severity.js";

const severityOf = {
  breaking: "error",
  "non-breaking": "info",
  "docs-only": "info",
} as const satisfies Record<ChangeSeverity, Severity>;

/**
 * Converts a change to a finding. The file of the finding is the displayed path. Services show annotations only on
 * files of the head, so a finding about a removed element is at the line in the head where a reviewer should look.
 */
export function changeToFinding(change: Change, displayPath: ChangeContext["displayPath"]): Finding<string> {
  const { id, severity, source, headSource, accepted } = change;
  const [place, side] = headSource === null ? [source, change.side] : [headSource, "head" as const];
  return {
    ...place,
    rule: id,
    severity: accepted === null ? severityOf[severity] : "info",
    message: withAcceptance(change),
    file: displayPath({ side, file: place.file }),
  };
}
