import { openCache, type Cache } from "./cache/cache.js";
import { codeDigest } from "./cache/code-digest.js";
import { digestOf } from "./cache/digest.js";
import type { Diagnostic } from "./findings/finding.js";
import type { DraftedSdk } from "./emit/draft-sdk.js";
import type { GeneratedFile, SdkOptions } from "./emit/options.js";
import { printFiles } from "./emit/print/print-files.js";
import type { ApiModel } from "./model/model.js";
import { sortedBy } from "./collections/order.js";
import { readSdkParts } from "./templates.js";

/** An SDK whose files are made when they are asked for. */
export interface GeneratedSdk {
  /** A digest of what each file is made of, by its path: a file whose digest is the same is the same. */
  readonly drafts: ReadonlyMap<string, string>;
  /** What could not be written as the docs have it. */
  readonly diagnostics: readonly Diagnostic[];
  /** Makes files, in the order of their paths. @param paths of the ones wanted; all where none are named */
  readonly files: (paths?: Iterable<string>) => Promise<readonly GeneratedFile[]>;
}

/** An SDK is made of docwright's own modules, the templates, and versions that the package names. */
const GENERATOR_SOURCES = [".", "../templates", "../package.json"];

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
      await cache.save();
      return sortedBy(files, ({ path }) => path);
    },
  };
}

/** What writes code takes long to load. */
async function loadDraft(model: ApiModel, options: SdkOptions): Promise<DraftedSdk> {
  const { draftSdk } = await import("./emit/draft-sdk.js");
  return draftSdk(model, { ...options, ...(await readSdkParts()) });
}

/** An SDK as a cache keeps it: by the digests of its drafts, most of which it shares with other SDKs. */
interface CachedSdk {
  readonly drafts: readonly (readonly [path: string, digest: string])[];
  readonly diagnostics: readonly Diagnostic[];
}

function cacheSdk(cache: Cache, key: string, { drafts, diagnostics }: DraftedSdk): CachedSdk {
  const kept: CachedSdk = { drafts: [...drafts].map(([path, { digest }]) => [path, digest]), diagnostics };
  cache.set(key, JSON.stringify(kept));
  return kept;
}

function readCachedSdk(cache: Cache, key: string): CachedSdk | null {
  const json = cache.get(key);
  return json === undefined ? null : (JSON.parse(json) as CachedSdk);
}
