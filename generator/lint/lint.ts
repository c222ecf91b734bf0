import { finding, makeFinding } from "../findings/create-finding.js";
import { assertCustomIds, idsOfRule, pageRules, type RuleId, requireRule } from "../findings/catalogue.js";
import type { Finding, Place, Severity } from "../findings/finding.js";
import { pageMatcher } from "../docs/page-pattern.js";
import { withParts, type Page } from "../page/page.js";
import { orderFindings } from "../findings/order-findings.js";
import { runPlugin } from "../plugin-error.js";
import { UsageError } from "../usage-error.js";
import type { CheckFinding, DocumentedPages } from "./check.js";
import { apiChecks, pageChecks } from "./checks.js";
import { controlByComments } from "./comment-control.js";
import type { LintRule } from "./define-rule.js";
import type { LintOptions, Suppression } from "./options.js";
import { unusedComments } from "./unused-comments.js";
import { sourceTexts, type SourceTexts, textAt } from "./source-texts.js";

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

/** The findings of `lint`, and what the suppressions did. */
export interface LintResult {
  /** Sorted by place. */
  readonly findings: readonly Finding<string>[];
  /** The findings that comments or options suppress. */
  readonly suppressed: readonly Finding<string>[];
  /** The suppressions in the options that do not suppress any finding. */
  readonly unused: readonly Suppression[];
}

/**
 * Like {@link lint}, but returns the suppressed findings too. If pages are missing, a suppression can be reported as
 * unused although it suppresses a finding of these pages.
 *
 * @throws UsageError if the options name an unknown rule, or a custom rule throws
 */
export function lintWithSuppressions(api: DocumentedPages, options: LintOptions = {}): LintResult {
  const { severityOf, customRules, isKnown, select } = readOptions(options);
  const texts = sourceTexts(api.docs);
  const ofCustom = customRules.flatMap((rule) => customFindings(rule, () => rule.check?.({ ...api, texts }) ?? []));
  const ofApi = apiChecks
    .filter(({ rule }) => severityOf(rule) !== "off")
    .flatMap(({ rule, check }) => withRule(rule, check({ ...api, texts })));
  const ofPages = withParts(api.pages).flatMap((page) => checkPage(page, texts, severityOf, customRules));
  const found = [...api.model.diagnostics, ...ofApi, ...ofCustom, ...ofPages];
  const isChecked = (rule: string): boolean => isKnown(rule) && severityOf(rule) !== "off";
  return select(found, texts, unusedComments(found, texts, isChecked));
}

/**
 * Lints one page: runs the page checks and adds the findings of reading.
 *
 * @returns findings, sorted by place
 * @throws UsageError if the options name an unknown rule, or a custom rule throws
 */
export function lintPage(page: Page, texts: SourceTexts, options: LintOptions = {}): Finding<string>[] {
  const { severityOf, customRules, select } = readOptions(options);
  return [...select([...page.diagnostics, ...checkPage(page, texts, severityOf, customRules)], texts).findings];
}

/** Severity that the options set for a rule; `undefined` if they do not set one. */
type SeverityOf = (rule: string) => Severity | "off" | undefined;

interface OptionsInForce {
  readonly severityOf: SeverityOf;
  /** The custom rules that are not off. */
  readonly customRules: readonly LintRule[];
  readonly isKnown: (rule: string) => boolean;
  /**
   * Separates suppressed findings, sets the severities of the options, and adds missing subjects.
   *
   * @param unsuppressed findings that comments do not suppress
   */
  readonly select: (
    findings: readonly Finding<string>[],
    texts: SourceTexts,
    unsuppressed?: readonly Finding<string>[],
  ) => LintResult;
}

function readOptions({ rules = {}, suppressions = [], customRules = [] }: LintOptions): OptionsInForce {
  assertCustomIds(customRules);
  for (const { id, check, checkPage } of customRules) {
    if (check === undefined && checkPage === undefined) {
      throw new UsageError(`The rule ${id} does not check anything. Add the function check or checkPage.`);
    }
  }
  const known = [...pageRules, ...customRules];
  for (const id of [...Object.keys(rules), ...suppressions.map(({ rule }) => rule)]) requireRule(id, known);
  const ids = known.map(({ id }) => id);
  const severities = new Map<string, Severity | "off">(Object.entries(rules));
  const severityOf: SeverityOf = (rule) =>
    idsOfRule(rule)
      .map((id) => severities.get(id))
      .find((severity) => severity !== undefined);
  return {
    severityOf,
    customRules: customRules.filter(({ id }) => severityOf(id) !== "off"),
    isKnown: (rule) => ids.includes(rule),
    select: (findings, texts, unsuppressed = []) => {
      const withSubject = (found: Finding<string>) => ({ ...found, subject: found.subject ?? textAt(found, texts) });
      const remaining = controlByComments(findings, texts, ids);
      const matches = suppressions.map(suppressionMatch);
      const isReported = (found: Finding<string>): boolean =>
        severityOf(found.rule) !== "off" && !matches.some((matchesFinding) => matchesFinding(found));
      const reported = orderFindings([...remaining, ...unsuppressed].filter(isReported));
      const kept = new Set(reported);
      return {
        findings: reported.map((found) => ({
          ...withSubject(found),
          severity: reportedSeverity(severityOf(found.rule), found),
        })),
        suppressed: findings.filter((found) => !kept.has(found)).map(withSubject),
        unused: suppressions.filter(
          ({ rule }, index) => severityOf(rule) !== "off" && !findings.some((found) => matches[index]?.(found)),
        ),
      };
    },
  };
}

function reportedSeverity(chosen: Severity | "off" | undefined, { severity }: Finding<string>): Severity {
  return chosen === undefined || chosen === "off" ? severity : chosen;
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

function suppressionMatch({ rule, files }: Suppression): (found: Finding<string>) => boolean {
  const patterns = typeof files === "string" ? [files] : files;
  const matches = patterns.map(pageMatcher);
  return (found) => idsOfRule(found.rule).includes(rule) && matches.some((matchesFile) => matchesFile(found.file));
}
