import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { sortedBy } from "../collections/order.js";
import { lstatIfExists, readRegularFile } from "../write-files.js";
import { fileDigest, LOCK_FILE, parseLockFile, type ReadLockFile } from "./lock-file.js";
import { foldedPath, pathInside } from "./output-path.js";

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
  /** The file has edits by hand that the next run overwrites or removes. A stale file can have them too. */
  readonly edited: boolean;
}

/**
 * Compares an output folder with the expected files. Reads only. Ignores line endings, so a checkout with `\r\n` is
 * not a difference.
 *
 * @param expected Digests of the files by path; `null` means "differs from the lock file, digest unknown".
 * @returns The files that differ, ordered by path.
 * @throws UsageError if the lock file is invalid or a folder on the path is a symbolic link.
 */
export function compareOutput(folder: string, expected: ReadonlyMap<string, string | null>): Difference[] {
  const lock = readLockFile(folder);
  const earlier = [...(lock?.files ?? [])];
  // Anyone can have written a lock file without a seal, so it does not show that an edited file was ever generated.
  const mayEdit = lock?.isSealed === true;
  const generated = new Map(earlier.map(([path, digest]) => [foldedPath(path), { path, digest, mayEdit }]));
  const differences: Difference[] = [];
  for (const [path, digest] of expected) {
    const kind = classifyFile(path, digest, readEntry(pathInside(folder, path)), generated.get(foldedPath(path)));
    if (kind !== null) differences.push({ path, kind, edited: kind === "edited" });
  }
  for (const [path, digest] of earlier) {
    if (expected.has(path)) continue;
    const entry = readEntry(pathInside(folder, path));
    if (entry?.text == null) continue;
    const edited = fileDigest(entry.text) !== digest;
    if (mayEdit || !edited) differences.push({ path, kind: "stale", edited });
  }
  return sortedBy(differences, ({ path }) => path);
}

/** Finds modules in the compiled folder that neither this run nor an earlier run generated. */
export function findAddedModules(folder: string, expected: ReadonlyMap<string, unknown>): Difference[] {
  if (lstatIfExists(join(folder, COMPILED_FOLDER))?.isDirectory() !== true) return [];
  const known = new Set([...expected.keys(), ...(readLockFile(folder)?.files.keys() ?? [])].map(foldedPath));
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
  entry: Entry | null,
  earlier: { readonly path: string; readonly digest: string; readonly mayEdit: boolean } | undefined,
): DifferenceKind | null {
  if (entry === null) return "missing";
  if (entry.text === null) return "foreign";
  // If only the case of the name changed, write the file again: on a case-insensitive disk, removing the stale file
  // also removes this one.
  const isRenamed = earlier !== undefined && earlier.path !== path;
  const digestOnDisk = fileDigest(entry.text);
  if (!isRenamed && digestOnDisk === digest) return null;
  if (path === LOCK_FILE) return "outdated";
  if (earlier === undefined) return "foreign";
  if (digestOnDisk === earlier.digest) return "outdated";
  return earlier.mayEdit ? "edited" : "foreign";
}

/**
 * Reads the lock file of an output folder.
 *
 * @returns `null` if the folder has none.
 * @throws UsageError if the lock file is invalid.
 */
export function readLockFile(folder: string): ReadLockFile | null {
  const entry = readEntry(join(folder, LOCK_FILE));
  return entry === null ? null : parseLockFile(entry.text ?? "");
}

/** A file or folder at an output path. */
interface Entry {
  /** The file's text; `null` if the entry is not a regular file. */
  readonly text: string | null;
}

function readEntry(path: string): Entry | null {
  const file = readRegularFile(path);
  return file === "missing" ? null : file;
}
