import findCacheDirectory from "find-cache-directory";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { digestOf } from "./digest.js";

/** Milliseconds after which an unused cache file is removed: 30 days. Many docs folders are temporary. */
const MAX_AGE = 30 * 24 * 60 * 60 * 1000;

/**
 * Resolves the cache file of a docs set in `node_modules/.cache/docwright`, and removes cache files that were not
 * written for 30 days.
 *
 * @param what The content: pages that were read, or SDKs that were generated.
 * @param roots The docs folders.
 * @returns `null` if the current folder is not in a package.
 */
export function cacheFile(what: "pages" | "sdk", roots: readonly string[]): string | null {
  const folder = findCacheDirectory({ name: "docwright" });
  if (folder === undefined) return null;
  removeExpiredFiles(folder);
  return join(folder, `${what}-${digestOf(...roots.map((root) => resolve(root))).slice(0, 16)}`);
}

function removeExpiredFiles(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (Date.now() - statSync(file).mtimeMs > MAX_AGE) rmSync(file, { force: true });
    }
  } catch {
    // The folder does not exist, another run removes the same files, or permissions are missing. A later run tries again.
  }
}
