import { relative } from "node:path";
import type { Diagnostic } from "../../diagnostic.js";
import { lastCommitOf } from "../../docs/git.js";
import { diffModels } from "../../diff/diff-models.js";
import type { DiffOptions } from "../../diff/options.js";
import { modelDigest } from "../../model/model-digest.js";
import type { ApiModel } from "../../model/model.js";
import { readLockFile } from "../../output/compare-output.js";
import { LOCK_FILE, type LockFile } from "../../output/lock-file.js";
import { checkOutput, writeOutput, type Output } from "../../output/write-output.js";
import { readApi } from "../../pipeline.js";
import { UsageError } from "../../usage-error.js";
import { driftFindings } from "../drift-findings.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { lostEdits, writtenLine } from "../generate-summary.js";
import { loadConfig } from "../load-config.js";
import { makeSdk, outFolder } from "../make-sdk.js";
import { readAtRevision } from "../read-operand.js";
import { refuseEmpty } from "../refuse-empty.js";
import { reportContext } from "../report-context.js";
import { asFinding } from "../reporters/changes/as-finding.js";
import { reporters } from "../reporters/reporters.js";
import { settingsFrom, type Settings } from "../settings.js";
import { openTerminal } from "../terminal.js";
import type { DriftCommandOptions } from "./drift.js";

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
  const former =
    then === null || !hasEdits ? [] : [textsOf((await makeSdk(then, { ...settings, cache: false })).output)];
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
  else if (lock !== null && then === null && lock.model !== modelDigest(model)) say(UNKNOWN);
  if (options.update !== true) return outOfDate ? exitCode.findings : exitCode.done;
  const written = await writeOutput(folder, output);
  terminal.warn(lostEdits(folder, written));
  say(writtenLine(folder, output.files.length, written));
  return exitCode.done;
}

const UNKNOWN =
  "What changed in the docs since then cannot be told: they are not in git as they were when the lock file was committed.\n";

function same(file: string): string {
  return file;
}

function unfinishedRun(folder: string): Diagnostic {
  const message = "A run that was killed left the SDK half written; docwright generate undoes what it did.";
  return { rule: "output-unfinished", severity: "error", message, file: folder, line: 1, column: 1 };
}

/**
 * The model that the SDK was generated from: that of the docs at the commit that last changed the lock file, where its
 * digest is the lock file's. A lock file that held the model itself would be as large as the docs.
 */
async function modelOfLock(folder: string, lock: LockFile, settings: Settings): Promise<ApiModel | null> {
  try {
    const commit = await lastCommitOf(folder, LOCK_FILE);
    if (commit === null) return null;
    const { model } = await readAtRevision(commit, settings);
    return modelDigest(model) === lock.model ? model : null;
  } catch (error) {
    // The docs may not have been there then, or lie in another repository.
    if (error instanceof UsageError) return null;
    throw error;
  }
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
