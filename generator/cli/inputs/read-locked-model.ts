import { commitsThatMoved, lastCommitOf, listTree, readObjects } from "../../docs/git.js";
import { modelDigest } from "../../model/model-digest.js";
import type { ApiModel } from "../../model/model.js";
import { LOCK_FILE, parseLockFile } from "../../output/lock-file.js";
import { UsageError } from "../../usage-error.js";
import { readSdkApiAtRevision } from "./sdk-api.js";
import type { Settings } from "./settings.js";

/** The model that an SDK was generated from. If the model is not available, `unavailable` is the reason. */
export type LockedModel = { readonly model: ApiModel } | { readonly model: null; readonly unavailable: string };

/**
 * Reads a model that an SDK was generated from. The lock file has only the digest of the model, because the model is as
 * large as the docs. So the docs are read at the last commit whose lock file has the digest, and the digest of their
 * model is compared.
 *
 * @param digest of the model
 */
export async function readLockedModel(folder: string, digest: string, settings: Settings): Promise<LockedModel> {
  try {
    const committed = await commitOfModel(folder, digest);
    const commit = committed ?? (await lastCommitOf(folder, LOCK_FILE));
    if (commit === null) return unavailable(`${LOCK_FILE} is not committed.`);
    const { model } = await readSdkApiAtRevision(commit, settings);
    if (modelDigest(model) === digest) return { model };
    const cause = `The SDK was not generated from the docs at commit ${commit.slice(0, 12)}.`;
    const fix = "To list the changes since this commit, restore its SDK with `git restore`, and run the command again.";
    return unavailable(committed === null ? `${cause} The SDK on disk is not committed. ${fix}` : cause);
  } catch (error) {
    // For example, the docs did not exist at the commit, or are in another repository.
    if (error instanceof UsageError) return unavailable(error.message);
    throw error;
  }
}

/** The last commit that wrote the digest of a model to the lock file; `null` if there is none. */
async function commitOfModel(folder: string, digest: string): Promise<string | null> {
  for (const commit of await commitsThatMoved(digest, folder, LOCK_FILE)) {
    const entries = (await listTree(folder, commit, "./")).filter(({ path }) => path === LOCK_FILE);
    const [content] = (await readObjects(folder, entries)).values();
    if (content !== undefined && parseLockFile(Buffer.from(content).toString()).model === digest) return commit;
  }
  return null;
}

function unavailable(reason: string): LockedModel {
  return { model: null, unavailable: `Cannot list the changes in the docs since the SDK was generated: ${reason}\n` };
}
