import { lastCommitOf, listTree, readObjects } from "../../../docs/git.js";
import { fileDigest, LOCK_FILE, toUnixLineEndings, type LockFile } from "../../../output/lock-file.js";
import { UsageError } from "../../../usage-error.js";

/**
 * Reads generated files from the commit that last changed the lock file, which is faster than generating them again. Checks
 * their digests against the lock file.
 *
 * @returns Texts by path, without files that git does not have. Empty if git is not available.
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
