import { readdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../usage-error.js";
import { entryAt } from "./disk.js";
import { LOCK_FILE } from "./lock-file.js";

/**
 * Resolves the output folder, which need not be there yet, and refuses one that would do harm: a file, a folder that
 * holds the docs or lies among them, or a folder that people work in (the current one, one above it, the home folder)
 * and in which no SDK was generated before.
 *
 * @param out As the option or the config names it.
 * @param docs The docs folders.
 * @throws UsageError
 */
export function resolveOutFolder(out: string, docs: readonly string[]): string {
  const folder = realPath(resolve(out));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new UsageError(`--out ${out} is a file; name a folder.`);
  }
  for (const root of docs) {
    const docsFolder = realPath(resolve(root));
    if (contains(folder, docsFolder) || contains(docsFolder, folder)) {
      throw new UsageError(`--out ${out} and the docs folder ${root} lie in one another; name a folder of its own.`);
    }
  }
  const workplace = [process.cwd(), homedir()].some((place) => contains(folder, realPath(place)));
  if (workplace && !isEmptyFolder(folder) && entryAt(join(folder, LOCK_FILE)) === null) {
    throw new UsageError(`--out ${out} holds other things and no SDK; name a folder of its own, such as generated.`);
  }
  return folder;
}

/** The path without symbolic links, as far as it exists. */
function realPath(path: string): string {
  if (entryAt(path) !== null) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), relative(parent, path));
}

function contains(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === "" || (path !== ".." && !path.startsWith(`..${sep}`) && resolve(outer, path) === inner);
}

function isEmptyFolder(folder: string): boolean {
  return entryAt(folder) === null || readdirSync(folder).length === 0;
}
