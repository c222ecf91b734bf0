import type { Finding, Severity } from "../../../findings/finding.js";
import { printable, printableLines } from "../printable.js";
import type { FindingContext, FindingReporter } from "../reporter.js";
import { formatCount } from "../../format-count.js";
import { findingText } from "./finding-text.js";
import { countBySeverity, severities } from "./severity.js";

const commandOf = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<Severity, string>;

/**
 * GitHub shows at most this number of errors, of warnings and of notices for each step. It omits the others without a
 * message.
 */
const MAX_ANNOTATIONS = 10;

/**
 * Prints findings as annotations of a GitHub Actions run. If GitHub would not show all findings, the last notice tells
 * how many are missing.
 * {@link https://docs.github.com/actions/reference/workflow-commands-for-github-actions | Workflow commands}
 */
export const reportGithub: FindingReporter = printAnnotations;

/** Prints the annotations for findings, or for changes that were converted to findings. */
export function printAnnotations(
  findings: readonly Finding<string>[],
  { repositoryPath, all = findings }: Pick<FindingContext, "repositoryPath" | "all">,
): string {
  const ofSeverity = (severity: Severity, limit: number): Finding<string>[] =>
    findings.filter((finding) => finding.severity === severity).slice(0, limit);
  const select = (notices: number): Set<Finding<string>> =>
    new Set(severities.flatMap((severity) => ofSeverity(severity, severity === "info" ? notices : MAX_ANNOTATIONS)));
  const complete = select(MAX_ANNOTATIONS);
  const isComplete = complete.size === all.length;
  const shown = isComplete ? complete : select(MAX_ANNOTATIONS - 1);
  const lines = findings
    .filter((finding) => shown.has(finding))
    .map((finding) => command(finding, repositoryPath(finding.file)));
  const limit = String(MAX_ANNOTATIONS);
  const reason =
    findings.length < all.length
      ? "--limit leaves these findings out."
      : `GitHub shows at most ${limit} errors, ${limit} warnings and ${limit} notices per step. To see all findings, use --format markdown.`;
  const others = isComplete
    ? []
    : [
        othersNotice(
          all.filter((finding) => !shown.has(finding)),
          reason,
        ),
      ];
  return [...lines, ...others].map((line) => `${line}\n`).join("");
}

function othersNotice(others: readonly Finding<string>[], reason: string): string {
  const counts = countBySeverity(others);
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => formatCount(counts[severity], commandOf[severity]));
  return `::notice title=docwright::Not annotated: ${parts.join(", ")}. ${reason}`;
}

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
