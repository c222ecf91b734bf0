import { fileDigest, type LockFile } from "../../output/lock-file.js";
import type { ExpectedFiles } from "../../output/write-output.js";
import type { MadeSdk } from "./make-sdk.js";

/**
 * Computes the expected digests of an SDK's files. The same version of docwright turns equal drafts into equal files, so
 * for an unchanged draft the digest comes from the lock file. Files are printed and formatted, which is slow, only if the
 * lock file is missing or of another version.
 */
export async function expectedDigests(
  { drafts, files, origin }: MadeSdk,
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
