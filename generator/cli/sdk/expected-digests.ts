import { fileDigest, type LockFile } from "../../output/lock-file.js";
import type { ExpectedFiles } from "../../output/write-output.js";
import type { GeneratedSdk } from "../../generate-sdk.js";

/**
 * Computes the digests that an SDK's files should have. A draft has the content of a file before it is printed and
 * formatted. Because printing and formatting are slow, the digest of a file comes from the lock file if the draft of
 * the file is unchanged: the same version of docwright makes equal files from equal drafts. The digest for a changed
 * draft is `null`, because its file is out of date. Files are printed only if the lock file is missing or was written
 * by another version.
 */
export async function expectedDigests(
  { drafts, files, origin }: GeneratedSdk,
  lock: LockFile | null,
): Promise<ExpectedFiles> {
  if (lock === null || lock.drafts.size === 0 || lock.generator !== origin.generator) {
    return new Map((await files()).map(({ path, text }) => [path, fileDigest(text)]));
  }
  return new Map(
    [...drafts].map(([path, draft]) => {
      const isSame = lock.drafts.get(path) === draft;
      return [path, isSame ? (lock.files.get(path) ?? null) : null];
    }),
  );
}
