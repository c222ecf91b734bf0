import { lastCommitOf } from "../docs/git.js";
import { modelDigest } from "../model/model-digest.js";
import type { ApiModel } from "../model/model.js";
import { LOCK_FILE, type LockFile } from "../output/lock-file.js";
import { UsageError } from "../usage-error.js";
import { readAtRevision } from "./read-operand.js";
import type { Settings } from "./settings.js";

/**
 * The model that the SDK was generated from: that of the docs at the commit that last changed the lock file, where its
 * digest is the lock file's. A lock file that held the model itself would be as large as the docs.
 *
 * @returns `null` where git does not have the docs as they were
 */
export async function modelOfLock(folder: string, lock: LockFile, settings: Settings): Promise<ApiModel | null> {
  try {
    const commit = await lastCommitOf(folder, LOCK_FILE);
    if (commit === null) return null;
    const { model } = await readAtRevision(commit, settings);
    return modelDigest(model) === lock.model ? model : null;
  } catch (error) {
    // The docs may not have been there then, or lie in another repository.
    if (error instanceof UsageError) return null;
    throw error;
  }
}

/** What to say where that is not known. */
export const UNKNOWN_MODEL =
  "What changed in the docs since then cannot be told: they are not in git as they were when the lock file was committed.\n";
