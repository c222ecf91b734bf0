import { join } from "node:path";
import type { GeneratedFile } from "../emit/options.js";
import { isErrno, remedyOf } from "../errno.js";
import { sortedBy } from "../collections/order.js";
import { UsageError } from "../usage-error.js";
import { createRoot, withOpenFolder } from "../open-folder.js";
import { readEditableFile } from "./change-files.js";
import { removeEmptyFolder } from "../write-files.js";
import { compareOutput, findAddedModules, isKept, readLockFile, type Difference } from "./compare-output.js";
import type { KnownDigests } from "./known-digests.js";
import { fileDigest, LOCK_FILE, printLockFile, type LockFile } from "./lock-file.js";
import { CHANGELOG, checkOutputPaths } from "./output-path.js";
import { acquireRunLock } from "./run-lock.js";
import { applyChanges, isUnfinished, rollBackUnfinished, type FileChange } from "./transaction.js";
import { deferSignals } from "./defer-signals.js";

/**
 * The fields of the lock file, except the digests of the files. Without `changelog`, the lock file keeps the `changelog`
 * that it has.
 */
export type Origin = Pick<LockFile, "generator" | "model" | "changelog" | "config" | "drafts">;

/** All files of an SDK, and the lock file's other fields. */
export interface Output {
  readonly files: readonly GeneratedFile[];
  readonly origin: Origin;
  readonly changelog?: ChangelogEdit;
}

/**
 * Edits the SDK's changelog together with the SDK. It is called while no other run can write.
 *
 * @param text `null` if the changelog does not exist
 * @param lock The lock file before the run.
 * @returns The new text; `null` if the changelog does not change.
 * @throws UsageError to stop the run before it changes a file.
 */
export type ChangelogEdit = (text: string | null, lock: LockFile | null) => string | null;

/** Digests of the expected files by path; `null` if the digest is unknown but differs from that in the lock file. */
export type ExpectedFiles = ReadonlyMap<string, string | null>;

export interface CheckResult {
  readonly differences: readonly Difference[];
  /** Whether a run was killed during its changes. The next `generate` rolls them back. */
  readonly unfinished: boolean;
  /** Whether none of the expected files exists. */
  readonly isMissing: boolean;
}

/**
 * Compares an output folder with the expected SDK. Writes nothing.
 *
 * @throws UsageError if the lock file or the journal of a killed run is invalid, or a folder on a path is a symbolic
 * link.
 */
export function checkOutput(folder: string, { files, origin }: Output): CheckResult {
  return checkExpected(folder, digestsOf(files), origin);
}

/** Does the same as {@link checkOutput}, with digests instead of file texts. */
export function checkExpected(folder: string, files: ExpectedFiles, origin: Origin): CheckResult {
  checkOutputPaths([LOCK_FILE, ...files.keys()]);
  const lock = readLockFile(folder);
  const wanted = new Map([...files, [LOCK_FILE, expectedLock(files, withChangelog(origin, lock))]]);
  const differences = [...compareOutput(folder, wanted, lock), ...findAddedModules(folder, wanted, lock)];
  const isMissing = differences.length === wanted.size && differences.every(({ kind }) => kind === "missing");
  return { differences: sortedBy(differences, ({ path }) => path), unfinished: isUnfinished(folder), isMissing };
}

/**
 * Writes an SDK completely or not at all. Replaces files that differ, removes files of an earlier run that are no longer
 * generated and were not edited, and keeps all other files in the folder.
 *
 * @param folder The absolute path without symbolic links.
 * @param known The digests of earlier calls for the same folder.
 * @returns The changed files, and the edited files that are no longer generated and were kept.
 * @throws UsageError if docwright did not generate a file that would be replaced, if another run has locked the folder, or
 * if writing fails. The folder is then unchanged.
 */
export async function writeOutput(
  folder: string,
  output: Output,
  known?: KnownDigests,
): Promise<readonly Difference[]> {
  checkOutputPaths([LOCK_FILE, ...output.files.map(({ path }) => path)]);
  return withRunLock(folder, (root) => replaceOutput(root, output, known));
}

/**
 * Undoes the changes of a run that was killed. Does nothing if no run was killed.
 *
 * @throws UsageError as {@link writeOutput}
 */
export async function recoverOutput(folder: string): Promise<void> {
  if (isUnfinished(folder)) await withRunLock(folder, rollBackUnfinished);
}

async function withRunLock<Result>(folder: string, work: (root: string) => Result): Promise<Result> {
  try {
    createRoot(folder);
    return await withOpenFolder(folder, async (root) => {
      const release = await acquireRunLock(root);
      return deferSignals(() => {
        try {
          return work(root);
        } finally {
          release();
          removeEmptyFolder(folder, ".");
        }
      });
    });
  } catch (error) {
    if (!isErrno(error)) throw error;
    const message = `Cannot write to ${folder}: ${error.message}. No file was changed. ${remedyOf(error)}`;
    throw new UsageError(message.trim(), { cause: error });
  }
}

function replaceOutput(
  folder: string,
  { files, origin, changelog }: Output,
  known: KnownDigests | undefined,
): readonly Difference[] {
  rollBackUnfinished(folder);
  const earlier = readLockFile(folder);
  const digests = digestsOf(files);
  const lock = lockText(digests, withChangelog(origin, earlier));
  const wanted = new Map([...files.map(({ path, text }) => [path, text] as const), [LOCK_FILE, lock]]);
  const differences = compareOutput(folder, digests.set(LOCK_FILE, fileDigest(lock)), earlier, known);
  assertNoForeignFiles(folder, differences);
  const changes = differences
    .filter((difference) => !isKept(difference))
    .map(({ path, kind }): FileChange => ({ path, text: wanted.get(path) ?? null, exists: kind !== "missing" }));
  if (changelog !== undefined) changes.push(...changelogChange(folder, changelog, earlier));
  if (changes.length > 0) applyChanges(folder, changes);
  return differences;
}

function changelogChange(folder: string, edit: ChangelogEdit, lock: LockFile | null): readonly FileChange[] {
  const before = readEditableFile(folder, CHANGELOG);
  const text = edit(before, lock);
  return text === null ? [] : [{ path: CHANGELOG, text, exists: before !== null }];
}

/** @throws UsageError if a file or folder that docwright did not generate has the path of a generated file. */
function assertNoForeignFiles(folder: string, differences: readonly Difference[]): void {
  const foreign = differences.filter(({ kind }) => kind === "foreign").map(({ path }) => join(folder, path));
  const [first, ...others] = foreign;
  if (first === undefined) return;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  throw new UsageError(
    `${first}${more} was not generated by docwright. Move the file, or choose another folder with --out.`,
  );
}

/** The digest of each file, by its path. */
export function digestsOf(files: readonly GeneratedFile[]): Map<string, string> {
  return new Map(files.map(({ path, text }) => [path, fileDigest(text)]));
}

/** The digest of the lock file; `null` if the digest of one of its files is unknown. */
function expectedLock(files: ExpectedFiles, origin: Origin): string | null {
  const known = new Map<string, string>();
  for (const [path, digest] of files) {
    if (digest === null) return null;
    known.set(path, digest);
  }
  return fileDigest(lockText(known, origin));
}

/** Only a run that writes the changelog sets the field. All other runs keep it. */
function withChangelog(origin: Origin, lock: LockFile | null): Origin {
  const changelog = origin.changelog ?? lock?.changelog;
  return { ...origin, ...(changelog === undefined ? {} : { changelog }) };
}

function lockText(files: ReadonlyMap<string, string>, origin: Origin): string {
  return printLockFile({ format: 1, ...origin, files });
}
