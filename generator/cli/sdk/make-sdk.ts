import { cacheFile } from "../../cache/cache-file.js";
import { generateSdk, type GeneratedSdk } from "../../generate-sdk.js";
import { modelDigest } from "../../model/model-digest.js";
import type { ApiModel } from "../../model/model.js";
import { resolveOutFolder } from "../../output/out-folder.js";
import type { Origin, Output } from "../../output/write-output.js";
import { UsageError } from "../../usage-error.js";
import type { Settings } from "../inputs/settings.js";
import { docwrightVersion } from "../version.js";

/**
 * The folder of the SDK.
 *
 * @throws UsageError where none is named, or the one that is would do harm
 */
export function outFolder({ out, docs }: Settings): string {
  if (out === null) throw new UsageError("No folder for the SDK is named; name one with --out.");
  return resolveOutFolder(out, docs);
}

/** The SDK of a model, what its lock file is to say, and what could not be written as the docs have it. */
export interface MadeSdk extends GeneratedSdk {
  readonly origin: Origin;
}

export async function makeSdk(model: ApiModel, { sdk: options, cache, docs }: Settings): Promise<MadeSdk> {
  const sdk = await generateSdk(model, options, cache ? cacheFile("sdk", docs) : null);
  const config = { api: { ...model.api }, sdk: { ...options } };
  return { ...sdk, origin: { generator: docwrightVersion(), model: modelDigest(model), config, drafts: sdk.drafts } };
}

/** An SDK with all of its files, as it is to stand on disk. */
export async function wholeOutput({ files, origin }: MadeSdk): Promise<Output> {
  return { files: await files(), origin };
}
