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
import type { GeneratedSdk } from "../../../generate-sdk.js";
import { readLockedModel } from "../../inputs/read-locked-model.js";
import { docsPlaces } from "../../report/findings/report-context.js";
import { changeToFinding } from "../../report/changes/change-to-finding.js";
import type { Settings } from "../../inputs/settings.js";

/** The differences between an SDK on disk and its docs. */
export interface Drift {
  /** Findings for files, followed by the changes in the docs. */
  readonly findings: readonly Finding<string>[];
  /** A message that tells why the changes in the docs are not available; empty if they are available. */
  readonly unavailable: string;
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map();

/**
 * Lists the files that differ from the docs, and the changes in the docs since the SDK was generated.
 *
 * @param model The model of the current docs.
 * @param sdk The SDK generated from this model.
 */
export async function explainDrift(
  folder: string,
  checked: CheckResult,
  model: ApiModel,
  sdk: GeneratedSdk,
  settings: Settings,
  options: DiffOptions | undefined,
): Promise<Drift> {
  const lock = readLockFile(folder);
  const isSame = lock === null || lock.model === modelDigest(model);
  const locked = isSame ? null : await readLockedModel(folder, lock.model, settings);
  const base = locked?.model ?? null;
  const edits = checked.differences.filter(({ edited }) => edited).map(({ path }) => path);
  const texts = lock === null ? NO_TEXTS : await generatedTexts(folder, edits, lock, sdk);
  const findings = [
    ...driftFindings(folder, checked, texts),
    ...(base === null ? [] : await changeFindings(base, model, settings, options)),
  ];
  return { findings, unavailable: locked?.model === null ? locked.unavailable : "" };
}

/**
 * Finds the original texts of files that were edited by hand. The texts come from git. If git does not have a text, the
 * file is generated once more, and the new text is used only if it has the digest in the lock file.
 */
async function generatedTexts(
  folder: string,
  paths: readonly string[],
  lock: LockFile,
  { drafts, files }: GeneratedSdk,
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return NO_TEXTS;
  const committed = await committedTexts(folder, paths, lock);
  const made = await files(paths.filter((path) => !committed.has(path) && drafts.has(path)));
  const same = made.filter(({ path, text }) => fileDigest(text) === lock.files.get(path));
  return new Map([...committed, ...same.map(({ path, text }): [string, string] => [path, text])]);
}

async function changeFindings(
  base: ApiModel,
  head: ApiModel,
  { docs }: Settings,
  options: DiffOptions | undefined,
): Promise<readonly Finding<string>[]> {
  const { diffModels } = await import("../../../diff/diff-models.js");
  const { displayPath } = docsPlaces([], commonFolder(docs));
  return diffModels(base, head, options).map((change) => changeToFinding(change, ({ file }) => displayPath(file)));
}
