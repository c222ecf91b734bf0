import { openCache } from "./cache/cache.js";
import { codeDigest } from "./cache/code-digest.js";
import { digestOf } from "./cache/digest.js";
import type { Diagnostic } from "./diagnostic.js";
import { keepSdk, keptSdk } from "./emit/kept-sdk.js";
import type { GeneratedFile, SdkOptions } from "./emit/options.js";
import type { ApiModel } from "./model/model.js";
import { readSdkParts } from "./templates.js";

export interface GeneratedSdk {
  readonly files: readonly GeneratedFile[];
  /** What could not be written as the docs have it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** An SDK is made of docwright's own modules, the templates, and versions that the package names. */
const MAKERS = [".", "../templates", "../package.json"];

/**
 * The rest of the street: model → SDK, with the modules that are copied into it. The SDK is the same whether it comes
 * from the cache or not.
 *
 * @param cacheFile where SDKs are kept between runs; `null` keeps none
 */
export async function generateSdk(
  model: ApiModel,
  options: SdkOptions,
  cacheFile: string | null = null,
): Promise<GeneratedSdk> {
  const cache = await openCache(cacheFile);
  const key = digestOf(codeDigest(...MAKERS), JSON.stringify([model, options]));
  const known = keptSdk(cache, key);
  if (known !== null) return known;
  // What writes code takes long to load.
  const { emitSdk } = await import("./emit/emit-sdk.js");
  const sdk = await emitSdk(model, { ...options, ...(await readSdkParts()) }, cache);
  keepSdk(cache, key, sdk);
  await cache.save();
  return sdk;
}
