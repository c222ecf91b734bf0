import type { Change, ChangeSummary } from "../../../diff/change.js";
import type { ChangeSeverity } from "../../../diff/kinds/change-kind.js";

/** From the gravest on. */
export const changeSeverities = ["breaking", "non-breaking", "docs-only"] as const satisfies readonly ChangeSeverity[];

/** Whether a change is as grave as a level or graver; none is as grave as `none`. */
export function reachesChange(changes: readonly Change[], level: ChangeSeverity | "none"): boolean {
  if (level === "none") return false;
  return changes.some(({ severity }) => changeSeverities.indexOf(severity) <= changeSeverities.indexOf(level));
}

/** How many changes of each severity there are. */
export function countsInWords({ breaking, nonBreaking, docsOnly }: ChangeSummary["summary"]): string {
  return `${breaking} breaking, ${nonBreaking} non-breaking, ${docsOnly} docs-only`;
}
