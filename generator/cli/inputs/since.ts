import type { Finding } from "../../findings/finding.js";
import { mergeBaseOf } from "../../docs/git.js";
import { compareWithBaseline, createBaseline } from "../../findings/baseline.js";
import { type DocumentedApi, readApiFrom } from "../../pipeline.js";
import { repositoryOfDocs, sourcesAtRevision } from "./docs-at-revision.js";
import type { Settings } from "./settings.js";

/** The docs that a change started from. */
export interface FormerDocs extends DocumentedApi {
  /** Docs paths of all Markdown files, the selected and the others. */
  readonly files: readonly string[];
}

/**
 * The docs as they were where the work at hand left a revision: a branch that went on since then does not count.
 *
 * @throws UsageError where git cannot tell; what could not be compared is never clean
 */
export async function docsSince(revision: string, settings: Settings): Promise<FormerDocs> {
  const sources = await sourcesAtRevision(await startOfWork(revision, settings), settings);
  const lists = await Promise.all(sources.map((source) => source.list()));
  return { ...(await readApiFrom(sources, settings)), files: [...new Set(lists.flat())] };
}

/** The commit at which the work at hand left a revision. */
export async function startOfWork(revision: string, settings: Settings): Promise<string> {
  return mergeBaseOf(await repositoryOfDocs(settings), revision);
}

/** Findings that the former docs do not have: those that the change brought, wherever they stand. */
export function broughtSince<One extends Finding<string>>(
  findings: readonly One[],
  former: readonly Finding<string>[],
): readonly One[] {
  return compareWithBaseline(findings, createBaseline(former)).added;
}
