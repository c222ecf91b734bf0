import { type Cache, NO_CACHE, openCache } from "../../cache/cache.js";
import { cacheFile } from "../../cache/cache-file.js";
import { generateSdkWithCache, type GeneratedSdk } from "../../generate-sdk.js";
import type { Output } from "../../output/write-output.js";
import type { SdkApi } from "../inputs/sdk-api.js";
import type { Settings } from "../inputs/settings.js";
import type { OnProgress } from "../../vocabulary.js";
import type { FormatThreads } from "../../emit/print/format-files.js";

interface MakeSdkOptions {
  /** An open cache of SDKs. Default: the cache file of the docs. */
  readonly cache?: Cache | undefined;
  /** See `generateSdkWithCache`. */
  readonly onFormatted?: OnProgress;
  /** Open threads that format files. Default: see `formatFiles`. */
  readonly threads?: FormatThreads | null | undefined;
}

/** Opens the cache of the SDKs of some docs; `NO_CACHE` if these docs do not use the cache. */
export async function openSdkCache({ docs, cache }: Pick<Settings, "docs" | "cache">): Promise<Cache> {
  return cache ? openCache(cacheFile("sdk", docs)) : NO_CACHE;
}

/** Generates the SDK of an API with the options of the config. */
export async function makeSdk(
  { model, metadataDigest }: SdkApi,
  settings: Settings,
  { cache, ...options }: MakeSdkOptions = {},
): Promise<GeneratedSdk> {
  const { sdk, emitters, metadataRoutes: routes } = settings;
  const metadata = metadataDigest === null ? {} : { metadata: { digest: metadataDigest, routes } };
  return generateSdkWithCache(
    model,
    sdk,
    { emitters, ...metadata, ...options },
    cache ?? (await openSdkCache(settings)),
  );
}

/** Formats all files of an SDK. @param onProgress Called while files are formatted. */
export async function makeOutput({ files, origin }: GeneratedSdk, onProgress?: OnProgress): Promise<Output> {
  return { files: await files(undefined, onProgress), origin };
}
