import { finding, makeFinding } from "../findings/create-finding.js";
import { assertCustomIds, idsOfRule, pageRules, type RuleId, requireRule } from "../findings/catalogue.js";
import type { Finding, Place, Severity } from "../findings/finding.js";
import { pageMatcher } from "../docs/page-pattern.js";
import { withParts, type Page } from "../page/page.js";
import { runPlugin } from "../plugin-error.js";
import { UsageError } from "../usage-error.js";
import type { CheckFinding, DocumentedPages } from "./check.js";
import { apiChecks, pageChecks } from "./checks.js";
import { controlByComments } from "./comment-control.js";
import type { LintRule } from "./define-rule.js";
import type { LintOptions, Suppression } from "./options.js";
import { sourceTexts, type SourceTexts, textAt } from "./source-texts.js";

/**
 * Lints docs: runs all checks and adds the findings from reading the pages. Removes the findings that comments or the
 * options suppress.
 *
 * @returns findings, sorted by place
 * @throws UsageError if the options name an unknown rule, or a custom rule throws
 */
export function lint(api: DocumentedPages, options: LintOptions = {}): Finding<string>[] {
  const { severityOf, customRules, filter } = readOptions(options);
  const texts = sourceTexts(api.docs);
  const ofCustom = customRules.flatMap((rule) => customFindings(rule, () => rule.check?.({ ...api, texts }) ?? []));
  const ofApi = apiChecks
    .filter(({ rule }) => severityOf(rule) !== "off")
    .flatMap(({ rule, check }) => withRule(rule, check({ ...api, texts })));
  const ofPages = withParts(api.pages).flatMap((page) => checkPage(page, texts, severityOf, customRules));
  return filter([...api.model.diagnostics, ...ofApi, ...ofCustom, ...ofPages], texts);
}

/**
 * Lints one page: runs the page checks and adds the findings of reading.
 *
 * @returns findings, sorted by place
 * @throws UsageError if the options name an unknown rule, or a custom rule throws
 */
export function lintPage(page: Page, texts: SourceTexts, options: LintOptions = {}): Finding<string>[] {
  const { severityOf, customRules, filter } = readOptions(options);
  return filter([...page.diagnostics, ...checkPage(page, texts, severityOf, customRules)], texts);
}

/** Severity that the options set for a rule; `undefined` if they do not set one. */
type SeverityOf = (rule: string) => Severity | "off" | undefined;

interface OptionsInForce {
  readonly severityOf: SeverityOf;
  /** The custom rules that are not off. */
  readonly customRules: readonly LintRule[];
  /** Removes suppressed findings, sets the severities of the options, and adds missing subjects. */
  readonly filter: (findings: readonly Finding<string>[], texts: SourceTexts) => Finding<string>[];
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
  const suppressed = suppressions.map(suppressionMatch);
  return {
    severityOf,
    customRules: customRules.filter(({ id }) => severityOf(id) !== "off"),
    filter: (findings, texts) =>
      controlByComments(findings, texts, ids).flatMap((found) => {
        const severity = severityOf(found.rule) ?? found.severity;
        if (severity === "off" || suppressed.some((matches) => matches(found))) return [];
        return [{ ...found, severity, subject: found.subject ?? textAt(found, texts) }];
      }),
  };
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
