import { cacheFile } from "../../cache/cache-file.js";
import { generateSdk, type GeneratedSdk } from "../../generate-sdk.js";
import { modelDigest } from "../../model/model-digest.js";
import { resolveOutFolder } from "../../output/out-folder.js";
import type { Origin, Output } from "../../output/write-output.js";
import { UsageError } from "../../usage-error.js";
import type { SdkApi } from "../inputs/sdk-api.js";
import type { Settings } from "../inputs/settings.js";
import { docwrightVersion } from "../version.js";

/**
 * Resolves the output folder of the SDK.
 *
 * @throws UsageError if no folder is set, or the folder is not safe to write to.
 */
export function outFolder({ out, docs }: Settings): string {
  if (out === null) throw new UsageError("No output folder; set one with --out, or with out in docwright.config.ts.");
  return resolveOutFolder(out, docs);
}

/** A generated SDK, with its findings and the fields of its lock file. */
export interface MadeSdk extends GeneratedSdk {
  readonly origin: Origin;
}

export async function makeSdk({ model, metadataDigest }: SdkApi, settings: Settings): Promise<MadeSdk> {
  const { sdk: options, cache, docs, metadataRoutes } = settings;
  const sdk = await generateSdk(model, options, cache ? cacheFile("sdk", docs) : null);
  const { paging, ...api } = model.api;
  const { auth, ...sdkOptions } = options;
  const config = {
    api: { ...api, ...(paging && { paging: { ...paging } }) },
    sdk: { ...sdkOptions, auth: typeof auth === "string" ? auth : { ...auth } },
    ...(metadataDigest === null ? {} : { metadata: { digest: metadataDigest, routes: metadataRoutes } }),
  };
  return { ...sdk, origin: { generator: docwrightVersion(), model: modelDigest(model), config, drafts: sdk.drafts } };
}

/** Prints and formats all files of an SDK. */
export async function makeOutput({ files, origin }: MadeSdk): Promise<Output> {
  return { files: await files(), origin };
}
