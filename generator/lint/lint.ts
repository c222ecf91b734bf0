import type { Diagnostic } from "../findings/finding.js";
import { pageMatcher } from "../docs/page-pattern.js";
import { finding } from "../model/findings.js";
import type { Page } from "../page/page.js";
import { controlByComments } from "./comment-control.js";
import type { LintOptions, Suppression } from "./options.js";
import type { DocumentedPages, Finding, Rule } from "./rule.js";
import { ruleNamed, rules } from "./rules.js";
import { sourceTexts, type SourceTexts } from "./source-texts.js";

/**
 * Everything that the rules have to say of some docs, what was met while reading them included, in the order in which
 * a person would meet it. What comments in the pages and suppressions in the options leave out is gone.
 *
 * @throws UsageError where the options name a rule that does not exist
 */
export function lint(api: DocumentedPages, options: LintOptions = {}): Diagnostic[] {
  const judge = judgeFor(options);
  const texts = sourceTexts(api.docs);
  const found = judge.active.flatMap((rule) =>
    rule.kind === "api" ? named(rule, rule.check({ ...api, texts })) : lintPages(rule, api.pages, texts),
  );
  return judge.judge([...api.model.diagnostics, ...found], texts);
}

/**
 * What the rules about single pages say of one page, what was met while reading it included.
 *
 * @throws UsageError where the options name a rule that does not exist
 */
export function lintPage(page: Page, texts: SourceTexts, options: LintOptions = {}): Diagnostic[] {
  const judge = judgeFor(options);
  const found = judge.active.flatMap((rule) => lintPages(rule, [page], texts));
  return judge.judge([...page.diagnostics, ...found], texts);
}

/** What is made of findings by the options. */
interface Judge {
  /** The rules that are not off. */
  readonly active: readonly Rule[];
  readonly judge: (findings: readonly Diagnostic[], texts: SourceTexts) => Diagnostic[];
}

function judgeFor({ rules: chosen = {}, suppressions = [] }: LintOptions): Judge {
  for (const name of [...Object.keys(chosen), ...suppressions.map(({ rule }) => rule)]) ruleNamed(name);
  const severities = new Map(Object.entries(chosen));
  const suppressed = suppressions.map(suppressionMatch);
  return {
    active: rules.filter(({ name }) => severities.get(name) !== "off"),
    judge: (findings, texts) =>
      controlByComments(findings, texts).flatMap((found): Diagnostic[] => {
        const severity = severities.get(found.rule) ?? found.severity;
        return severity === "off" || suppressed.some((fits) => fits(found)) ? [] : [{ ...found, severity }];
      }),
  };
}

function lintPages(rule: Rule, pages: readonly Page[], texts: SourceTexts): Diagnostic[] {
  return rule.kind === "page" ? pages.flatMap((page) => named(rule, rule.check(page, texts))) : [];
}

function named(rule: Rule, findings: Iterable<Finding>): Diagnostic[] {
  return [...findings].map(({ message, source, suggestion }) => ({
    ...finding(rule.name, rule.severity, message, source),
    ...(suggestion == null ? {} : { suggestion }),
  }));
}

function suppressionMatch({ rule, files }: Suppression): (found: Diagnostic) => boolean {
  const patterns = typeof files === "string" ? [files] : files;
  const matches = patterns.map(pageMatcher);
  return (found) => found.rule === rule && matches.some((fits) => fits(found.file));
}
