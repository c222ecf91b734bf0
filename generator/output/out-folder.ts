import { readdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";
import { lstatIfExists } from "../read-files.js";
import { LOCK_FILE } from "./lock-file.js";

/**
 * Resolves the output folder, which does not have to exist.
 *
 * @param out The folder from the option or the config.
 * @param docs The docs folders.
 * @returns The absolute path without symbolic links.
 * @throws UsageError if the folder is a file or overlaps a docs folder, or if the operating system cannot read its
 * path. UsageError also if the folder is or contains the current folder or the home folder, unless the output folder is
 * empty or contains a generated SDK.
 */
export function resolveOutFolder(out: string, docs: readonly string[]): string {
  try {
    return resolveAndCheck(out, docs);
  } catch (error) {
    // For example, the path is too long or its links form a loop.
    if (!isErrno(error)) throw error;
    throw new UsageError(`Cannot use --out ${out}: ${error.message}. Choose another folder.`, { cause: error });
  }
}

function resolveAndCheck(out: string, docs: readonly string[]): string {
  const folder = realPath(resolve(out));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new UsageError(`--out ${out} is a file; choose a folder.`);
  }
  for (const root of docs) {
    const docsFolder = realPath(resolve(root));
    if (contains(folder, docsFolder) || contains(docsFolder, folder)) {
      throw new UsageError(`--out ${out} and the docs folder ${root} overlap; choose a separate output folder.`);
    }
  }
  const isWorkFolder = [process.cwd(), homedir()].some((place) => contains(folder, realPath(place)));
  if (isWorkFolder && !isEmptyFolder(folder) && lstatIfExists(join(folder, LOCK_FILE)) === null) {
    throw new UsageError(`--out ${out} contains other files but not a generated SDK; choose a separate output folder.`);
  }
  return folder;
}

/** Resolves symbolic links in the part of the path that exists. */
function realPath(path: string): string {
  if (lstatIfExists(path) !== null) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), relative(parent, path));
}

function contains(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === "" || (path !== ".." && !path.startsWith(`..${sep}`) && resolve(outer, path) === inner);
}

function isEmptyFolder(folder: string): boolean {
  return lstatIfExists(folder) === null || readdirSync(folder).length === 0;
}
