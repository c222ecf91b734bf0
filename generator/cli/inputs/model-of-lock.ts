import { lastCommitOf } from "../../docs/git.js";
import { modelDigest } from "../../model/model-digest.js";
import type { ApiModel } from "../../model/model.js";
import { LOCK_FILE, type LockFile } from "../../output/lock-file.js";
import { UsageError } from "../../usage-error.js";
import { readAtRevision } from "./docs-at-revision.js";
import type { Settings } from "./settings.js";

/** The model that an SDK was generated from, or else what to say of that it cannot be had. */
export type FormerModel = { readonly model: ApiModel } | { readonly model: null; readonly unknown: string };

/**
 * The model that the SDK was generated from: that of the docs at the commit that last changed the lock file, where its
 * digest is the lock file's. A lock file that held the model itself would be as large as the docs.
 */
export async function modelOfLock(folder: string, lock: LockFile, settings: Settings): Promise<FormerModel> {
  try {
    const commit = await lastCommitOf(folder, LOCK_FILE);
    if (commit === null) return unknown(`${LOCK_FILE} is in no commit.`);
    const { model } = await readAtRevision(commit, settings);
    if (modelDigest(model) === lock.model) return { model };
    return unknown(`The docs at commit ${commit.slice(0, 12)} are not those that the SDK was generated from.`);
  } catch (error) {
    // The docs may not have been there then, or lie in another repository.
    if (error instanceof UsageError) return unknown(error.message);
    throw error;
  }
}

function unknown(reason: string): FormerModel {
  return { model: null, unknown: `What changed in the docs since the SDK was generated cannot be told. ${reason}\n` };
}
