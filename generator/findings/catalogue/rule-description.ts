import type { Severity } from "../finding.js";

/** The facts about a rule that are the same for all of its findings. */
export interface RuleDescription {
  /** Severity of its findings, unless the config sets another one. */
  readonly severity: Severity;
  /** One line, without a full stop. */
  readonly summary: string;
  /**
   * Id of the rule that reported these findings in earlier versions. Configs, comments and baselines that name it mean
   * this rule too.
   */
  readonly formerId?: string;
}

/** The rules of one source of findings, by id. */
export type RuleDescriptions = Readonly<Record<string, RuleDescription>>;
