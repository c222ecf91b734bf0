import { orderFindings } from "../../../findings/order-findings.js";
import type { SdkCounts } from "../../../emit/package/count-sdk.js";
import { readLockFile } from "../../../output/compare-output.js";
import { readWhileIdle } from "../../../output/run-lock.js";
import { checkOutput, digestsOf, writeOutput, type Output } from "../../../output/write-output.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { assumptions } from "../../report/assumptions.js";
import {
  checkSummary,
  firstSteps,
  editWarnings,
  readSummary,
  sizeOfSdk,
  versionWarning,
  writeSummary,
} from "../../report/sdk-summary.js";
import { loadConfig, type LoadedConfig } from "../../inputs/load-config.js";
import { makeSdk, outFolder, makeOutput } from "../../sdk/make-sdk.js";
import { refuseDowngrade } from "../../sdk/refuse-downgrade.js";
import type { DocsOptions, FailOn, GlobalOptions, MetadataOptions } from "../../options.js";
import { reportContext } from "../../report/findings/report-context.js";
import { reporters, type FormatOf } from "../../report/reporters.js";
import { hasFindingsAt } from "../../report/findings/severity.js";
import { openFindingSelector } from "../../inputs/open-findings.js";
import { settingsFrom, type Settings } from "../../inputs/settings.js";
import { buildCompleteSdkApi, readMetadataDigest } from "../../inputs/sdk-api.js";
import { warnAboutSkipped } from "../../inputs/unread-files.js";
import { isUpToDate, type KnownRun, type KnownRuns, openKnownRuns } from "../../sdk/known-run.js";
import { folderSources, type ReadDocs } from "../../../docs/read-docs.js";
import { readSelectedDocs } from "../../../pipeline.js";
import { openTerminal, type Terminal } from "../../terminal.js";
import { printRuleHelp, type RuleHelpOptions } from "../rule-help.js";

export interface GenerateOptions extends GlobalOptions, DocsOptions, MetadataOptions, RuleHelpOptions {
  readonly out?: string;
  readonly check?: boolean;
  readonly changelog?: boolean;
  readonly allowDowngrade?: boolean;
  readonly format: FormatOf<"findings">;
  readonly failOn: FailOn;
}

/**
 * Writes the SDK and prints a summary. With `--check`, compares the output folder with the SDK instead of writing it.
 */
export async function runGenerate(options: GenerateOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (printRuleHelp(options, "generate", terminal)) return exitCode.done;
  const config = await loadConfig(options.config);
  const settings = settingsFrom(config, options);
  const folder = outFolder(settings);
  if (options.check !== true) refuseDowngrade(folder, readLockFile(folder), options.allowDowngrade === true);
  const selectOpen = openFindingSelector(settings);

  const read = await terminal.progress("Reading the docs", async () =>
    readSelectedDocs(await folderSources(settings.docs), settings),
  );
  const context = reportContext(read.docs, settings, terminal, options.failOn);
  warnAboutSkipped(read.skipped, context.displayPath, terminal);
  const runs = await openKnownRuns({ settings, sdk: config?.config.sdk });
  const known = runs.find(read, readMetadataDigest(settings));
  const canSkip = known !== null && options.changelog !== true && (await isUpToDate(folder, known));
  const { run, result } = canSkip
    ? { run: known, result: unchangedResult(folder, known, options, terminal) }
    : await generate(read, runs, config, settings, options, terminal);

  const findings = selectOpen(run.findings, read.docs);
  const report = await reporters.findings[options.format]();
  // With a format for programs, standard output must contain only the findings. With `pretty`, findings are warnings.
  const isPretty = options.format === "pretty";
  (isPretty ? terminal.warn : terminal.print)(report(findings, context));
  terminal.warn(run.assumptions);
  terminal.warn(result.warnings);
  (isPretty ? terminal.note : terminal.warn)(`${run.summary}${result.summary}`);
  return result.outOfDate || hasFindingsAt(findings, options.failOn) ? exitCode.findings : exitCode.done;
}

/** Generates the SDK, and writes or checks it. */
async function generate(
  read: ReadDocs,
  runs: KnownRuns,
  config: LoadedConfig | null,
  settings: Settings,
  options: GenerateOptions,
  terminal: Terminal,
): Promise<{ readonly run: KnownRun; readonly result: Result }> {
  const folder = outFolder(settings);
  const { sdk: sdkConfig, diff } = config?.config ?? {};
  const api = await terminal.progress("Reading the docs", (onProgress) =>
    buildCompleteSdkApi(read, { ...settings, onProgress }),
  );
  const { model } = api;
  const { output, diagnostics, counts } = await terminal.progress("Generating the SDK", async (onProgress) => {
    const sdk = await makeSdk(api, settings);
    return { output: await makeOutput(sdk, onProgress), diagnostics: sdk.diagnostics, counts: sdk.counts };
  });
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

function unchangedResult(folder: string, run: KnownRun, { check }: GenerateOptions, { verbose }: Terminal): Result {
  const summary =
    check === true
      ? checkSummary(folder, { differences: [], unfinished: false, isMissing: false }, verbose)
      : writeSummary(folder, run.files.size, []) + sizeOfSdk(run.counts);
  return { warnings: "", summary, outOfDate: false };
}

interface Result {
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
