import type { CustomRule } from "../findings/custom-rule.js";
import type { Page } from "../page/page.js";
import type { CheckFinding, LintedApi } from "./check.js";
import type { SourceTexts } from "./source-texts.js";

/** A rule that a user adds to `lint`. It has `check`, `checkPage`, or both. */
export interface LintRule extends CustomRule {
  /** Checks the whole API: all pages and the model. */
  readonly check?: (api: LintedApi) => Iterable<CheckFinding>;
  /** Checks one page on its own. The remark plugin runs this check too. */
  readonly checkPage?: (page: Page, texts: SourceTexts) => Iterable<CheckFinding>;
}

/**
 * Adds types to a rule of your own.
 *
 * ```ts
 * const owner = defineRule({
 *   id: "contoso-owner",
 *   severity: "warning",
 *   summary: "A page has no owner",
 *   *checkPage(page) {
 *     if (page.frontMatter["owner"] === undefined) {
 *       yield { message: "The page has no owner. Add `owner` to its front matter.", source: page.source };
 *     }
 *   },
 * });
 *
 * export default defineConfig({ docs: "docs", lint: { customRules: [owner] } });
 * ```
 *
 * @returns the rule itself
 */
export function defineRule(rule: LintRule): LintRule {
  return rule;
}
