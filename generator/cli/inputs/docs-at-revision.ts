import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { DocSource } from "../../docs/doc-source.js";
import { gitSource } from "../../docs/git-source.js";
import { repositoryOf } from "../../docs/git.js";
import { commonFolder } from "../../docs/read-docs.js";
import { readApiFrom, type DocumentedApi } from "../../pipeline.js";
import type { Settings } from "./settings.js";

/**
 * Reads the API from the docs at a git revision.
 *
 * @throws UsageError if the docs are not in a git repository, or if the repository does not have the revision.
 */
export async function readAtRevision(revision: string, settings: Settings): Promise<DocumentedApi> {
  return readApiFrom(await sourcesAtRevision(revision, settings), settings);
}

/**
 * Opens the docs folders at a git revision.
 *
 * @throws UsageError if the docs are not in a git repository, or if the repository does not have the revision.
 */
export async function sourcesAtRevision(revision: string, settings: Settings): Promise<readonly DocSource[]> {
  const root = commonFolder(settings.docs);
  const repository = await repositoryOfDocs(settings);
  const inside = (folder: string): string => relative(repository, realPath(folder)).replaceAll("\\", "/");
  return Promise.all(settings.docs.map((folder) => gitSource(repository, revision, inside(folder), inside(root))));
}

/** The top folder of the git repository that contains the docs. */
export function repositoryOfDocs({ docs }: Settings): Promise<string> {
  return repositoryOf(nearestFolder(commonFolder(docs)));
}

/**
 * Returns the path if it exists, else its nearest parent that exists. A docs folder may exist only in another revision.
 */
function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** Resolves the symbolic links in a path, because git reports the top folder without symbolic links. */
function realPath(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? realpathSync(path)
    : join(realPath(dirname(path)), basename(path));
}
