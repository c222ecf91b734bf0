import type { Finding, Severity } from "../../../findings/finding.js";
import { printable, printableLines } from "../printable.js";
import type { FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";

const commandOf = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<Severity, string>;

/**
 * Prints findings as annotations of a GitHub Actions run.
 * {@link https://docs.github.com/actions/reference/workflow-commands-for-github-actions | Workflow commands}
 */
export const reportGithub: FindingReporter = (findings, { displayPath }) =>
  findings.map((finding) => `${command(finding, displayPath(finding.file))}\n`).join("");

function command(finding: Finding<string>, file: string): string {
  const { rule, severity, line, endLine, column, endColumn } = finding;
  const properties = Object.entries({
    file: printable(file),
    line,
    endLine,
    col: column,
    endColumn,
    title: `docwright ${rule}`,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]));
  return `::${commandOf[severity]} ${properties.join(",")}::${escapeText(printableLines(findingText(finding)))}`;
}

function escapeText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
