import { basename, dirname, join, relative, sep } from "node:path";
import type { Cache } from "../../../cache/cache.js";
import { recentEntries } from "../../../cache/recent-entries.js";
import { commonFolder } from "../../../docs/read-docs.js";
import { type FormatThreads, startThreads } from "../../../emit/print/format-files.js";
import { compareWithBaseline, createBaseline } from "../../../findings/baseline.js";
import type { Finding } from "../../../findings/finding.js";
import { orderFindings } from "../../../findings/order-findings.js";
import { type Difference, isKept, readLockFile } from "../../../output/compare-output.js";
import { KnownDigests } from "../../../output/known-digests.js";
import { LOCK_FILE } from "../../../output/lock-file.js";
import { writeOutput } from "../../../output/write-output.js";
import { UsageError } from "../../../usage-error.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { formatCount } from "../../format-count.js";
import { formatNames } from "../../format-names.js";
import { holdDocs, type HeldDocs } from "../../inputs/held-docs.js";
import { openFindingSelector, type OpenFindingSelector } from "../../inputs/open-findings.js";
import { stampOf } from "../../inputs/held-source.js";
import { readCompleteSdkApi, type SdkApi } from "../../inputs/sdk-api.js";
import type { Settings } from "../../inputs/settings.js";
import { reportError } from "../../report-error.js";
import { assumptions } from "../../report/assumptions.js";
import { reportContext } from "../../report/findings/report-context.js";
import { reporters } from "../../report/reporters.js";
import { editWarnings } from "../../report/sdk-summary.js";
import { makeOutput, makeSdk, openSdkCache } from "../../sdk/make-sdk.js";
import { outFolder } from "../../sdk/out-folder.js";
import { refuseDowngrade } from "../../sdk/refuse-downgrade.js";
import { collectGarbageByDefault } from "../../set-engine-flags.js";
import { openTerminal, type Terminal } from "../../terminal.js";
import { ChangeSignal, type WatchedPlaces } from "./change-signal.js";
import type { LiveReport } from "./live-report.js";
import { Setup, type WatchOptions } from "./setup.js";

/**
 * Generates the SDK, and updates it after each change of its input. Runs until a signal ends the process.
 *
 * @throws UsageError if the first SDK cannot be generated. A later error of this kind is printed, and the SDK stays as it
 * is until the next change.
 */
