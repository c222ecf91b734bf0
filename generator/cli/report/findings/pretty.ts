import type { Finding, Severity } from "../../../findings/finding.js";
import { groupBy } from "../../../collections/group-by.js";
import { formatCount } from "../../format-count.js";
import { printable } from "../printable.js";
import type { Colors, FindingContext, FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";
import { countBySeverity, severities } from "./severity.js";
import { sourceFrame } from "./source-frame.js";

/** The number of findings shown without `--verbose`. If there are more, only the first ones of each rule are shown. */
const MAX_FINDINGS = 20;
const MAX_FINDINGS_PER_RULE = 3;

const colorOf = { error: "red", warning: "yellow", info: "cyan" } as const satisfies Record<Severity, keyof Colors>;

/** Prints findings for a terminal, grouped by file, with the source line and carets. */
export const reportPretty: FindingReporter = (findings, context) => {
  if (findings.length === 0) return "";
  const shown = context.verbose || findings.length <= MAX_FINDINGS ? findings : firstOfEachRule(findings);
  const byFile = [...groupBy(shown, ({ file }) => file)];
  const blocks = byFile.map(([file, findingsOfFile]) => fileBlock(file, findingsOfFile, context));
  return [...blocks, ...hiddenCounts(findings, shown), `${summary(findings)}\n`].join("\n");
};

function firstOfEachRule(findings: readonly Finding<string>[]): Finding<string>[] {
  const seen = new Map<string, number>();
  const first = findings.filter(({ rule }) => {
    const earlier = seen.get(rule) ?? 0;
    seen.set(rule, earlier + 1);
    return earlier < MAX_FINDINGS_PER_RULE;
  });
  return first.slice(0, MAX_FINDINGS);
}

function fileBlock(file: string, findings: readonly Finding<string>[], context: FindingContext): string {
  const { colors, displayPath } = context;
  const lines = findings.flatMap((finding) => findingLines(finding, context));
  return `${[colors.underline(printable(displayPath(file))), ...lines].join("\n")}\n`;
}

function findingLines(finding: Finding<string>, { colors, sourceLine }: FindingContext): string[] {
  const place = `${finding.line}:${finding.column}`.padStart(8);
  const color = colors[colorOf[finding.severity]];
  const line = `${place}  ${color(finding.severity)}  ${printable(findingText(finding))}  ${colors.dim(finding.rule)}`;
  const source = sourceLine(finding.file, finding.line);
  if (source === undefined) return [line];
  const [text, carets] = sourceFrame(finding, source);
  return [line, colors.dim(text), color(carets)];
}

/** The number of findings that are not shown, by rule. */
function hiddenCounts(findings: readonly Finding<string>[], shown: readonly Finding<string>[]): string[] {
  if (shown.length === findings.length) return [];
  const hidden = new Map<string, number>();
  for (const { rule } of findings) hidden.set(rule, (hidden.get(rule) ?? 0) + 1);
  for (const { rule } of shown) hidden.set(rule, (hidden.get(rule) ?? 0) - 1);
  const byRule = [...hidden].filter(([, number]) => number > 0).sort(([, a], [, b]) => b - a);
  const more = byRule.map(([rule, number]) => `${number} ${rule}`).join(", ");
  return [`Not shown (use --verbose): ${more}`];
}

/** `4 findings in 2 files: 1 error, 3 warnings`. Counts hidden findings too. */
function summary(findings: readonly Finding<string>[]): string {
  const counts = countBySeverity(findings);
  const totals = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => (severity === "info" ? `${counts.info} info` : formatCount(counts[severity], severity)));
  const files = new Set(findings.map(({ file }) => file)).size;
  return `${formatCount(findings.length, "finding")} in ${formatCount(files, "file")}: ${totals.join(", ")}`;
}
