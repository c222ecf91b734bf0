import { openCache, type Cache } from "./cache/cache.js";
import { emitDrafts, type Emitter } from "./emit/emitter.js";
import { codeDigest, GENERATOR_SOURCES } from "./cache/code-digest.js";
import { digestOf } from "./cache/digest.js";
import type { Finding } from "./findings/finding.js";
import type { PlannedOutline } from "./emit/draft-sdk.js";
import { filledDigest, fillDraft, type OutlineDraft } from "./emit/fill-draft.js";
import { findingInDocs, outlineModel, type Outline } from "./emit/outline.js";
import { defaultSdkOptions, type EmitOptions, type GeneratedFile, type SdkOptions } from "./emit/options.js";
import type { SdkCounts } from "./emit/package/count-sdk.js";
import { serializeDraft, type SerializedDraft } from "./emit/print/draft.js";
import {
  formatFiles,
  formatWhileDrafting,
  type FormatThreads,
  MIN_FILES_FOR_THREADS,
} from "./emit/print/format-files.js";
import { docwrightVersion } from "./cli/version.js";
import { modelDigest } from "./model/model-digest.js";
import type { ApiModel } from "./model/model.js";
import { sortedBy } from "./collections/order.js";
import { LOCK_FILE } from "./output/lock-file.js";
import { checkOutputPaths } from "./output/output-path.js";
import type { Origin } from "./output/write-output.js";
import { awaitPlugin } from "./plugin-error.js";
import { readSdkParts } from "./templates.js";
import type { OnProgress } from "./vocabulary.js";

/** An SDK whose files are formatted on request. */
export interface GeneratedSdk {
  /** The digest of each file's draft, by the file's path. Equal digests mean equal files. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Facts of the docs that the SDK cannot express. */
  readonly diagnostics: readonly Finding[];
  readonly counts: SdkCounts;
  /** The input of the SDK, for its lock file. */
  readonly origin: Origin;
  /**
   * Formats files, in the order of their paths.
   *
   * @param paths - default: all files
   * @param onProgress - called with the number of files that have been formatted, and the number of all files
   */
  readonly files: (paths?: Iterable<string>, onProgress?: OnProgress) => Promise<readonly GeneratedFile[]>;
}

export interface GenerateOptions {
  /** Path of the cache file. `null` or absent: no cache. The cache does not change the result. */
  readonly cacheFile?: string | null;
  /** Emitters that write more files. */
  readonly emitters?: readonly Emitter[];
  /** The metadata that was merged into the model. The digest is in the lock file. */
  readonly metadata?: { readonly digest: string; readonly routes: boolean };
}

/**
 * Generates the SDK of a model, including the modules that are copied into it.
 *
 * @param options options of the SDK; absent options have their default
 * @throws UsageError if an emitter fails, or writes a file with an invalid path or the path of another file
 */
export async function generateSdk(
  model: ApiModel,
  options: Partial<SdkOptions> = {},
  { cacheFile = null, ...inputs }: GenerateOptions = {},
): Promise<GeneratedSdk> {
  return generateSdkWithCache(model, { ...defaultSdkOptions, ...options }, inputs, await openCache(cacheFile));
}

interface CachedGenerateOptions extends Omit<GenerateOptions, "cacheFile"> {
  /**
   * If present, the caller will format all files. If the cache is empty and the SDK is large, the files are formatted at
   * once, while other files are drafted. This function is then called with the number of formatted files.
   */
  readonly onFormatted?: OnProgress | undefined;
  /** Open threads that format the files of the docs. Default: see `formatFiles`. */
  readonly threads?: FormatThreads | null | undefined;
}

