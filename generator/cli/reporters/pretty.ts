import type { Diagnostic, Severity } from "../../diagnostic.js";
import { printable } from "./printable.js";
import type { Colors, ReportContext, Reporter } from "./reporter.js";
import { countBySeverity, severities } from "./severity.js";
import { sourceFrame } from "./source-frame.js";

/** So many findings are shown; where there are more, so many of each rule, and the rest is counted. */
const SHOWN = 20;
const SHOWN_OF_A_RULE = 3;

const colorOf = { error: "red", warning: "yellow", info: "cyan" } as const satisfies Record<Severity, keyof Colors>;

/** Findings for a person at a terminal, file by file, each with its source line and a caret. */
export const reportPretty: Reporter = (findings, context) => {
  if (findings.length === 0) return "";
  const shown = context.verbose || findings.length <= SHOWN ? findings : firstOfEachRule(findings);
  const blocks = shown.map((finding) => block(finding, context));
  const counts = countBySeverity(findings);
  const totals = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => count(counts[severity], severity));
  return [...blocks, ...rest(findings, shown), `${totals.join(", ")}\n`].join("\n");
};

function firstOfEachRule(findings: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, number>();
  const first = findings.filter(({ rule }) => {
    const earlier = seen.get(rule) ?? 0;
    seen.set(rule, earlier + 1);
    return earlier < SHOWN_OF_A_RULE;
  });
  return first.slice(0, SHOWN);
}

function block(finding: Diagnostic, { colors, displayPath, sourceLine }: ReportContext): string {
  const place = `${printable(displayPath(finding.file))}:${finding.line}:${finding.column}`;
  const severity = colors[colorOf[finding.severity]](finding.severity);
  const lines = [`${colors.bold(place)} ${severity} ${printable(finding.message)} ${colors.dim(finding.rule)}`];
  const source = sourceLine(finding.file, finding.line);
  if (source !== undefined) {
    const [text, carets] = sourceFrame(finding, source);
    lines.push(colors.dim(text), colors[colorOf[finding.severity]](carets));
  }
  return `${lines.join("\n")}\n`;
}

/** What is not shown, by rule. */
function rest(findings: readonly Diagnostic[], shown: readonly Diagnostic[]): string[] {
  if (shown.length === findings.length) return [];
  const hidden = new Map<string, number>();
  for (const { rule } of findings) hidden.set(rule, (hidden.get(rule) ?? 0) + 1);
  for (const { rule } of shown) hidden.set(rule, (hidden.get(rule) ?? 0) - 1);
  const byRule = [...hidden].filter(([, number]) => number > 0).sort(([, a], [, b]) => b - a);
  const more = byRule.map(([rule, number]) => `${number} ${rule}`).join(", ");
  return [`and more, which --verbose shows: ${more}`];
}

function count(number: number, severity: Severity): string {
  const plural = severity === "info" || number === 1 ? severity : `${severity}s`;
  return `${number} ${plural}`;
}
