import findCacheDirectory from "find-cache-directory";
import { readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../usage-error.js";
import { lstatIfExists, pathBelow, removeFile } from "../write-files.js";
import { digestOf } from "./digest.js";

/** Milliseconds after which an unused cache file is removed: 30 days. Many docs folders are temporary. */
const MAX_AGE = 30 * 24 * 60 * 60 * 1000;

/**
 * Resolves the cache file of a docs set in the {@link cacheFolder}, and removes cache files that were not written for 30
 * days.
 *
 * @param what The content: pages that were read, or SDKs that were generated.
 * @param roots The docs folders.
 * @returns `null` without a cache folder.
 */
export function cacheFile(what: "pages" | "sdk", roots: readonly string[]): string | null {
  const folder = cacheFolder();
  if (folder === null) return null;
  removeExpiredFiles(folder);
  return join(folder, `${what}-${digestOf(...roots.map((root) => resolve(root))).slice(0, 16)}`);
}

/**
 * The folder `node_modules/.cache/docwright` of the current package. It may not exist.
 *
 * @returns `null` if the current folder is not in a package, or if a symbolic link leads out of it, because a link may
 * come from a stranger's commit. Users who want the cache elsewhere set the environment variable CACHE_DIR.
 */
export function cacheFolder(): string | null {
  const folder = findCacheDirectory({ name: "docwright" });
  if (folder === undefined) return null;
  const inPackage = join("node_modules", ".cache", "docwright");
  const root = folder.endsWith(`${sep}${inPackage}`) ? folder.slice(0, -inPackage.length - 1) : dirname(folder);
  try {
    const names = lstatIfExists(folder)?.isDirectory() === true ? readdirSync(folder) : [];
    for (const name of ["", ...names]) pathBelow(root, relative(root, join(folder, name)).replaceAll(sep, "/"));
    return folder;
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

function removeExpiredFiles(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const stats = lstatIfExists(join(folder, name));
      if (stats?.isFile() === true && Date.now() - stats.mtimeMs > MAX_AGE) removeFile(folder, name);
    }
  } catch {
    // The folder does not exist, another run removes the same files, or permissions are missing. A later run tries again.
  }
}
