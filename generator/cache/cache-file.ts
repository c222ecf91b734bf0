import findCacheDirectory from "find-cache-directory";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { digestOf } from "./digest.js";

/** In milliseconds: a month. Docs sets come and go, temporary folders in particular. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/**
 * The file for what is read from a docs set, or made from it, in the folder where tools keep what can be made again.
 * Files there that nothing has been put into for long are removed.
 *
 * @returns `null` outside of any package, where there is no such folder
 */
export function cacheFile(what: "pages" | "sdk", roots: readonly string[]): string | null {
  const folder = findCacheDirectory({ name: "docwright" });
  if (folder === undefined) return null;
  removeOld(folder);
  return join(folder, `${what}-${digestOf(...roots.map((root) => resolve(root))).slice(0, 16)}`);
}

function removeOld(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (Date.now() - statSync(file).mtimeMs > KEPT) rmSync(file, { force: true });
    }
  } catch {
    // There is no folder yet, another run is tidying too, or nothing may be removed: it can wait for a later run.
  }
}
