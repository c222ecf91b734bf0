import type { Severity } from "../findings/finding.js";
import type { LintRule } from "./define-rule.js";

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
  /** Findings that are not reported, by rule and file. */
  readonly suppressions?: readonly Suppression[];
  /** Rules of your own, made with `defineRule`. They need a config in TypeScript or JavaScript. */
  readonly customRules?: readonly LintRule[];
}
