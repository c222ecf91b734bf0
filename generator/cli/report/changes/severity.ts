import type { Change, ChangeSummary } from "../../../diff/change.js";
import type { ChangeSeverity } from "../../../diff/kinds/change-kind.js";

/** The severities of changes, the most severe first. */
export const changeSeverities = ["breaking", "non-breaking", "docs-only"] as const satisfies readonly ChangeSeverity[];

/**
 * Whether at least one change has this severity or a higher one. Accepted changes are ignored. Always false for `none`.
 */
export function hasChangesAt(changes: readonly Change[], level: ChangeSeverity | "none"): boolean {
  if (level === "none") return false;
  return changes.some(
    ({ severity, accepted }) =>
      accepted === null && changeSeverities.indexOf(severity) <= changeSeverities.indexOf(level),
  );
}

/** The message of a change. If the change is accepted, the message ends with the reason. */
export function withAcceptance({ message, accepted }: Change): string {
  return accepted === null ? message : `${message} Accepted: ${accepted}`;
}

/** Prints the number of changes of each severity. */
export function printCounts({ breaking, nonBreaking, docsOnly }: ChangeSummary["summary"]): string {
  return `${breaking} breaking, ${nonBreaking} non-breaking, ${docsOnly} docs-only`;
}
