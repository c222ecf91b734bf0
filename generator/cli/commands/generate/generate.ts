import { orderFindings } from "../../../findings/order-findings.js";
import type { SdkCounts } from "../../../emit/package/count-sdk.js";
import type { ReadDocs } from "../../../docs/read-docs.js";
import { type FormatThreads, startThreads } from "../../../emit/print/format-files.js";
import { MIN_PAGES_FOR_THREADS, readPages, startPageThreads } from "../../../page/read-pages.js";
import { openPageCache } from "../../../pipeline.js";
import { readLockFile } from "../../../output/compare-output.js";
import { readWhileIdle } from "../../../output/run-lock.js";
import { checkOutput, digestsOf, writeOutput, type Output } from "../../../output/write-output.js";
import { assumptions } from "../../report/assumptions.js";
import {
  checkSummary,
  editWarnings,
  firstSteps,
  readSummary,
  sizeOfSdk,
  versionWarning,
  writeSummary,
} from "../../report/sdk-summary.js";
import type { LoadedConfig } from "../../inputs/load-config.js";
import { buildCompleteSdkApi } from "../../inputs/sdk-api.js";
import type { Settings } from "../../inputs/settings.js";
import type { KnownRun, KnownRuns } from "../../sdk/known-run.js";
import { makeOutput, makeSdk, openSdkCache } from "../../sdk/make-sdk.js";
import { collectGarbageByDefault } from "../../set-engine-flags.js";
import { outFolder } from "../../sdk/out-folder.js";
import type { Terminal } from "../../terminal.js";
import type { GenerateOptions } from "./run.js";

/** Generates the SDK, and writes or checks it. */
export async function generate(
  read: ReadDocs,
  runs: KnownRuns,
  config: LoadedConfig | null,
  settings: Settings,
  options: GenerateOptions,
  terminal: Terminal,
): Promise<{ readonly run: KnownRun; readonly result: Result }> {
  const folder = outFolder(settings);
  const { sdk: sdkConfig, diff } = config?.config ?? {};
  const { api, output, diagnostics, counts } = await readAndGenerate(read, settings, terminal);
  const { model } = api;
  const run: KnownRun = {
    findings: orderFindings([...model.diagnostics, ...diagnostics]),
    summary: readSummary(model),
    assumptions: assumptions({ ...api, settings, sdk: sdkConfig ?? {} }),
    counts,
    origin: output.origin,
    files: digestsOf(output.files),
  };
  // The release notes are made before the SDK is written, because they need the lock file of the earlier run. They are
  // inserted together with the SDK, so that a run that is killed changes neither.
  const notes =
    options.changelog === true
      ? await (await import("./sdk-changelog.js")).planNotes(folder, model, settings, diff)
      : null;
  // The lock file keeps the digest of the model that the last notes describe. So the next notes contain all later
  // changes, even if other commands updated the SDK in the meantime.
  const described =
    notes === null
      ? output
      : { ...output, origin: { ...output.origin, changelog: output.origin.model }, changelog: notes.edit };
  const result = await writeOrCheck(folder, described, counts, options, terminal.verbose);
  runs.save(read, api.metadataDigest, run);
  const unchanged = notes?.isEmpty === true ? "No API changes for the changelog.\n" : "";
  return { run, result: { ...result, summary: result.summary + unchanged } };
}

/**
 * Threads load their code while this thread opens the caches and builds the model: first for reading pages, then for
 * printing if a part of the SDK is in the cache.
 */
async function readAndGenerate(read: ReadDocs, settings: Settings, terminal: Terminal) {
  const pageThreads = read.docs.length >= MIN_PAGES_FOR_THREADS ? await startPageThreads() : null;
  let formatThreads: FormatThreads | null | undefined;
  try {
    const pageCache = await openPageCache(settings);
    const cache = await openSdkCache(settings);
    if (!cache.isEmpty()) collectGarbageByDefault(process.versions.node);
    const api = await terminal.progress("Reading the docs", (onProgress) =>
      buildCompleteSdkApi(read, { ...settings, onProgress }, async (docs, dialect) => {
        const pages = await readPages(docs, dialect, pageCache, { onProgress, threads: pageThreads });
        await pageThreads?.close();
        if (!cache.isEmpty()) formatThreads = await startThreads(1);
        return pages;
      }),
    );
    return await terminal.progress("Generating the SDK", async (onProgress) => {
      const sdk = await makeSdk(api, settings, { cache, onFormatted: onProgress, threads: formatThreads });
      return { api, output: await makeOutput(sdk, onProgress), diagnostics: sdk.diagnostics, counts: sdk.counts };
    });
  } finally {
    await pageThreads?.close();
    await formatThreads?.close();
  }
}

/** The comparison of the SDK with the output folder. */
export interface Result {
  readonly warnings: string;
  readonly summary: string;
  readonly outOfDate: boolean;
}

async function writeOrCheck(
  folder: string,
  output: Output,
  counts: SdkCounts,
  { check: checkOnly = false, include, exclude }: GenerateOptions,
  verbose: boolean,
): Promise<Result> {
  const lock = readLockFile(folder);
  const warnings = versionWarning(folder, lock, !checkOnly);
  if (checkOnly) {
    const checked = await readWhileIdle(folder, () => checkOutput(folder, output));
    const outOfDate = checked.unfinished || checked.differences.length > 0;
    return { warnings, summary: checkSummary(folder, checked, verbose), outOfDate };
  }
  const written = await writeOutput(folder, output);
  const isPart = include !== undefined || exclude !== undefined;
  const steps = firstSteps(folder, written, isPart);
  const summary = writeSummary(folder, output.files.length, written) + sizeOfSdk(counts) + steps;
  return { warnings: warnings + editWarnings(folder, written), summary, outOfDate: false };
}
