import { lastCommitOf } from "../../docs/git.js";
import { modelDigest } from "../../model/model-digest.js";
import type { ApiModel } from "../../model/model.js";
import { LOCK_FILE, type LockFile } from "../../output/lock-file.js";
import { UsageError } from "../../usage-error.js";
import { readSdkApiAtRevision } from "./sdk-api.js";
import type { Settings } from "./settings.js";

/** The model that an SDK was generated from. If the model is not available, `unavailable` is the reason. */
export type LockedModel = { readonly model: ApiModel } | { readonly model: null; readonly unavailable: string };

/**
 * Reads the model that an SDK was generated from. The lock file has only the digest of the model, because the model is
 * as large as the docs. So the docs are read at the commit that last changed the lock file, and the digest of their
 * model is compared.
 */
export async function readLockedModel(folder: string, lock: LockFile, settings: Settings): Promise<LockedModel> {
  try {
    const commit = await lastCommitOf(folder, LOCK_FILE);
    if (commit === null) return unavailable(`${LOCK_FILE} is not committed.`);
    const { model } = await readSdkApiAtRevision(commit, settings);
    if (modelDigest(model) === lock.model) return { model };
    return unavailable(`The SDK was not generated from the docs at commit ${commit.slice(0, 12)}.`);
  } catch (error) {
    // For example, the docs did not exist at the commit, or are in another repository.
    if (error instanceof UsageError) return unavailable(error.message);
    throw error;
  }
}

function unavailable(reason: string): LockedModel {
  return { model: null, unavailable: `Cannot list the changes in the docs since the SDK was generated: ${reason}\n` };
}
