import { lastCommitOf, listTree, readObjects } from "../../../docs/git.js";
import { fileDigest, LOCK_FILE, toUnixLineEndings, type LockFile } from "../../../output/lock-file.js";
import { UsageError } from "../../../usage-error.js";

/**
 * Reads generated files from the commit that last changed the lock file. This is faster than generating them again.
 *
 * @returns Texts by path. Files that git does not have are left out. Files whose digest differs from the lock file are
 * left out too. Empty if git is not available.
 */
export async function committedTexts(
  folder: string,
  paths: readonly string[],
  lock: LockFile,
): Promise<ReadonlyMap<string, string>> {
  const texts = await textsAtCommitOf(LOCK_FILE, folder, new Set(paths)).catch((error: unknown) => {
    if (error instanceof UsageError) return [];
    throw error;
  });
  return new Map(texts.filter(([path, text]) => fileDigest(text) === lock.files.get(path)));
}

async function textsAtCommitOf(file: string, folder: string, paths: ReadonlySet<string>): Promise<[string, string][]> {
  const commit = await lastCommitOf(folder, file);
  if (commit === null) return [];
  const entries = (await listTree(folder, commit, "./")).filter(({ path }) => paths.has(path));
  const contents = await readObjects(folder, entries);
  return entries.map(({ path, object }) => [
    path,
    toUnixLineEndings(Buffer.from(contents.get(object) ?? []).toString()),
  ]);
}
