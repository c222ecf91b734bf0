import { cacheFile } from "../cache/cache-file.js";
import type { Diagnostic } from "../diagnostic.js";
import { generateSdk } from "../generate-sdk.js";
import { modelDigest } from "../model/model-digest.js";
import type { ApiModel } from "../model/model.js";
import { resolveOutFolder } from "../output/out-folder.js";
import type { Output } from "../output/write-output.js";
import { UsageError } from "../usage-error.js";
import type { Settings } from "./settings.js";
import { docwrightVersion } from "./version.js";

/**
 * The folder of the SDK.
 *
 * @throws UsageError where none is named, or the one that is would do harm
 */
export function outFolder({ out, docs }: Settings): string {
  if (out === null) throw new UsageError("No folder for the SDK is named; name one with --out.");
  return resolveOutFolder(out, docs);
}

/** The SDK of a model as it is to stand on disk, and what could not be written as the docs have it. */
export async function makeSdk(
  model: ApiModel,
  { sdk, cache, docs }: Settings,
): Promise<{ readonly output: Output; readonly diagnostics: readonly Diagnostic[] }> {
  const config = { api: { ...model.api }, sdk: { ...sdk } };
  const origin = { generator: docwrightVersion(), model: modelDigest(model), config };
  const { files, diagnostics } = await generateSdk(model, sdk, cache ? cacheFile("sdk", docs) : null);
  return { output: { files, origin }, diagnostics };
}
