import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { sortedBy } from "../collections/order.js";
import { lstatIfExists, readRegularFile } from "../read-files.js";
import { digestOfFile, MISSING, type KnownDigests } from "./known-digests.js";
import { LOCK_FILE, parseLockFile, type ReadLockFile } from "./lock-file.js";
import { foldedPath, pathsInside } from "./output-path.js";

/**
 * How a file on disk differs from the generated output:
 *
 * - `missing`: the file does not exist
 * - `outdated`: the file is unchanged since an earlier run, but would be generated with different content now
 * - `edited`: the file was changed by hand after it was generated
 * - `stale`: an earlier run generated the file, the current run does not
 * - `foreign`: a file or folder that docwright did not generate has the path of a generated file
 * - `added`: a module in the compiled folder that docwright did not generate
 */
export type DifferenceKind = "missing" | "outdated" | "edited" | "stale" | "foreign" | "added";

export interface Difference {
  readonly path: string;
  readonly kind: DifferenceKind;
  /**
   * Whether the file has edits by hand. The next run overwrites them. Exception: a stale file is kept, see
   * `isKept`.
   */
  readonly edited: boolean;
}

/**
 * Whether a file stays in the folder although it is no longer generated. It stays if it differs from its digest in the
 * lock file. Then somebody edited the file, or docwright never wrote it: anyone can make a lock file that lists it.
 */
export function isKept({ kind, edited }: Difference): boolean {
  return kind === "stale" && edited;
}

/**
 * Compares an output folder with the expected files. Reads only. Ignores line endings, so a checkout with `\r\n` is not
 * a difference.
 *
 * @param expected Digests of the files by path; `null` if the digest is unknown but differs from that in the lock file.
 * @param lock The lock file of the folder.
 * @param known The digests of earlier comparisons.
 * @returns The files that differ, ordered by path.
 * @throws UsageError if the lock file is invalid or a folder on the path is a symbolic link.
 */
export function compareOutput(
  folder: string,
  expected: ReadonlyMap<string, string | null>,
  lock = readLockFile(folder),
  known?: KnownDigests,
): Difference[] {
  const earlier = [...(lock?.files ?? [])];
  // A lock file without a digest of itself can have been edited by hand. If a digest in it is different from the
  // file's, the file may not come from docwright, so it is `foreign` and not `edited`.
  const mayEdit = lock?.isSealed === true;
  const generated = new Map(earlier.map(([path, digest]) => [foldedPath(path), { path, digest, mayEdit }]));
  const differences: Difference[] = [];
  const resolve = pathsInside(folder);
  const digestAt = (path: string): string | null =>
    known === undefined ? digestOfFile(resolve(path)) : known.digestOf(resolve(path), path);
  for (const [path, digest] of expected) {
    const kind = classifyFile(path, digest, digestAt(path), generated.get(foldedPath(path)));
    if (kind !== null) differences.push({ path, kind, edited: kind === "edited" });
  }
  for (const [path, digest] of earlier) {
    if (expected.has(path)) continue;
    const onDisk = digestAt(path);
    if (onDisk === MISSING || onDisk === null) continue;
    const edited = onDisk !== digest;
    if (mayEdit || !edited) differences.push({ path, kind: "stale", edited });
  }
  return sortedBy(differences, ({ path }) => path);
}

/** Finds modules in the compiled folder that neither this run nor an earlier run generated. */
export function findAddedModules(
  folder: string,
  expected: ReadonlyMap<string, unknown>,
  lock: ReadLockFile | null,
): Difference[] {
  if (lstatIfExists(join(folder, COMPILED_FOLDER))?.isDirectory() !== true) return [];
  const known = new Set([...expected.keys(), ...(lock?.files.keys() ?? [])].map(foldedPath));
  const modules = readdirSync(join(folder, COMPILED_FOLDER), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !known.has(foldedPath(path)));
  return modules.map((path) => ({ path, kind: "added", edited: false }));
}

const COMPILED_FOLDER = "src";

function classifyFile(
  path: string,
  digest: string | null,
  digestOnDisk: string | null,
  earlier: { readonly path: string; readonly digest: string; readonly mayEdit: boolean } | undefined,
): DifferenceKind | null {
  if (digestOnDisk === MISSING) return "missing";
  if (digestOnDisk === null) return "foreign";
  // If the name of a file changed only in case, the file is written again. On a case-insensitive disk, the removal of
  // the file with the old name also removes the file with the new name.
  const isRenamed = earlier !== undefined && earlier.path !== path;
  if (!isRenamed && digestOnDisk === digest) return null;
  if (path === LOCK_FILE) return "outdated";
  if (earlier === undefined) return "foreign";
  if (digestOnDisk === earlier.digest) return "outdated";
  return earlier.mayEdit ? "edited" : "foreign";
}

/**
 * Reads the lock file of an output folder.
 *
 * @returns `null` if the folder does not have a lock file.
 * @throws UsageError if the lock file is invalid.
 */
export function readLockFile(folder: string): ReadLockFile | null {
  const file = readRegularFile(join(folder, LOCK_FILE));
  return file === "missing" ? null : parseLockFile(file.text ?? "");
}
