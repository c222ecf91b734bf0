import { openCache, type Cache } from "./cache/cache.js";
import { codeDigest } from "./cache/code-digest.js";
import { digestOf } from "./cache/digest.js";
import type { Finding } from "./findings/finding.js";
import type { DraftedSdk } from "./emit/draft-sdk.js";
import type { GeneratedFile, SdkOptions } from "./emit/options.js";
import { printFiles } from "./emit/print/print-files.js";
import type { ApiModel } from "./model/model.js";
import { sortedBy } from "./collections/order.js";
import { readSdkParts } from "./templates.js";

/** An SDK whose files are printed and formatted on request. */
export interface GeneratedSdk {
  /** The digest of each file's draft, by the file's path. Equal digests mean equal files. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Facts of the docs that the SDK cannot express. */
  readonly diagnostics: readonly Finding[];
  /** Prints and formats files, in the order of their paths. @param paths - default: all files */
  readonly files: (paths?: Iterable<string>) => Promise<readonly GeneratedFile[]>;
}

/** Files that determine the SDK, besides the model: docwright's modules, the templates, and versions of dependencies. */
const GENERATOR_SOURCES = [".", "../templates", "../package.json"];

/**
 * Generates the SDK of a model, including the modules that are copied into it. The cache does not change the result.
 *
 * @param cacheFile - the cache; `null` disables it
 */
export async function generateSdk(
  model: ApiModel,
  options: SdkOptions,
  cacheFile: string | null = null,
): Promise<GeneratedSdk> {
  const cache = await openCache(cacheFile);
  const key = digestOf(codeDigest(...GENERATOR_SOURCES), JSON.stringify([model, options]));
  let drafted: Promise<DraftedSdk> | undefined;
  const draft = (): Promise<DraftedSdk> => (drafted ??= loadDraft(model, options));
  const { drafts, diagnostics } = readCachedSdk(cache, key) ?? cacheSdk(cache, key, await draft());
  const digests = new Map(drafts);
  return {
    drafts: digests,
    diagnostics,
    files: async (paths = digests.keys()) => {
      const wanted = new Map([...paths].map((path) => [path, digests.get(path) ?? ""]));
      const files = await printFiles(wanted, async () => (await draft()).drafts, cache);
      cache.save();
      return sortedBy(files, ({ path }) => path);
    },
  };
}

/** Loads the modules that write code only when they are needed, because loading them takes long. */
async function loadDraft(model: ApiModel, options: SdkOptions): Promise<DraftedSdk> {
  const { draftSdk } = await import("./emit/draft-sdk.js");
  return draftSdk(model, { ...options, ...(await readSdkParts()) });
}

/** The cache's record of an SDK: digests of its drafts. SDKs of similar models share most of their drafts. */
interface CachedSdk {
  readonly drafts: readonly (readonly [path: string, digest: string])[];
  readonly diagnostics: readonly Finding[];
}

function cacheSdk(cache: Cache, key: string, { drafts, diagnostics }: DraftedSdk): CachedSdk {
  const cached: CachedSdk = { drafts: [...drafts].map(([path, { digest }]) => [path, digest]), diagnostics };
  cache.set(key, JSON.stringify(cached));
  return cached;
}

function readCachedSdk(cache: Cache, key: string): CachedSdk | null {
  const json = cache.get(key);
  return json === undefined ? null : (JSON.parse(json) as CachedSdk);
}
