import { relative } from "node:path";
import { openCache } from "../../cache/cache.js";
import { cacheFile } from "../../cache/cache-file.js";
import { codeDigest, GENERATOR_SOURCES } from "../../cache/code-digest.js";
import { digestOf } from "../../cache/digest.js";
import type { DocwrightConfig } from "../../config.js";
import { docDigest } from "../../page/doc-digest.js";
import type { ReadDocs } from "../../docs/read-docs.js";
import type { SdkCounts } from "../../emit/package/count-sdk.js";
import type { Finding } from "../../findings/finding.js";
import { fileDigest } from "../../output/lock-file.js";
import { readWhileIdle } from "../../output/run-lock.js";
import { checkExpected, type Origin } from "../../output/write-output.js";
import { readNamedText } from "../inputs/read-named-file.js";
import type { Settings } from "../inputs/settings.js";

/** The result of `generate` for some docs. With it, a run on the same docs needs neither the model nor the SDK. */
export interface KnownRun {
  readonly findings: readonly Finding<string>[];
  /** The sentence about what was read. */
  readonly summary: string;
  readonly assumptions: string;
  readonly counts: SdkCounts;
  readonly origin: Origin;
  /** Digest of each file, by its path. */
  readonly files: ReadonlyMap<string, string>;
}

/** The docs that a run reads. The paths of excluded pages decide which types are reported as missing. */
type KnownDocs = Pick<ReadDocs, "docs" | "excluded">;

/** The input of a run that is not in the docs. */
interface RunInput {
  readonly settings: Settings;
  /** The SDK options of the config. */
  readonly sdk: DocwrightConfig["sdk"];
}

/** The runs of `generate` that are in the cache. */
export interface KnownRuns {
  readonly find: (docs: KnownDocs, metadata: string | null) => KnownRun | null;
  readonly save: (docs: KnownDocs, metadata: string | null, run: KnownRun) => void;
}

/**
 * Opens the cache of runs. The key of a run is the digest of everything that it reads. Runs with emitters of a config are
 * not in the cache, because docwright does not know when their code changes.
 */
export async function openKnownRuns({ settings, sdk }: RunInput): Promise<KnownRuns> {
  if (!settings.cache || settings.emitters.length > 0) return { find: () => null, save: () => undefined };
  const cache = await openCache(cacheFile("runs", settings.docs));
  const { apiVersion, include, exclude, namespace, baseUrl, dialect, sdk: options, metadataRoutes } = settings;
  // Messages contain this path.
  const metadataPath = settings.metadata === null ? null : relative(process.cwd(), settings.metadata);
  const own = { apiVersion, include, exclude, namespace, baseUrl, dialect, options, metadataRoutes, metadataPath, sdk };
  const code = digestOf(codeDigest(...GENERATOR_SOURCES), JSON.stringify(own));
  const keyOf = (docs: KnownDocs, metadata: string | null): string =>
    digestOf(code, metadata ?? "", JSON.stringify(docs.excluded), ...docs.docs.map(docDigest));
  return {
    find: (docs, metadata) => {
      const json = cache.get(keyOf(docs, metadata));
      return json === undefined ? null : parseRun(json);
    },
    save: (docs, metadata, run) => {
      const { origin, files } = run;
      const entries = { ...run, origin: { ...origin, drafts: [...origin.drafts] }, files: [...files] };
      cache.set(keyOf(docs, metadata), JSON.stringify(entries));
      cache.save();
    },
  };
}

function parseRun(json: string): KnownRun {
  const run = JSON.parse(json) as Omit<KnownRun, "origin" | "files"> & {
    readonly origin: Omit<Origin, "drafts"> & { readonly drafts: readonly [string, string][] };
    readonly files: readonly [string, string][];
  };
  return { ...run, origin: { ...run.origin, drafts: new Map(run.origin.drafts) }, files: new Map(run.files) };
}

/** Whether an output folder contains exactly the SDK of a run. */
export async function isUpToDate(folder: string, { files, origin }: KnownRun): Promise<boolean> {
  const { differences, unfinished } = await readWhileIdle(folder, () => checkExpected(folder, files, origin));
  return differences.length === 0 && !unfinished;
}

/** SHA-256 of the metadata file of the settings; `null` without metadata. @throws UsageError if it cannot be read. */
export function readMetadataDigest({ metadata }: Settings): string | null {
  return metadata === null ? null : fileDigest(readNamedText(metadata));
}
