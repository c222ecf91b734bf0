import { finding, makeFinding } from "../findings/create-finding.js";
import type { RuleId } from "../findings/catalogue.js";
import type { Finding, Place } from "../findings/finding.js";
import { withParts, type Page } from "../page/page.js";
import { runPlugin } from "../plugin-error.js";
import type { CheckFinding, DocumentedPages } from "./check.js";
import { apiChecks, pageChecks } from "./checks.js";
import { controlByComments } from "./comment-control.js";
import type { LintRule } from "./define-rule.js";
import type { LintOptions } from "./options.js";
import { readOptions, type LintResult, type SeverityOf } from "./options-in-force.js";
import { unusedComments } from "./unused-comments.js";
import { sourceTexts, type SourceTexts } from "./source-texts.js";

/**
 * Lints docs: runs all checks and adds the findings from reading the pages. Removes the findings that comments or the
 * options suppress.
 *
 * @returns findings, sorted by place
 * @throws UsageError if the options name an unknown rule, or a custom rule throws
 */
export function lint(api: DocumentedPages, options: LintOptions = {}): Finding<string>[] {
  return [...lintWithSuppressions(api, options).findings];
}

/**
 * Like {@link lint}, but returns the suppressed findings too. If pages are missing, a suppression can be reported as
 * unused although it suppresses a finding of these pages.
 *
 * @throws UsageError if the options name an unknown rule, or a custom rule throws
 */
export function lintWithSuppressions(api: DocumentedPages, options: LintOptions = {}): LintResult {
  const { severityOf, customRules, knownIds, select } = readOptions(options);
  const texts = sourceTexts(api.docs);
  const ofCustom = customRules.flatMap((rule) => customFindings(rule, () => rule.check?.({ ...api, texts }) ?? []));
  const ofApi = apiChecks
    .filter(({ rule }) => severityOf(rule) !== "off")
    .flatMap(({ rule, check }) => withRule(rule, check({ ...api, texts })));
  const ofPages = withParts(api.pages).flatMap((page) => checkPage(page, texts, severityOf, customRules));
  const found = [...api.model.diagnostics, ...ofApi, ...ofCustom, ...ofPages];
  const isChecked = (rule: string): boolean => knownIds.includes(rule) && severityOf(rule) !== "off";
  const remaining = controlByComments(found, texts, knownIds);
  return select(found, texts, [...remaining, ...unusedComments(found, texts, isChecked)]);
}

/**
 * Lints one page: runs the page checks and adds the findings of reading.
 *
 * @returns findings, sorted by place
 * @throws UsageError if the options name an unknown rule, or a custom rule throws
 */
export function lintPage(page: Page, texts: SourceTexts, options: LintOptions = {}): Finding<string>[] {
  const { severityOf, customRules, knownIds, select } = readOptions(options);
  const found = [...page.diagnostics, ...checkPage(page, texts, severityOf, customRules)];
  return [...select(found, texts, controlByComments(found, texts, knownIds)).findings];
}

function checkPage(
  page: Page,
  texts: SourceTexts,
  severityOf: SeverityOf,
  customRules: readonly LintRule[],
): Finding<string>[] {
  return [
    ...pageChecks
      .filter(({ rule }) => severityOf(rule) !== "off")
      .flatMap(({ rule, check }) => withRule(rule, check(page, texts))),
    ...customRules.flatMap((rule) => customFindings(rule, () => rule.checkPage?.(page, texts) ?? [])),
  ];
}

/**
 * Runs a check of a custom rule. The rule can be plain JavaScript, so the types of its findings are checked at run
 * time.
 */
function customFindings(rule: LintRule, check: () => Iterable<CheckFinding>): Finding<string>[] {
  return runPlugin(`rule ${rule.id}`, () =>
    [...check()].map(({ message, source, ...details }) => {
      if (typeof message !== "string" || message === "" || !isPlace(source)) {
        throw new TypeError("a finding needs a message, and a source with file, line and column");
      }
      return makeFinding(rule, source, message, details);
    }),
  );
}

function isPlace({ file, line, column }: Partial<Place> = {}): boolean {
  return typeof file === "string" && [line, column].every((count) => Number.isSafeInteger(count) && Number(count) > 0);
}

function withRule(rule: RuleId, findings: Iterable<CheckFinding>): Finding[] {
  return [...findings].map(({ message, source, ...details }) => finding(rule, source, message, details));
}
