import type { Diagnostic, Severity } from "../../../findings/finding.js";
import { groupBy } from "../../../collections/group-by.js";
import { counted } from "../../counted.js";
import { findingText } from "./finding-text.js";
import { printable } from "../printable.js";
import type { Colors, ReportContext, Reporter } from "./reporter.js";
import { countBySeverity, severities } from "./severity.js";
import { sourceFrame } from "./source-frame.js";

/** So many findings are shown; where there are more, so many of each rule, and the rest is counted. */
const SHOWN = 20;
const SHOWN_OF_A_RULE = 3;

const colorOf = { error: "red", warning: "yellow", info: "cyan" } as const satisfies Record<Severity, keyof Colors>;

/** Findings for a person at a terminal: under the name of each file its findings, with source line and caret. */
export const reportPretty: Reporter = (findings, context) => {
  if (findings.length === 0) return "";
  const shown = context.verbose || findings.length <= SHOWN ? findings : firstOfEachRule(findings);
  const blocks = [...groupBy(shown, ({ file }) => file)].map(([file, own]) => fileBlock(file, own, context));
  return [...blocks, ...rest(findings, shown), `${summary(findings)}\n`].join("\n");
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

function fileBlock(file: string, findings: readonly Diagnostic[], context: ReportContext): string {
  const { colors, displayPath } = context;
  const lines = findings.flatMap((finding) => findingLines(finding, context));
  return `${[colors.underline(printable(displayPath(file))), ...lines].join("\n")}\n`;
}

function findingLines(finding: Diagnostic, { colors, sourceLine }: ReportContext): string[] {
  const place = `${finding.line}:${finding.column}`.padStart(8);
  const color = colors[colorOf[finding.severity]];
  const line = `${place}  ${color(finding.severity)}  ${printable(findingText(finding))}  ${colors.dim(finding.rule)}`;
  const source = sourceLine(finding.file, finding.line);
  if (source === undefined) return [line];
  const [text, carets] = sourceFrame(finding, source);
  return [line, colors.dim(text), color(carets)];
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

/** `4 findings in 2 files: 1 error, 3 warnings`, whatever is shown of them. */
function summary(findings: readonly Diagnostic[]): string {
  const counts = countBySeverity(findings);
  const totals = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => (severity === "info" ? `${counts.info} info` : counted(counts[severity], severity)));
  const files = new Set(findings.map(({ file }) => file)).size;
  return `${counted(findings.length, "finding")} in ${counted(files, "file")}: ${totals.join(", ")}`;
}
