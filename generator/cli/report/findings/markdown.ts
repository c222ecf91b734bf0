import type { PhrasingContent, RootContent } from "mdast";
import type { Finding } from "../../../findings/finding.js";
import { groupBy } from "../../../collections/group-by.js";
import { formatCount } from "../../format-count.js";
import { heading, paragraph, table } from "../../../markdown-nodes.js";
import { message, printMarkdown, text } from "../markdown.js";
import type { FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";
import { countByRule, countBySeverity, severities } from "./severity.js";

/** Prints findings as Markdown: the totals, a table of the rules, and one table per file or rule. */
export const reportMarkdown: FindingReporter = (findings, context) => {
  const { all = findings } = context;
  const counts = countBySeverity(all);
  const totals = severities.map((severity) => `${counts[severity]} ${severity}`).join(", ");
  const omitted = all.length - findings.length;
  return printMarkdown(
    heading(1, text("Findings")),
    paragraph(text(totals)),
    ...ruleTable(all),
    ...(omitted === 0 ? [] : [paragraph(text(`Not shown: ${formatCount(omitted, "finding")} (left out by --limit).`))]),
    ...(context.groupBy === "rule" ? ruleSections(findings) : fileSections(findings)),
  );

  function fileSections(shown: readonly Finding<string>[]): RootContent[] {
    return [...groupBy(shown, ({ file }) => file)].flatMap(([file, ofFile]) => [
      heading(2, text(context.displayPath(file))),
      table(
        ["Place", "Severity", "Finding", "Rule"],
        ofFile.map((finding) => [...cells(finding, ""), [text(finding.rule)]]),
      ),
    ]);
  }

  function ruleSections(shown: readonly Finding<string>[]): RootContent[] {
    return [...groupBy(shown, ({ rule }) => rule)].flatMap(([rule, ofRule]) => [
      heading(2, text(rule)),
      table(
        ["Place", "Severity", "Finding"],
        ofRule.map((finding) => cells(finding, `${context.displayPath(finding.file)}:`)),
      ),
    ]);
  }
};

/**
 * The number of findings of each rule. If there is only one rule, this table is left out, because the totals have the
 * number.
 */
function ruleTable(all: readonly Finding<string>[]): RootContent[] {
  const counts = countByRule(all);
  if (counts.length < 2) return [];
  const rows = counts.map(({ rule, severity, count }) => [[text(rule)], [text(severity)], [text(String(count))]]);
  return [table(["Rule", "Severity", "Findings"], rows)];
}

function cells(finding: Finding<string>, file: string): PhrasingContent[][] {
  const { line, column, severity } = finding;
  return [[text(`${file}${line}:${column}`)], [text(severity)], message(findingText(finding))];
}
