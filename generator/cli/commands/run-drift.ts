import { relative } from "node:path";
import type { Diagnostic } from "../../diagnostic.js";
import { diffModels } from "../../diff/diff-models.js";
import type { DiffOptions } from "../../diff/options.js";
import { modelDigest } from "../../model/model-digest.js";
import type { ApiModel } from "../../model/model.js";
import { readLockFile } from "../../output/compare-output.js";
import { checkOutput, writeOutput, type Output } from "../../output/write-output.js";
import { readApi } from "../../pipeline.js";
import { driftFindings } from "../drift-findings.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { lostEdits, writtenLine } from "../generate-summary.js";
import { loadConfig } from "../load-config.js";
import { makeSdk, outFolder } from "../make-sdk.js";
import { modelOfLock, UNKNOWN_MODEL } from "../model-of-lock.js";
import type { DocsOptions, GlobalOptions } from "../options.js";
import { refuseEmpty } from "../refuse-empty.js";
import { reportContext } from "../report-context.js";
import { asFinding } from "../reporters/changes/as-finding.js";
import { reporters, type ReportFormat } from "../reporters/reporters.js";
import { settingsFrom } from "../settings.js";
import { openTerminal } from "../terminal.js";

export interface DriftCommandOptions extends GlobalOptions, DocsOptions {
  readonly out?: string;
  readonly update?: boolean;
  readonly format: ReportFormat;
}

/** Holds the SDK on disk against the docs, and brings it up to date where that is asked for. */
export async function runDrift(options: DriftCommandOptions): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const config = await loadConfig(options.config);
  const settings = settingsFrom(config, options);
  const folder = outFolder(settings);
  const shown = relative(process.cwd(), folder) || ".";
  const { docs, model } = await terminal.progress("Reading the docs", () => readApi(settings));
  refuseEmpty(model);
  const { output } = await terminal.progress("Making the SDK", () => makeSdk(model, settings));
  const lock = readLockFile(folder);
  const { differences, unfinished } = checkOutput(folder, output);

  const { displayPath } = reportContext(docs, settings, terminal);
  const then = lock === null || lock.model === modelDigest(model) ? null : await modelOfLock(folder, lock, settings);
  const hasEdits = differences.some(({ edited }) => edited);
  const former = then === null || !hasEdits ? [] : [textsOf((await makeSdk(then, settings)).output)];
  const findings = [
    ...(unfinished ? [unfinishedRun(shown)] : []),
    ...driftFindings(folder, differences, lock, [...former, textsOf(output)]),
    ...changesSince(then, model, config?.config.diff, displayPath),
  ];
  const outOfDate = unfinished || differences.length > 0;

  const report = await reporters[options.format]();
  const context = { colors: terminal.resultColors, verbose: true, displayPath: same, sourceLine: () => undefined };
  terminal.print(report(findings, context));
  const say = options.format === "pretty" ? terminal.remark : terminal.warn;
  if (!outOfDate) say(`${shown} is what the docs give.\n`);
  else if (lock !== null && then === null && lock.model !== modelDigest(model)) say(UNKNOWN_MODEL);
  if (options.update !== true) return outOfDate ? exitCode.findings : exitCode.done;
  const written = await writeOutput(folder, output);
  terminal.warn(lostEdits(folder, written));
  say(writtenLine(folder, output.files.length, written));
  return exitCode.done;
}

function same(file: string): string {
  return file;
}

function unfinishedRun(folder: string): Diagnostic {
  const message = "A run that was killed left the SDK half written; docwright generate undoes what it did.";
  return { rule: "output-unfinished", severity: "error", message, file: folder, line: 1, column: 1 };
}

function textsOf({ files }: Output): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

function changesSince(
  base: ApiModel | null,
  head: ApiModel,
  options: DiffOptions | undefined,
  displayPath: (file: string) => string,
): readonly Diagnostic[] {
  if (base === null) return [];
  return diffModels(base, head, options).map((change) => asFinding(change, (one) => displayPath(one.source.file)));
}
