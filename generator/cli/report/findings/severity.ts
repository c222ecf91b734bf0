import type { Finding, Severity } from "../../../findings/finding.js";

/** The most severe first. */
export const severities = ["error", "warning", "info"] as const satisfies readonly Severity[];

export function countBySeverity(findings: readonly Finding<string>[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Whether a finding has this severity or a higher one. Always false for `none`. */
export function hasFindingsAt(findings: readonly Finding<string>[], level: Severity | "none"): boolean {
  if (level === "none") return false;
  return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(level));
}
