import { readLockFile } from "../../../output/compare-output.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { checkSummary, sizeOfSdk, writeSummary } from "../../report/sdk-summary.js";
import { loadConfig } from "../../inputs/load-config.js";
import { outFolder } from "../../sdk/out-folder.js";
import { refuseDowngrade } from "../../sdk/refuse-downgrade.js";
import type { DocsOptions, FailOn, GlobalOptions, MetadataOptions } from "../../options.js";
import { reportContext } from "../../report/findings/report-context.js";
import { reporters, type FormatOf } from "../../report/reporters.js";
import { hasFindingsAt } from "../../report/findings/severity.js";
import { openFindingSelector } from "../../inputs/open-findings.js";
import { settingsFrom } from "../../inputs/settings.js";
import { warnAboutSkipped } from "../../inputs/unread-files.js";
import { isUpToDate, type KnownRun, openKnownRuns, readMetadataDigest } from "../../sdk/known-run.js";
import { folderSources } from "../../../docs/read-docs.js";
import { readSelectedDocs } from "../../../read-selected-docs.js";
import { openTerminal, type Terminal } from "../../terminal.js";
import type { Result } from "./generate.js";
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
    : await (await import("./generate.js")).generate(read, runs, config, settings, options, terminal);

  const findings = await selectOpen(run.findings, read.docs);
  const report = await reporters.findings[options.format]();
  // With a format for programs, standard output must contain only the findings. With `pretty`, findings are warnings.
  const isPretty = options.format === "pretty";
  (isPretty ? terminal.warn : terminal.print)(report(findings, context));
  terminal.warn(run.assumptions);
  terminal.warn(result.warnings);
  (isPretty ? terminal.note : terminal.warn)(`${run.summary}${result.summary}`);
  return result.outOfDate || hasFindingsAt(findings, options.failOn) ? exitCode.findings : exitCode.done;
}

function unchangedResult(folder: string, run: KnownRun, { check }: GenerateOptions, { verbose }: Terminal): Result {
  const summary =
    check === true
      ? checkSummary(folder, { differences: [], unfinished: false, isMissing: false }, verbose)
      : writeSummary(folder, run.files.size, []) + sizeOfSdk(run.counts);
  return { warnings: "", summary, outOfDate: false };
}
