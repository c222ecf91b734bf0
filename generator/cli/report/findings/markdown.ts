import type { Diagnostic } from "../../../findings/finding.js";
import { groupBy } from "../../../collections/group-by.js";
import { findingText } from "./finding-text.js";
import { escapeMarkdown } from "../markdown-text.js";
import type { Reporter } from "./reporter.js";
import { countBySeverity, severities } from "./severity.js";

/** Findings as Markdown: how many there are, and a table a file. For a comment on a pull request, or a wiki. */
export const reportMarkdown: Reporter = (findings, { displayPath }) => {
  const counts = countBySeverity(findings);
  const totals = severities.map((severity) => `${counts[severity]} ${severity}`).join(", ");
  const tables = [...groupBy(findings, ({ file }) => file)].map(([file, own]) => table(displayPath(file), own));
  return [`# Findings\n\n${totals}\n`, ...tables].join("\n");
};

function table(file: string, findings: readonly Diagnostic[]): string {
  const rows = findings.map((finding) => {
    const { line, column, severity, rule } = finding;
    return `| ${line}:${column} | ${severity} | ${escapeMarkdown(findingText(finding))} | ${escapeMarkdown(rule)} |`;
  });
  return `## ${escapeMarkdown(file)}\n\n| Place | Severity | Finding | Rule |\n|:---|:---|:---|:---|\n${rows.join("\n")}\n`;
}
