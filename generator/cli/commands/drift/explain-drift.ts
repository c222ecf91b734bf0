import type { Finding } from "../../../findings/finding.js";
import type { DiffOptions } from "../../../diff/options.js";
import { commonFolder } from "../../../docs/read-docs.js";
import { modelDigest } from "../../../model/model-digest.js";
import type { ApiModel } from "../../../model/model.js";
import { readLockFile } from "../../../output/compare-output.js";
import { fileDigest, type LockFile } from "../../../output/lock-file.js";
import type { CheckResult } from "../../../output/write-output.js";
import { committedTexts } from "./committed-texts.js";
import { driftFindings } from "./drift-findings.js";
import type { MadeSdk } from "../../sdk/make-sdk.js";
import { modelOfLock } from "../../inputs/model-of-lock.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { changeToFinding } from "../../report/changes/change-to-finding.js";
import type { Settings } from "../../inputs/settings.js";

/** How an SDK on disk departs from what the docs give. */
export interface Drift {
  /** File by file, and then what changed in the docs. */
  readonly findings: readonly Finding<string>[];
  /** What cannot be told of that, and why; empty where all can. */
  readonly unknown: string;
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map();

/**
 * Says what is not as the docs give it, and what changed in them since the SDK was generated.
 *
 * @param model of the docs as they are
 * @param sdk what it gives
 */
export async function explainDrift(
  folder: string,
  checked: CheckResult,
  model: ApiModel,
  sdk: MadeSdk,
  settings: Settings,
  options: DiffOptions | undefined,
): Promise<Drift> {
  const lock = readLockFile(folder);
  const isSame = lock === null || lock.model === modelDigest(model);
  const former = isSame ? null : await modelOfLock(folder, lock, settings);
  const then = former?.model ?? null;
  const edits = checked.differences.filter(({ edited }) => edited).map(({ path }) => path);
  const texts = lock === null ? NO_TEXTS : await generatedTexts(folder, edits, lock, sdk);
  const findings = [
    ...driftFindings(folder, checked, texts),
    ...(then === null ? [] : await changesSince(then, model, settings, options)),
  ];
  return { findings, unknown: former?.model === null ? former.unknown : "" };
}

/** The texts of files as they were generated, where they can still be had: from git, or since they would be the same now. */
async function generatedTexts(
  folder: string,
  paths: readonly string[],
  lock: LockFile,
  { drafts, files }: MadeSdk,
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return NO_TEXTS;
  const committed = await committedTexts(folder, paths, lock);
  const made = await files(paths.filter((path) => !committed.has(path) && drafts.has(path)));
  const same = made.filter(({ path, text }) => fileDigest(text) === lock.files.get(path));
  return new Map([...committed, ...same.map(({ path, text }): [string, string] => [path, text])]);
}

async function changesSince(
  base: ApiModel,
  head: ApiModel,
  { docs }: Settings,
  options: DiffOptions | undefined,
): Promise<readonly Finding<string>[]> {
  const { diffModels } = await import("../../../diff/diff-models.js");
  const { displayPath } = docsPlaces([], commonFolder(docs));
  return diffModels(base, head, options).map((change) =>
    changeToFinding(change, (one) => displayPath(one.source.file)),
  );
}
