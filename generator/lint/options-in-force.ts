import { pageMatcher } from "../docs/page-pattern.js";
import { assertCustomIds, idsOfRule, pageRules, requireRule } from "../findings/catalogue.js";
import type { Finding, Severity } from "../findings/finding.js";
import { orderFindings } from "../findings/order-findings.js";
import { UsageError } from "../usage-error.js";
import type { LintRule } from "./define-rule.js";
import type { LintOptions, Suppression } from "./options.js";
import { type SourceTexts, textAt } from "./source-texts.js";

/** The findings of `lint`, and what the suppressions did. */
export interface LintResult {
  /** Sorted by place. */
  readonly findings: readonly Finding<string>[];
  /** The findings that comments or options suppress. */
  readonly suppressed: readonly Finding<string>[];
  /** The suppressions in the options that do not suppress any finding. */
  readonly unused: readonly Suppression[];
}

/** Severity that the options set for a rule; `undefined` if they do not set one. */
export type SeverityOf = (rule: string) => Severity | "off" | undefined;

export interface OptionsInForce {
  readonly severityOf: SeverityOf;
  /** The custom rules that are not off. */
  readonly customRules: readonly LintRule[];
  /** Ids of the rules that comments can name. */
  readonly knownIds: readonly string[];
  /**
   * Separates suppressed findings, sets the severities of the options, and adds missing subjects.
   *
   * @param remaining the findings that comments do not suppress
   */
  readonly select: (
    findings: readonly Finding<string>[],
    texts: SourceTexts,
    remaining: readonly Finding<string>[],
  ) => LintResult;
}

/** @throws UsageError if the options name an unknown rule */
export function readOptions({ rules = {}, suppressions = [], customRules = [] }: LintOptions): OptionsInForce {
  assertCustomIds(customRules);
  for (const { id, check, checkPage } of customRules) {
    if (check === undefined && checkPage === undefined) {
      throw new UsageError(`The rule ${id} does not check anything. Add the function check or checkPage.`);
    }
  }
  const known = [...pageRules, ...customRules];
  for (const id of [...Object.keys(rules), ...suppressions.map(({ rule }) => rule)]) requireRule(id, known);
  const severities = new Map<string, Severity | "off">(Object.entries(rules));
  const severityOf: SeverityOf = (rule) =>
    idsOfRule(rule)
      .map((id) => severities.get(id))
      .find((severity) => severity !== undefined);
  return {
    severityOf,
    customRules: customRules.filter(({ id }) => severityOf(id) !== "off"),
    knownIds: known.map(({ id }) => id),
    select: (findings, texts, remaining) => {
      const withSubject = (found: Finding<string>) => ({ ...found, subject: found.subject ?? textAt(found, texts) });
      const matches = suppressions.map(suppressionMatch);
      const isReported = (found: Finding<string>): boolean =>
        severityOf(found.rule) !== "off" && !matches.some((matchesFinding) => matchesFinding(found));
      const reported = orderFindings(remaining.filter(isReported));
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

function suppressionMatch({ rule, files }: Suppression): (found: Finding<string>) => boolean {
  const patterns = typeof files === "string" ? [files] : files;
  const matches = patterns.map(pageMatcher);
  return (found) => idsOfRule(found.rule).includes(rule) && matches.some((matchesFile) => matchesFile(found.file));
}
