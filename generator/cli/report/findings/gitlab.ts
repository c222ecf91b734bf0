import { digestOf } from "../../../cache/digest.js";
import type { Finding, Severity } from "../../../findings/finding.js";
import { printableJson } from "../printable.js";
import type { FindingReporter } from "../reporter.js";
import { findingText } from "./finding-text.js";

const severityOf = { error: "major", warning: "minor", info: "info" } as const satisfies Record<Severity, string>;

/**
 * Prints findings as a code quality report of GitLab.
 * {@link https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format | Code quality report format}
 */
export const reportGitlab: FindingReporter = (findings, { repositoryPath }) => {
  const seen = new Map<string, number>();
  const issues = findings.map((finding) => {
    const path = repositoryPath(finding.file);
    return {
      description: findingText(finding),
      check_name: finding.rule,
      fingerprint: fingerprint(finding, path),
      severity: severityOf[finding.severity],
      location: { path, lines: { begin: finding.line, end: finding.endLine ?? finding.line } },
    };
  });
  return `${printableJson(JSON.stringify(issues, null, 2))}\n`;

  /**
   * GitLab compares fingerprints to find the issues that a merge request introduces, so fingerprints do not depend on
   * the line. GitLab shows one issue for each fingerprint, so equal findings are numbered.
   */
  function fingerprint({ rule, subject, message }: Finding<string>, path: string): string {
    const key = digestOf(path, rule, subject ?? message);
    const earlier = seen.get(key) ?? 0;
    seen.set(key, earlier + 1);
    return digestOf(key, String(earlier));
  }
};
