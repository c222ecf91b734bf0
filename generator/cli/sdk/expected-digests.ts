import { fileDigest, type LockFile } from "../../output/lock-file.js";
import type { ExpectedFiles } from "../../output/write-output.js";
import type { MadeSdk } from "./make-sdk.js";

/**
 * What an SDK's files are expected to be. The lock file tells for each: of the same draft, the same version of docwright
 * makes the file whose digest stands there; of another draft it makes another. So none is made, which is most of the
 * work, unless the lock file is missing or that of another version.
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
