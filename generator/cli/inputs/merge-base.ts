import { isPagePattern } from "../../docs/page-pattern.js";
import { commonFolder } from "../../docs/read-docs.js";
import type { Finding } from "../../findings/finding.js";
import { mergeBaseOf } from "../../docs/git.js";
import { compareWithBaseline, createBaseline } from "../../findings/baseline.js";
import { type DocumentedApi, readApiFrom } from "../../pipeline.js";
import { repositoryOfDocs, sourcesAtRevision } from "./docs-at-revision.js";
import { docsPlaces } from "../report/findings/report-context.js";
import { assertRecognized } from "./assert-not-empty.js";
import type { Settings } from "./settings.js";
import { assertAllPagesRead } from "./unread-files.js";

/** The docs at the merge base with a revision. */
export interface EarlierDocs extends DocumentedApi {
  /** The docs paths of all Markdown files, including files that are not selected. */
  readonly files: readonly string[];
}

/**
 * Reads the docs at the merge base of the current commit and a revision. Commits of the revision after the merge base
 * are ignored.
 *
 * @throws UsageError if git cannot find the merge base, if the docs at the merge base do not have pages, or if one of
 * these pages cannot be read.
 */
export async function readDocsSince(revision: string, settings: Settings): Promise<EarlierDocs> {
  const sources = await sourcesAtRevision(await mergeBaseWith(revision, settings), settings);
  const lists = await Promise.all(sources.map((source) => source.list()));
  const api = await readApiFrom(sources, settings);
  if (!settings.include.some(isPagePattern)) assertRecognized(api.pages);
  const { displayPath } = docsPlaces([], commonFolder(settings.docs));
  assertAllPagesRead(api.whole, (file) => `${displayPath(file)} at ${revision}`);
  return { ...api, files: [...new Set(lists.flatMap(({ pages }) => pages))] };
}

/** The merge base of the current commit and a revision. */
export async function mergeBaseWith(revision: string, settings: Settings): Promise<string> {
  return mergeBaseOf(await repositoryOfDocs(settings), revision);
}

/** Finds the findings that the earlier docs do not have. Ignores the line of a finding. */
export function findIntroduced<One extends Finding<string>>(
  findings: readonly One[],
  earlier: readonly Finding<string>[],
): readonly One[] {
  return compareWithBaseline(findings, createBaseline(earlier)).added;
}