/** Like {@link generateSdk}, with an open cache. */
export async function generateSdkWithCache(
  model: ApiModel,
  sdkOptions: SdkOptions,
  { emitters = [], metadata, onFormatted, threads }: CachedGenerateOptions,
  cache: Cache,
): Promise<GeneratedSdk> {
  const additions = emitters.flatMap((emitter) => emitter.package ?? []);
  const outline = outlineModel(model);
  const key = outlineKey(outline, [sdkOptions, additions]);
  const plan = (): Promise<PlannedOutline> => loadPlan(outline, { ...sdkOptions, additions });
  let drafted: Promise<DraftedOutline> | undefined;
  const draft = (): Promise<DraftedOutline> =>
    (drafted ??= plan().then((planned) => ({ ...planned, drafts: new Map(planned.drafts) })));
  let formatted: ReadonlyMap<string, GeneratedFile> = new Map();
  const make = async (): Promise<CachedSdk> => {
    if (onFormatted === undefined || !isLarge(model) || !cache.isEmpty()) return cacheDrafts(cache, await draft());
    const { sdk, files } = await draftAndFormat(outline, plan, cache, onFormatted);
    formatted = new Map(files.map((file) => [file.path, file]));
    return sdk;
  };
  const { drafts, diagnostics, counts } = readCachedSdk(cache, key) ?? cacheSdk(cache, key, await make());
  const digests = new Map(drafts.map((one) => [one.path, filledDigest(one, outline.values)]));
  const emitted: EmittedDrafts[] = [];
  for (const emitter of emitters) {
    const own = await runEmitter(emitter, model, sdkOptions, digests.keys());
    for (const [path, { digest }] of own) digests.set(path, digest);
    emitted.push({ emitter, drafts: own });
  }
  return {
    drafts: digests,
    diagnostics: diagnostics.map((finding) => findingInDocs(finding, outline.values)),
    counts,
    origin: {
      generator: docwrightVersion(),
      model: modelDigest(model),
      config: lockedConfig(model, sdkOptions, emitters, metadata),
      drafts: digests,
    },
    files: async (paths = digests.keys(), onProgress?: OnProgress) => {
      const wanted = [...paths];
      const select = (isSelected: (path: string) => boolean): Map<string, string> =>
        new Map(wanted.filter(isSelected).map((path) => [path, digests.get(path) ?? ""]));
      const ofSdk = select((path) => !formatted.has(path) && !emitted.some(({ drafts: own }) => own.has(path)));
      const filled = async (missing: readonly string[]) => {
        const found = readCachedDrafts(cache, drafts, missing) ?? (await draft()).drafts;
        return new Map(
          missing.flatMap((path) => {
            const one = found.get(path);
            return one === undefined ? [] : [[path, fillDraft(one, outline.values)]];
          }),
        );
      };
      const files = wanted.flatMap((path) => formatted.get(path) ?? []);
      files.push(...(await formatFiles(ofSdk, filled, cache, { onProgress, threads })));
      for (const { emitter, drafts: own } of emitted) {
        const ofEmitter = select((path) => own.has(path));
        const format = () => formatFiles(ofEmitter, () => Promise.resolve(own), cache);
        files.push(...(await awaitPlugin(`emitter ${emitter.name}`, format)));
      }
      cache.save();
      return sortedBy(files, ({ path }) => path);
    },
  };
}

/** The digest of everything that the drafts of an outline depend on. */
function outlineKey({ model }: Outline, options: readonly unknown[]): string {
  const { types, operations, ...others } = model;
  const parts = [[others, types.length, ...options], ...types, ...operations];
  return digestOf(codeDigest(...GENERATOR_SOURCES), ...parts.map((part) => JSON.stringify(part)));
}

/** The options that affect the SDK, as in its lock file. */
function lockedConfig(
  { api }: ApiModel,
  sdk: SdkOptions,
  emitters: readonly Emitter[],
  metadata: GenerateOptions["metadata"],
): Origin["config"] {
  const { paging, ...facts } = api;
  const { auth, ...options } = sdk;
  return {
    api: { ...facts, ...(paging && { paging: { ...paging } }) },
    sdk: { ...options, auth: typeof auth === "string" ? auth : { ...auth } },
    ...(emitters.length > 0 && { emitters: emitters.map(({ name }) => name) }),
    ...(metadata && { metadata }),
  };
}

interface EmittedDrafts {
  readonly emitter: Emitter;
  readonly drafts: ReadonlyMap<string, SerializedDraft>;
}

/**
 * Runs an emitter. Its files are not in the cache, because docwright does not know when the code of an emitter changes.
 *
 * @param taken paths of files that the SDK already has
 */