export async function runWatch(options: WatchOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const setup = new Setup(options);
  const signal = new ChangeSignal();
  let session: Session | null = await openSession(await setup.load(), options);
  await signal.watch(placesToWatch(setup, session));
  const folders = setup.folders.map(displayPath);
  let update = await updateSdk(session, terminal);
  // Later updates format few files, with code that a thread loads now.
  const threads = await startThreads(1);
  collectGarbageByDefault(process.versions.node);
  await printUpdate(folders, update, [], session, terminal);
  const report = await openReport(options);
  await updateReport(report, update, session);
  const url = (await report?.serve()) ?? null;
  terminal.warn(assumptions({ ...update.api, settings: session.settings, sdk: setup.sdk }));
  if (url !== null) terminal.note(`Report: ${url}\n`);
  terminal.note(`Watching ${formatNames(folders)}. Press Ctrl+C to stop.\n`);
  process.on("SIGINT", () => {
    process.exit(exitCode.done);
  });

  for (;;) {
    await signal.watch(placesToWatch(setup, session));
    const changedSetup = await setup.changed();
    let names = changedSetup.map(displayPath);
    try {
      if (changedSetup.length > 0) {
        session = null;
        session = await openSession(await setup.load(), options);
      } else if (session !== null) {
        names = await changedInput(session);
      }
      if (session !== null && names.length > 0) {
        const earlier = update.findings;
        // Each update opens a terminal, because progress lines depend on the time since the terminal was opened.
        const ofUpdate = openTerminal({ ...options, verbose: false });
        update = await updateSdk(session, { ...ofUpdate, warn: () => undefined }, threads);
        await printUpdate(names, update, earlier, session, terminal);
        await updateReport(report, update, session);
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      terminal.note(`${time()} ${formatNames(names, terminal.verbose)}: SDK not updated\n`);
      reportError(error, terminal.verbose ? ["--verbose"] : []);
    }
    await signal.next();
  }
}

/** The inputs and the output of an SDK. Unchanged inputs stay in memory. */
interface Session {
  readonly settings: Settings;
  /** The output folder. */
  readonly folder: string;
  readonly docs: HeldDocs;
  readonly sdkCache: Cache;
  /** The digests of the files in the output folder. */
  readonly knownDigests: KnownDigests;
  readonly selectOpen: OpenFindingSelector;
  metadataStamp: string;
}

async function openSession(settings: Settings, { allowDowngrade }: WatchOptions): Promise<Session> {
  const folder = outFolder(settings);
  refuseDowngrade(folder, readLockFile(folder), allowDowngrade === true);
  return {
    settings,
    folder,
    docs: await holdDocs(settings),
    selectOpen: openFindingSelector(settings),
    sdkCache: recentEntries(await openSdkCache(settings)),
    knownDigests: new KnownDigests(),
    metadataStamp: await metadataStamp(settings),
  };
}

async function metadataStamp({ metadata }: Settings): Promise<string> {
  return metadata === null ? "" : stampOf(metadata);
}

/** The docs and the metadata that have changed on disk since the last call. */
async function changedInput(session: Session): Promise<string[]> {
  const { docs, settings } = session;
  const changed = [...(await docs.dropChanged())];
  const before = session.metadataStamp;
  session.metadataStamp = await metadataStamp(settings);
  if (settings.metadata !== null && before !== session.metadataStamp) changed.push(displayPath(settings.metadata));
  return changed;
}

/** The docs folders, and the files outside of them: config, metadata and included files. */
function placesToWatch(setup: Setup, session: Session | null): WatchedPlaces {
  const files = [...setup.files];
  if (session !== null) {
    const { docs, settings } = session;
    const base = commonFolder(settings.docs);
    if (settings.metadata !== null) files.push(settings.metadata);
    for (const path of docs.paths()) if (path.startsWith("../")) files.push(...pathFrom(base, join(base, path)));
  }
  return { folders: setup.folders, files };
}

/** A file, and the folders above it that do not contain the base. Each of them can be removed and created again. */
function pathFrom(base: string, file: string): string[] {
  return `${base}${sep}`.startsWith(`${file}${sep}`) ? [] : [file, ...pathFrom(base, dirname(file))];
}

interface Update {
  readonly api: SdkApi;
  /** The findings of `docwright generate`, sorted by place. */
  readonly findings: readonly Finding<string>[];
  /** The findings of generating the SDK. */
  readonly diagnostics: readonly Finding[];
  readonly written: readonly Difference[];
}

async function updateSdk(
  { settings, folder, docs, sdkCache, knownDigests, selectOpen }: Session,
  terminal: Terminal,
  threads?: FormatThreads | null,
): Promise<Update> {
  const api = await readCompleteSdkApi(settings, terminal, docs);
  const { output, diagnostics } = await terminal.progress("Generating the SDK", async (onProgress) => {
    const sdk = await makeSdk(api, settings, { cache: sdkCache, onFormatted: onProgress, threads });
    return { output: await makeOutput(sdk, onProgress), diagnostics: sdk.diagnostics };
  });
  const written = await writeOutput(folder, output, knownDigests);
  const findings = await selectOpen(orderFindings([...api.model.diagnostics, ...diagnostics]), api.docs);
  return { api, diagnostics, written, findings };
}

/** Loads the report only if the options ask for one. */
async function openReport(options: WatchOptions): Promise<LiveReport | null> {
  if (options.report === undefined && options.reportPort === undefined) return null;
  const { LiveReport: Report } = await import("./live-report.js");
  return new Report(options);
}

async function updateReport(
  report: LiveReport | null,
  { api, diagnostics }: Update,
  { settings, folder }: Session,
): Promise<void> {
  await report?.update(api, diagnostics, settings, folder);
}

/** Prints the changed inputs, what was written, and the new findings. */
async function printUpdate(
  names: readonly string[],
  { api, findings, written }: Update,
  earlier: readonly Finding<string>[],
  { settings, folder }: Session,
  terminal: Terminal,
): Promise<void> {
  const { added, removed } = compareWithBaseline(findings, createBaseline(earlier));
  const files = written.filter((file) => file.path !== LOCK_FILE && !isKept(file));
  const removedFiles = files.filter(({ kind }) => kind === "stale").length;
  const parts = [
    `${formatCount(files.length - removedFiles, "file")} written`,
    ...(removedFiles === 0 ? [] : [`${formatCount(removedFiles, "file")} removed`]),
    ...(added.length === 0 ? [] : [formatCount(added.length, "new finding")]),
    ...(removed === 0 ? [] : [`${formatCount(removed, "finding")} fixed`]),
  ];
  terminal.note(`${time()} ${formatNames(names, terminal.verbose)}: ${parts.join(", ")}\n`);
  const report = await reporters.findings.pretty();
  terminal.warn(report(added, reportContext(api.docs, settings, terminal, "none")));
  terminal.warn(editWarnings(folder, written));
}

/** The local time: `12:01:03`. */
function time(): string {
  return new Date().toTimeString().slice(0, "12:01:03".length);
}

function displayPath(path: string): string {
  return relative(process.cwd(), path).replaceAll("\\", "/") || basename(path);
}
