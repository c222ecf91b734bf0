import { finding } from "../findings/create-finding.js";
import { idsOfRule, pageRules, type RuleId, requireRule } from "../findings/catalogue.js";
import type { Finding, Severity } from "../findings/finding.js";
import { pageMatcher } from "../docs/page-pattern.js";
import { withParts, type Page } from "../page/page.js";
import type { CheckFinding, DocumentedPages } from "./check.js";
import { apiChecks, pageChecks } from "./checks.js";
import { controlByComments } from "./comment-control.js";
import type { LintOptions, Suppression } from "./options.js";
import { sourceTexts, type SourceTexts, textAt } from "./source-texts.js";

/**
 * Lints docs: runs all checks and adds the findings of reading. Removes the findings that comments in the pages or the
 * options suppress.
 *
 * @returns findings, sorted by place
 * @throws UsageError if the options name an unknown rule
 */
export function lint(api: DocumentedPages, options: LintOptions = {}): Finding<string>[] {
  const { severityOf, filter } = readOptions(options);
  const texts = sourceTexts(api.docs);
  const ofApi = apiChecks
    .filter(({ rule }) => severityOf(rule) !== "off")
    .flatMap(({ rule, check }) => withRule(rule, check({ ...api, texts })));
  const ofPages = withParts(api.pages).flatMap((page) => checkPage(page, texts, severityOf));
  return filter([...api.model.diagnostics, ...ofApi, ...ofPages], texts);
}

/**
 * Lints one page: runs the page checks and adds the findings of reading.
 *
 * @returns findings, sorted by place
 * @throws UsageError if the options name an unknown rule
 */
export function lintPage(page: Page, texts: SourceTexts, options: LintOptions = {}): Finding<string>[] {
  const { severityOf, filter } = readOptions(options);
  return filter([...page.diagnostics, ...checkPage(page, texts, severityOf)], texts);
}

/** Severity that the options set for a rule; `undefined` if they do not set one. */
type SeverityOf = (rule: string) => Severity | "off" | undefined;

interface OptionsInForce {
  readonly severityOf: SeverityOf;
  /** Removes suppressed findings, sets the severities of the options, and adds missing subjects. */
  readonly filter: (findings: readonly Finding<string>[], texts: SourceTexts) => Finding<string>[];
}

function readOptions({ rules = {}, suppressions = [] }: LintOptions): OptionsInForce {
  for (const id of [...Object.keys(rules), ...suppressions.map(({ rule }) => rule)]) requireRule(id, pageRules);
  const severities = new Map<string, Severity | "off">(Object.entries(rules));
  const severityOf: SeverityOf = (rule) =>
    idsOfRule(rule)
      .map((id) => severities.get(id))
      .find((severity) => severity !== undefined);
  const suppressed = suppressions.map(suppressionMatch);
  return {
    severityOf,
    filter: (findings, texts) =>
      controlByComments(findings, texts).flatMap((found) => {
        const severity = severityOf(found.rule) ?? found.severity;
        if (severity === "off" || suppressed.some((matches) => matches(found))) return [];
        return [{ ...found, severity, subject: found.subject ?? textAt(found, texts) }];
      }),
  };
}

function checkPage(page: Page, texts: SourceTexts, severityOf: SeverityOf): Finding[] {
  return pageChecks
    .filter(({ rule }) => severityOf(rule) !== "off")
    .flatMap(({ rule, check }) => withRule(rule, check(page, texts)));
}

function withRule(rule: RuleId, findings: Iterable<CheckFinding>): Finding[] {
  return [...findings].map(({ message, source, ...details }) => finding(rule, source, message, details));
}

function suppressionMatch({ rule, files }: Suppression): (found: Finding<string>) => boolean {
  const patterns = typeof files === "string" ? [files] : files;
  const matches = patterns.map(pageMatcher);
  return (found) => idsOfRule(found.rule).includes(rule) && matches.some((matchesFile) => matchesFile(found.file));
}
