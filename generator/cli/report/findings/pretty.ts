import { findRule } from "../../../findings/catalogue.js";
import type { Finding, Severity } from "../../../findings/finding.js";
import { groupBy } from "../../../collections/group-by.js";
import { formatCount } from "../../format-count.js";
import { printable } from "../printable.js";
import type { Colors, FindingContext, FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";
import { splitRepeated, type RepeatedFinding } from "./repeated.js";
import { countByRule, countBySeverity, severities } from "./severity.js";
import { sourceFrame } from "./source-frame.js";

/**
 * The number of findings shown without `--verbose`. If there are more, only the first findings of each rule are shown.
 */
const MAX_FINDINGS = 20;
const MAX_FINDINGS_PER_RULE = 3;

const colorOf = { error: "red", warning: "yellow", info: "cyan" } as const satisfies Record<Severity, keyof Colors>;

/** Prints findings for a terminal, grouped by file or rule, with the source line and carets. */
export const reportPretty: FindingReporter = (findings, context) => {
  const { all = findings, verbose } = context;
  if (all.length === 0) return "";
  const { repeated, single } =
    context.mergeRepeated === true ? splitRepeated(findings) : { repeated: [], single: findings };
  const listed = verbose || single.length <= MAX_FINDINGS ? single : firstOfEachRule(single);
  const shown = [...repeated.flatMap(({ named }) => named), ...listed];
  const blocks = context.groupBy === "rule" ? ruleBlocks(listed, context) : fileBlocks(listed, context);
  const lines = [
    ...repeated.map((one) => repeatedBlock(one, context)),
    ...blocks,
    ...ruleCounts(all, shown, context),
    ...notShown(all, findings, shown),
    summary(all),
  ];
  return `${lines.join("\n")}\n`;
};

/** One line for findings that differ only in their places, and a line with the first files. */
function repeatedBlock({ finding, count, named }: RepeatedFinding, { colors, displayPath }: FindingContext): string {
  const level = colors[colorOf[finding.severity]](finding.severity);
  const files = named.map(({ file }) => printable(displayPath(file))).join(", ");
  const line = `${level}  ${printable(findingText(finding))}  ${colors.dim(finding.rule)}`;
  return `${line}\n  ${formatCount(count, "file")}: ${files}${count > named.length ? ", …" : ""}\n`;
}

function firstOfEachRule(findings: readonly Finding<string>[]): Finding<string>[] {
  const seen = new Map<string, number>();
  const first = findings.filter(({ rule }) => {
    const earlier = seen.get(rule) ?? 0;
    seen.set(rule, earlier + 1);
    return earlier < MAX_FINDINGS_PER_RULE;
  });
  return first.slice(0, MAX_FINDINGS);
}

function fileBlocks(findings: readonly Finding<string>[], context: FindingContext): string[] {
  const { colors, displayPath } = context;
  return [...groupBy(findings, ({ file }) => file)].map(([file, ofFile]) => {
    const lines = ofFile.flatMap((finding) => {
      const { line, column, rule } = finding;
      return findingLines(finding, `${line}:${column}`.padStart(8), `  ${colors.dim(rule)}`, context);
    });
    return `${[colors.underline(printable(displayPath(file))), ...lines].join("\n")}\n`;
  });
}

function ruleBlocks(findings: readonly Finding<string>[], context: FindingContext): string[] {
  const { colors, displayPath } = context;
  return [...groupBy(findings, ({ rule }) => rule)].map(([rule, ofRule]) => {
    const lines = ofRule.flatMap((finding) => {
      const { file, line, column } = finding;
      return findingLines(finding, `  ${printable(displayPath(file))}:${line}:${column}`, "", context);
    });
    const description = findRule(rule, context.customRules);
    const title = description === undefined ? rule : `${rule}: ${description.summary}`;
    return `${[colors.underline(title), ...lines].join("\n")}\n`;
  });
}

function findingLines(
  finding: Finding<string>,
  place: string,
  end: string,
  { colors, sourceLine }: FindingContext,
): string[] {
  const color = colors[colorOf[finding.severity]];
  const line = `${place}  ${color(finding.severity)}  ${printable(findingText(finding))}${end}`;
  const source = sourceLine(finding.file, finding.line);
  if (source === undefined) return [line];
  const [text, carets] = sourceFrame(finding, source);
  return [line, colors.dim(text), color(carets)];
}

/**
 * The number of findings of each rule and severity. Empty if all findings are shown and have the same rule and
 * severity.
 */
function ruleCounts(
  all: readonly Finding<string>[],
  shown: readonly Finding<string>[],
  { colors }: FindingContext,
): string[] {
  const counts = countByRule(all);
  if (counts.length < 2 && shown.length === all.length) return [];
  const lines = counts.map(({ rule, severity, count }) => {
    const level = colors[colorOf[severity]](severity.padEnd("warning".length));
    return `${String(count).padStart(8)}  ${level}  ${rule}`;
  });
  return [`${[colors.underline("Findings by rule"), ...lines].join("\n")}\n`];
}

/** The number of findings that are not shown, with the option that shows them. */
function notShown(
  all: readonly Finding<string>[],
  limited: readonly Finding<string>[],
  shown: readonly Finding<string>[],
): string[] {
  if (shown.length === all.length) return [];
  const option = shown.length < limited.length ? "use --verbose" : "left out by --limit";
  return [`Not shown: ${formatCount(all.length - shown.length, "finding")} (${option}).`];
}

/** Sums up all findings, including findings that are not shown: `4 findings in 2 files: 1 error, 3 warnings`. */
function summary(findings: readonly Finding<string>[]): string {
  const counts = countBySeverity(findings);
  const totals = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => (severity === "info" ? `${counts.info} info` : formatCount(counts[severity], severity)));
  const files = new Set(findings.map(({ file }) => file)).size;
  return `${formatCount(findings.length, "finding")} in ${formatCount(files, "file")}: ${totals.join(", ")}`;
}
