import type { Diagnostic, Severity } from "../../diagnostic.js";
import type { Reporter } from "./reporter.js";

const commandOf = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<Severity, string>;

/**
 * Findings as annotations of a run on GitHub.
 * {@link https://docs.github.com/actions/reference/workflow-commands-for-github-actions | Workflow commands}
 */
export const reportGithub: Reporter = (findings, { displayPath }) =>
  findings.map((finding) => `${command(finding, displayPath(finding.file))}\n`).join("");

function command({ rule, severity, message, suggestion, ...place }: Diagnostic, file: string): string {
  const properties = Object.entries({
    file,
    line: place.line,
    endLine: place.endLine,
    col: place.column,
    endColumn: place.endColumn,
    title: `docwright ${rule}`,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]));
  const text = suggestion === undefined ? message : `${message} Perhaps ${suggestion}?`;
  return `::${commandOf[severity]} ${properties.join(",")}::${escapeText(text)}`;
}

function escapeText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
