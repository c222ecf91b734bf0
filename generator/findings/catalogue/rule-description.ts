import type { Severity } from "../finding.js";

/** The facts about a rule that are the same for all of its findings. */
export interface RuleDescription {
  /** Severity of the rule's findings, unless the config sets another one. */
  readonly severity: Severity;
  /** One line, without a full stop. */
  readonly summary: string;
  /**
   * Id of the rule that reported these findings in earlier versions. Configs, comments and baselines can still use the
   * former id for this rule.
   */
  readonly formerId?: string;
  /** Whether `lint --fix` can fix findings of this rule. It fixes a finding only if exactly one fix is possible. */
  readonly fixable?: true;
}

/** The rules of one source of findings, by id. */
export type RuleDescriptions = Readonly<Record<string, RuleDescription>>;
