import { groupBy } from "../../../collections/group-by.js";
import { byCodeUnits } from "../../../collections/order.js";
import type { Finding, Severity } from "../../../findings/finding.js";

/** The severities of findings, the most severe first. */
export const severities = ["error", "warning", "info"] as const satisfies readonly Severity[];

export function countBySeverity(findings: readonly Finding<string>[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Whether at least one finding has this severity or a higher one. Always false for `none`. */
export function hasFindingsAt(findings: readonly Finding<string>[], level: Severity | "none"): boolean {
  if (level === "none") return false;
  return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(level));
}

/** The number of findings of a rule with a severity. */
export interface RuleCount {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
}

/** Counts findings by rule and severity: the most severe first, then the most frequent. */
export function countByRule(findings: readonly Finding<string>[]): RuleCount[] {
  const ofSeverity = (severity: Severity): RuleCount[] =>
    [
      ...groupBy(
        findings.filter((one) => one.severity === severity),
        ({ rule }) => rule,
      ),
    ]
      .map(([rule, { length }]) => ({ rule, severity, count: length }))
      .sort((a, b) => b.count - a.count || byCodeUnits(a.rule, b.rule));
  return severities.flatMap(ofSeverity);
}

/** Selects the most severe findings, at most `limit`. They keep their order. */
export function selectMostSevere<One extends Finding<string>>(findings: readonly One[], limit: number): readonly One[] {
  const selected = new Set(
    severities.flatMap((level) => findings.filter(({ severity }) => severity === level)).slice(0, limit),
  );
  return findings.filter((finding) => selected.has(finding));
}
