import type { Severity } from "../findings/finding.js";

/** Findings of a rule that are meant to be, in some files. */
export interface Suppression {
  /** Name of the rule. */
  readonly rule: string;
  /** Globs of docs files; a pattern without a slash matches names. */
  readonly files: string | readonly string[];
  /** Why, for whoever reads the config next. */
  readonly reason?: string;
}

export interface LintOptions {
  /** What a rule's findings are, by the rule's name; `off` leaves them out. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  readonly suppressions?: readonly Suppression[];
}
