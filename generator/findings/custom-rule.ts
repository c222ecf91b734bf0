import type { Severity } from "./finding.js";

/** The facts about a rule that a user adds to `lint`. */
export interface CustomRule {
  /**
   * The id in kebab case: `contoso-owner`. Configs, comments in pages and baselines use it. Start the id with the name
   * of your company or project, so that it differs from the ids of docwright's rules.
   */
  readonly id: string;
  /** The severity of the rule's findings, unless the config or `--rule` sets another one. */
  readonly severity: Severity;
  /** One line for `--rules`, without a full stop. */
  readonly summary: string;
  /** The Markdown text for `--explain`: the fault, why it matters, and the fix. Default: the summary. */
  readonly explanation?: string;
}
