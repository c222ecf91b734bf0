import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { DocSource } from "../../docs/doc-source.js";
import { gitSource } from "../../docs/git-source.js";
import { repositoryOf } from "../../docs/git.js";
import { commonFolder } from "../../docs/read-docs.js";
import { readApiFrom, type DocumentedApi } from "../../pipeline.js";
import type { Settings } from "./settings.js";

/**
 * The docs that a run reads, as they were at a revision of the repository that they lie in.
 *
 * @throws UsageError where they lie in none, or it has no such revision
 */
export async function readAtRevision(revision: string, settings: Settings): Promise<DocumentedApi> {
  return readApiFrom(await sourcesAtRevision(revision, settings), settings);
}

/**
 * The docs folders that a run reads, as they were at a revision.
 *
 * @throws UsageError where they lie in no repository, or it has no such revision
 */
export async function sourcesAtRevision(revision: string, settings: Settings): Promise<readonly DocSource[]> {
  const root = commonFolder(settings.docs);
  const repository = await repositoryOfDocs(settings);
  const inside = (folder: string): string => relative(repository, realPath(folder)).replaceAll("\\", "/");
  return Promise.all(settings.docs.map((folder) => gitSource(repository, revision, inside(folder), inside(root))));
}

/** The top of the repository that the docs of a run lie in. */
export function repositoryOfDocs({ docs }: Settings): Promise<string> {
  return repositoryOf(nearestFolder(commonFolder(docs)));
}

/** A docs folder may be there in the revision alone. */
function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** Git names the top of a repository without symbolic links. */
function realPath(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPath(dirname(path)), basename(path));
}
