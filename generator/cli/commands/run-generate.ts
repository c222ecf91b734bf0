import { generateSdk } from "../../generate-sdk.js";
import { orderFindings } from "../../model/findings.js";
import { modelDigest } from "../../model/model-digest.js";
import { resolveOutFolder } from "../../output/out-folder.js";
import { checkOutput, writeOutput, type Output } from "../../output/write-output.js";
import { readApi } from "../../pipeline.js";
import { UsageError } from "../../usage-error.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { checkLines, lostEdits, readLine, writtenLine } from "../generate-summary.js";
import { refuseEmpty } from "../refuse-empty.js";
import { reportContext } from "../report-context.js";
import { reporters } from "../reporters/reporters.js";
import { reaches } from "../reporters/severity.js";
import { readSettings } from "../settings.js";
import { openTerminal } from "../terminal.js";
import { docwrightVersion } from "../version.js";
import type { GenerateOptions } from "./generate.js";

/** Writes the SDK, or with `--check` compares the folder with it, and says what came of it. */
export async function runGenerate(options: GenerateOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const settings = await readSettings(options);
  if (settings.out === null) throw new UsageError("No folder for the SDK is named; name one with --out.");
  const folder = resolveOutFolder(settings.out, settings.docs);

  const { docs, model } = await terminal.progress("Reading the docs", () => readApi(settings));
  refuseEmpty(model);
  const sdk = await terminal.progress("Making the SDK", () => generateSdk(model, settings.sdk));
  const config = { api: { ...model.api }, sdk: { ...settings.sdk } };
  const origin = { generator: docwrightVersion(), model: modelDigest(model), config };
  const result = await put(folder, { files: sdk.files, origin }, options.check === true, terminal.verbose);

  const findings = orderFindings([...model.diagnostics, ...sdk.diagnostics]);
  const report = await reporters[options.format]();
  // A machine's format has standard output to itself; for a person, findings are warnings beside the result.
  const forPerson = options.format === "pretty";
  (forPerson ? terminal.warn : terminal.print)(report(findings, reportContext(docs, settings, terminal)));
  terminal.warn(result.warnings);
  (forPerson ? terminal.remark : terminal.warn)(`${readLine(model)}${result.summary}`);
  return result.outOfDate || reaches(findings, options.failOn) ? exitCode.findings : exitCode.done;
}

interface Result {
  readonly warnings: string;
  readonly summary: string;
  readonly outOfDate: boolean;
}

async function put(folder: string, output: Output, checkOnly: boolean, verbose: boolean): Promise<Result> {
  if (checkOnly) {
    const checked = checkOutput(folder, output);
    const outOfDate = checked.unfinished || checked.differences.length > 0;
    return { warnings: "", summary: checkLines(folder, checked, verbose), outOfDate };
  }
  const written = await writeOutput(folder, output);
  const summary = writtenLine(folder, output.files.length, written);
  return { warnings: lostEdits(folder, written), summary, outOfDate: false };
}
