import { relative } from "node:path";
import { readLockFile } from "../../../output/compare-output.js";
import { readWhileIdle } from "../../../output/run-lock.js";
import { checkExpected, writeOutput, type CheckResult } from "../../../output/write-output.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { expectedDigests } from "../../sdk/expected-digests.js";
import type { Drift, explainDrift } from "./explain-drift.js";
import { assumptions } from "../../report/assumptions.js";
import { editWarnings, versionWarning, writeSummary, writtenFiles } from "../../report/sdk-summary.js";
import { loadConfig } from "../../inputs/load-config.js";
import { makeSdk, makeOutput } from "../../sdk/make-sdk.js";
import { outFolder } from "../../sdk/out-folder.js";
import { refuseDowngrade } from "../../sdk/refuse-downgrade.js";
import type { DocsOptions, FindingListOptions, GlobalOptions, MetadataOptions } from "../../options.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { settingsFrom } from "../../inputs/settings.js";
import { readCompleteSdkApi } from "../../inputs/sdk-api.js";
import { formatCommand } from "../../next-command.js";
import { printFindings } from "../../print-findings.js";
import { openTerminal } from "../../terminal.js";
import { printRuleHelp, type RuleHelpOptions } from "../rule-help.js";

export interface DriftCommandOptions
  extends GlobalOptions, DocsOptions, MetadataOptions, RuleHelpOptions, FindingListOptions {
  readonly out?: string;
  readonly update?: boolean;
  readonly allowDowngrade?: boolean;
}

/** Compares the SDK on disk with the docs, and updates it with `--update`. */
export async function runDrift(options: DriftCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (printRuleHelp(options, "drift", terminal)) return exitCode.done;
  const config = await loadConfig(options.config);
  const settings = settingsFrom(config, options);
  const folder = outFolder(settings);
  if (options.update === true) refuseDowngrade(folder, readLockFile(folder), options.allowDowngrade === true);
  const api = await readCompleteSdkApi(settings, terminal);
  const { model } = api;
  const { sdk, digests, checked, lock } = await terminal.progress("Generating the SDK", async () => {
    const made = await makeSdk(api, settings);
    return readWhileIdle(folder, async () => {
      const found = readLockFile(folder);
      const expected = await expectedDigests(made, found);
      return { sdk: made, digests: expected, checked: checkExpected(folder, expected, made.origin), lock: found };
    });
  });
  const outOfDate = checked.unfinished || checked.differences.length > 0;
  const isUpdate = options.update === true;
  const drift =
    outOfDate && !isUpdate ? await explain(folder, checked, model, sdk, settings, config?.config.diff) : NO_DRIFT;

  const list = {
    command: "drift",
    places: docsPlaces([], process.cwd()),
    // Every difference fails the command, so a finding of any severity must count as a failure.
    failOn: "info" as const,
    none: "",
    mergeRepeated: !terminal.verbose && options.groupBy === undefined,
  };
  await printFindings(drift.findings, options, list, terminal);
  terminal.warn(assumptions({ ...api, settings, sdk: config?.config.sdk ?? {} }));
  terminal.warn(versionWarning(folder, lock, isUpdate));
  const printNote = options.format === "pretty" ? terminal.note : terminal.warn;
  if (!outOfDate) printNote(`${relative(process.cwd(), folder) || "."} is up to date.\n`);
  if (!outOfDate || !isUpdate) {
    printNote(drift.unavailable);
    if (outOfDate) printNote(updateHint(checked, options));
    return outOfDate ? exitCode.findings : exitCode.done;
  }
  const written = await writeOutput(folder, await makeOutput(sdk));
  terminal.warn(editWarnings(folder, written));
  printNote(writtenFiles(written, terminal.verbose) + writeSummary(folder, digests.size, written));
  return exitCode.done;
}

/**
 * Names the command that updates the SDK. Empty if the command would fail because it would replace a file that
 * docwright did not generate.
 */
function updateHint({ differences, isMissing, unfinished }: CheckResult, options: DriftCommandOptions): string {
  if (isMissing) return `Generate the SDK: ${formatCommand("generate", options)}\n`;
  const isBlocked = differences.some(({ kind }) => kind === "foreign");
  const canUpdate = unfinished || differences.some(({ kind }) => kind !== "added");
  return canUpdate && !isBlocked ? `Update the SDK: ${formatCommand("drift", options, "--update")}\n` : "";
}

const NO_DRIFT: Drift = { findings: [], unavailable: "" };

/** Loads the comparison only if there are differences, because usually there are none. */
const explain: typeof explainDrift = async (...args) => (await import("./explain-drift.js")).explainDrift(...args);
