import type { Severity } from "../findings/finding.js";

/** Suppresses the findings of a rule in some files. */
export interface Suppression {
  /** Id of the rule. */
  readonly rule: string;
  /** Globs of docs files; a pattern without a slash matches file names. */
  readonly files: string | readonly string[];
  /** Why the findings are suppressed. */
  readonly reason?: string;
}

export interface LintOptions {
  /** Severities of rules, by rule id; `off` turns a rule off. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  readonly suppressions?: readonly Suppression[];
}
