import { relative } from "node:path";
import { readLockFile } from "../../../output/compare-output.js";
import { readWhileIdle } from "../../../output/run-lock.js";
import { checkExpected, writeOutput } from "../../../output/write-output.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { expectedDigests } from "../../sdk/expected-digests.js";
import type { Drift, explainDrift } from "./explain-drift.js";
import { lostEditWarnings, writeSummary, writtenFiles } from "../../report/sdk-summary.js";
import { loadConfig } from "../../inputs/load-config.js";
import { makeSdk, outFolder, makeOutput } from "../../sdk/make-sdk.js";
import type { DocsOptions, GlobalOptions, MetadataOptions } from "../../options.js";
import { reporters, type FormatOf } from "../../report/reporters.js";
import { settingsFrom } from "../../inputs/settings.js";
import { readCompleteSdkApi } from "../../inputs/sdk-api.js";
import { openTerminal } from "../../terminal.js";
import { printRuleHelp, type RuleHelpOptions } from "../rule-help.js";

export interface DriftCommandOptions extends GlobalOptions, DocsOptions, MetadataOptions, RuleHelpOptions {
  readonly out?: string;
  readonly update?: boolean;
  readonly format: FormatOf<"findings">;
}

/** Compares the SDK on disk with the docs, and updates it with `--update`. */
export async function runDrift(options: DriftCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (printRuleHelp(options, "drift", terminal)) return exitCode.done;
  const config = await loadConfig(options.config);
  const settings = settingsFrom(config, options);
  const folder = outFolder(settings);
  const api = await readCompleteSdkApi(settings, terminal);
  const { model } = api;
  const { sdk, digests, checked } = await terminal.progress("Generating the SDK", async () => {
    const made = await makeSdk(api, settings);
    return readWhileIdle(folder, async () => {
      const expected = await expectedDigests(made, readLockFile(folder));
      return { sdk: made, digests: expected, checked: checkExpected(folder, expected, made.origin) };
    });
  });
  const outOfDate = checked.unfinished || checked.differences.length > 0;
  const isUpdate = options.update === true;
  const drift =
    outOfDate && !isUpdate ? await explain(folder, checked, model, sdk, settings, config?.config.diff) : NO_DRIFT;

  const report = await reporters.findings[options.format]();
  const context = {
    colors: terminal.resultColors,
    verbose: true,
    displayPath: (file: string) => file,
    sourceLine: () => undefined,
  };
  terminal.print(report(drift.findings, context));
  const printNote = options.format === "pretty" ? terminal.note : terminal.warn;
  if (!outOfDate) printNote(`${relative(process.cwd(), folder) || "."} is up to date.\n`);
  if (!outOfDate || !isUpdate) {
    printNote(drift.unavailable);
    return outOfDate ? exitCode.findings : exitCode.done;
  }
  const written = await writeOutput(folder, await makeOutput(sdk));
  terminal.warn(lostEditWarnings(folder, written));
  printNote(writtenFiles(written, terminal.verbose) + writeSummary(folder, digests.size, written));
  return exitCode.done;
}

const NO_DRIFT: Drift = { findings: [], unavailable: "" };

/** Loads the comparison only if there are differences, because usually there are none. */
const explain: typeof explainDrift = async (...args) => (await import("./explain-drift.js")).explainDrift(...args);
