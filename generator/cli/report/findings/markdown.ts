import type { RootContent } from "mdast";
import type { Finding } from "../../../findings/finding.js";
import { groupBy } from "../../../collections/group-by.js";
import { heading, message, paragraph, printMarkdown, table, text } from "../markdown.js";
import type { FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";
import { countBySeverity, severities } from "./severity.js";

/** Prints findings as Markdown: the totals, and one table per file. */
export const reportMarkdown: FindingReporter = (findings, { displayPath }) => {
  const counts = countBySeverity(findings);
  const totals = severities.map((severity) => `${counts[severity]} ${severity}`).join(", ");
  const byFile = [...groupBy(findings, ({ file }) => file)];
  return printMarkdown(
    heading(1, text("Findings")),
    paragraph(text(totals)),
    ...byFile.flatMap(([file, findingsOfFile]) => fileSection(displayPath(file), findingsOfFile)),
  );
};

function fileSection(file: string, findings: readonly Finding<string>[]): RootContent[] {
  const rows = findings.map((finding) => {
    const { line, column, severity, rule } = finding;
    return [[text(`${line}:${column}`)], [text(severity)], message(findingText(finding)), [text(rule)]];
  });
  return [heading(2, text(file)), table(["Place", "Severity", "Finding", "Rule"], rows)];
}
