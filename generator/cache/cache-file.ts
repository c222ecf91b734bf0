import findCacheDirectory from "find-cache-directory";
import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";
import { pathBelow } from "../open-folder.js";
import { lstatIfExists } from "../read-files.js";
import { removeFile } from "../write-files.js";
import { digestOf } from "./digest.js";

/** Milliseconds after which an unused cache file is removed: 30 days. Many docs folders are temporary. */
const MAX_AGE = 30 * 24 * 60 * 60 * 1000;

/**
 * The highest number of bytes in a cache folder, enough for six caches of the Microsoft Graph docs. If there are more
 * bytes, the oldest files are removed.
 */
const MAX_SIZE = 512 * 1024 * 1024;

/**
 * Resolves the cache file of a docs set in the {@link cacheFolder}. Removes cache files that were not written for 30
 * days. If the folder exceeds its limit, removes the oldest files too.
 *
 * @param what The content: pages that were read, SDKs that were generated, snippets, or results of complete runs.
 * @param roots The docs folders.
 * @returns `null` if docwright does not have a cache folder.
 */
export function cacheFile(what: "pages" | "sdk" | "snippets" | "runs", roots: readonly string[]): string | null {
  const folder = cacheFolder();
  if (folder === null) return null;
  removeOldFiles(folder);
  return join(folder, `${what}-${digestOf(...roots.map((root) => resolve(root))).slice(0, 16)}`);
}

/**
 * Finds the cache folder: `node_modules/.cache/docwright` of the current package. If the current folder is not in a
 * package, this is `docwright` in the user's cache folder. The result does not have to exist. Users can choose another
 * folder with the environment variable CACHE_DIR.
 *
 * @returns `null` if the folder cannot be read, or if the folder, an entry in it or a folder above it in the package is a
 * symbolic link. A commit of a stranger can add such a link.
 */
export function cacheFolder(): string | null {
  const found = findCacheDirectory({ name: "docwright" });
  const folder = found ?? join(userCacheFolder(), "docwright");
  const inPackage = join("node_modules", ".cache", "docwright");
  const root = folder.endsWith(`${sep}${inPackage}`) ? folder.slice(0, -inPackage.length - 1) : dirname(folder);
  try {
    const names = lstatIfExists(folder)?.isDirectory() === true ? readdirSync(folder) : [];
    for (const name of ["", ...names]) pathBelow(root, relative(root, join(folder, name)).replaceAll(sep, "/"));
    return folder;
  } catch (error) {
    // The folder can belong to another user, for example if a container runs with the home folder of root.
    if (error instanceof UsageError || isErrno(error)) return null;
    throw error;
  }
}

/**
 * The folder for caches in this operating system; {@link https://specifications.freedesktop.org/basedir-spec/latest/ |
 * XDG} on Linux.
 */
function userCacheFolder(): string {
  const { LOCALAPPDATA: local, XDG_CACHE_HOME: xdg } = process.env;
  if (process.platform === "win32") return local ?? join(homedir(), "AppData", "Local");
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  return process.platform === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
}

/** Describes the cache folder in one line, for `--verbose`. */
export function describeCache(): string {
  const folder = cacheFolder();
  if (folder === null) return "Cache: off, because its folder cannot be read or contains a symbolic link.";
  if (lstatIfExists(folder) === null) return `Cache: ${folder} (does not exist yet).`;
  const size = filesOf(folder).reduce((sum, file) => sum + file.size, 0);
  return `Cache: ${folder} (${(size / 1024 / 1024).toFixed(1)} MB).`;
}

interface CachedFile {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since the last write. */
  readonly age: number;
}

function filesOf(folder: string): CachedFile[] {
  return readdirSync(folder).flatMap((name) => {
    const stats = lstatIfExists(join(folder, name));
    return stats?.isFile() === true ? [{ name, size: stats.size, age: Date.now() - stats.mtimeMs }] : [];
  });
}

function removeOldFiles(folder: string): void {
  try {
    let size = 0;
    for (const file of filesOf(folder).sort((a, b) => a.age - b.age)) {
      size += file.size;
      if (file.age > MAX_AGE || size > MAX_SIZE) removeFile(folder, file.name);
    }
  } catch {
    // Cleaning up is optional: permissions can be missing, or another run removes the same files. A later run tries
    // again.
  }
}
