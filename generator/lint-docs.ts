import type { DocSource } from "./docs/doc-source.js";
import type { Finding } from "./findings/finding.js";
import type { DocumentedPages } from "./lint/check.js";
import { isPagePattern } from "./docs/page-pattern.js";
import { lintWithSuppressions } from "./lint/lint.js";
import type { LintResult } from "./lint/options-in-force.js";
import type { LintOptions } from "./lint/options.js";
import { findingsWithin } from "./model/select-api.js";
import { type ApiSource, type DocumentedApi, type PageReader, readApiFrom } from "./pipeline.js";

/** An API, read from docs, and the findings on its pages. */
export interface LintedDocs extends DocumentedApi, LintResult {}

/**
 * Reads docs and lints them.
 *
 * @param sources The docs, with paths relative to the same folder.
 * @param read Reads the pages. Default: with the cache file of the docs.
 * @throws UsageError if the docs cannot be read, or if the options name an unknown rule.
 */
export async function lintDocs(
  sources: readonly DocSource[],
  source: ApiSource,
  options: LintOptions,
  read?: PageReader,
): Promise<LintedDocs> {
  const lists = await Promise.all(sources.map((one) => one.list()));
  const files = [...new Set(lists.flatMap(({ pages }) => pages))];
  const api = await readApiFrom(sources, source, read);
  const result = lintSelected({ ...api, files }, options);
  // Without all pages, suppressions can seem to be unused.
  if (![...source.include, ...source.exclude].some(isPagePattern)) return { ...api, ...result };
  const findings = result.findings.filter(({ rule }) => rule !== "unused-suppression");
  return { ...api, ...result, findings, unused: [] };
}

/**
 * Lints the selected part of an API. The checks see all pages, because a fault can be a contradiction to another page.
 *
 * @returns the findings, sorted by place
 * @throws UsageError if the options name an unknown rule, or a custom rule throws
 */
export function lintApi(
  api: DocumentedApi & Pick<DocumentedPages, "files">,
  options: LintOptions = {},
): Finding<string>[] {
  return [...lintSelected(api, options).findings];
}

function lintSelected(api: DocumentedApi & Pick<DocumentedPages, "files">, options: LintOptions): LintResult {
  const { findings, suppressed, unused } = lintWithSuppressions({ ...api, model: api.whole }, options);
  if (api.model === api.whole) return { findings, suppressed, unused };
  return {
    findings: findingsWithin(api.model, findings),
    suppressed: findingsWithin(api.model, suppressed),
    unused,
  };
}