async function runEmitter(
  emitter: Emitter,
  model: ApiModel,
  options: SdkOptions,
  taken: Iterable<string>,
): Promise<EmittedDrafts["drafts"]> {
  return awaitPlugin(`emitter ${emitter.name}`, async () => {
    const drafts = await emitDrafts(emitter, model, options);
    checkOutputPaths([LOCK_FILE, ...taken, ...drafts.map(({ path }) => path)]);
    return new Map(drafts.map((draft) => [draft.path, serializeDraft(draft)]));
  });
}

/** Loads the modules that write code only when they are needed, because loading them takes long. */
async function loadPlan(
  outline: Outline,
  options: SdkOptions & Pick<EmitOptions, "additions">,
): Promise<PlannedOutline> {
  const { planOutline } = await import("./emit/draft-sdk.js");
  return planOutline(outline, { ...options, ...(await readSdkParts()) });
}

/** An outline's SDK with all its drafts. */
interface DraftedOutline extends Omit<PlannedOutline, "drafts"> {
  readonly drafts: ReadonlyMap<string, OutlineDraft>;
}

/** Whether the SDK has so many files that starting threads takes less time than they save. */
function isLarge({ operations, types }: ApiModel): boolean {
  return operations.length + types.length >= MIN_FILES_FOR_THREADS;
}

/** A draft whose JSON text may be in the cache. */
interface CachedDraft extends Omit<OutlineDraft, "json"> {
  readonly path: string;
}

/** The cache entry of an outline. It has digests of drafts, because SDKs of similar models share most of their drafts. */
interface CachedSdk {
  readonly drafts: readonly CachedDraft[];
  readonly diagnostics: readonly Finding[];
  readonly counts: SdkCounts;
}

/**
 * Drafts an SDK, and formats each draft as soon as it is written. Without a cache, the drafts are not in memory at the
 * same time.
 */
async function draftAndFormat(
  outline: Outline,
  plan: () => Promise<PlannedOutline>,
  cache: Cache,
  onFormatted: OnProgress,
): Promise<{ readonly sdk: CachedSdk; readonly files: readonly GeneratedFile[] }> {
  const drafts: CachedDraft[] = [];
  const { planned, files } = await formatWhileDrafting(
    async () => {
      const { drafts: unfilled, ...facts } = await plan();
      const filled = function* (): Generator<[string, SerializedDraft]> {
        for (const [path, draft] of unfilled) {
          drafts.push(cacheDraft(cache, path, draft));
          yield [path, fillDraft(draft, outline.values)];
        }
      };
      return { ...facts, drafts: filled() };
    },
    cache,
    onFormatted,
  );
  const { diagnostics, counts } = planned;
  return { sdk: { drafts, diagnostics, counts }, files };
}

function cacheDrafts(cache: Cache, { drafts, diagnostics, counts }: DraftedOutline): CachedSdk {
  return { drafts: [...drafts].map(([path, draft]) => cacheDraft(cache, path, draft)), diagnostics, counts };
}

/** Drafts without references are not in the cache, because their files do not change while the outline is the same. */
function cacheDraft(cache: Cache, path: string, { digest, json, references }: OutlineDraft): CachedDraft {
  if (references.length > 0) cache.set(digest, json);
  return { path, digest, references };
}

function cacheSdk(cache: Cache, key: string, sdk: CachedSdk): CachedSdk {
  cache.set(key, JSON.stringify(sdk));
  return sdk;
}

function readCachedSdk(cache: Cache, key: string): CachedSdk | null {
  const json = cache.get(key);
  if (json === undefined) return null;
  const cached = JSON.parse(json) as CachedSdk;
  for (const { digest, references } of cached.drafts) if (references.length > 0) cache.keep(digest);
  return cached;
}

/** @returns `null` if the cache does not have all of these drafts */
function readCachedDrafts(
  cache: Cache,
  drafts: readonly CachedDraft[],
  paths: readonly string[],
): ReadonlyMap<string, OutlineDraft> | null {
  const wanted = new Set(paths);
  const found = new Map<string, OutlineDraft>();
  for (const draft of drafts.filter(({ path }) => wanted.has(path))) {
    const json = cache.get(draft.digest);
    if (json === undefined) return null;
    found.set(draft.path, { ...draft, json });
  }
  return found;
}
