import { join } from "node:path";
import { UsageError } from "../usage-error.js";
import { entryAt } from "./disk.js";

/** Folder inside the output folder in which a run prepares its changes. It is gone when the run is done. */
export const WORK_FOLDER = ".docwright";

/** Names that belong to other programs, or to the run itself, at any depth of the output folder. */
const RESERVED = new Set([".git", "node_modules", WORK_FOLDER]);

/** Letters, digits and the marks that every file system takes; no trailing dot, which Windows drops. */
const SEGMENT = /^[\p{L}\p{M}\p{N}_@+.-]*[\p{L}\p{M}\p{N}_@+-]$/u;

/**
 * Whether a path may name a generated file: relative, forward slashes, below the output folder on every platform, and
 * nothing that belongs to git, npm or the run itself.
 */
export function isOutputPath(path: string): boolean {
  return path.split("/").every((segment) => SEGMENT.test(segment) && !RESERVED.has(segment.toLowerCase()));
}

/** The form under which two paths are one file on some file system: case folded, composed. */
export function foldedPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/**
 * Checks a whole set of generated paths: each is an output path, no two are one file on a file system that folds case,
 * and none is a folder of another.
 *
 * @throws Error, since a path that fails is a fault of the emitter and not of the caller.
 */
export function checkOutputPaths(paths: Iterable<string>): void {
  const files = new Map<string, string>();
  for (const path of paths) {
    if (!isOutputPath(path)) throw new Error(`${JSON.stringify(path)} cannot name a generated file`);
    const twin = files.get(foldedPath(path));
    if (twin !== undefined) throw new Error(`${twin} and ${path} are one file where case is folded`);
    files.set(foldedPath(path), path);
  }
  for (const [folded, path] of files) {
    const folder = parents(folded).find((parent) => files.has(parent));
    if (folder !== undefined) throw new Error(`${folder} is generated as a file and as the folder of ${path}`);
  }
}

/**
 * The absolute path of a generated file, made sure of to lie inside the output folder: no folder on the way is a
 * symbolic link or a file.
 *
 * @throws UsageError where a symbolic link stands on the way, since it was put there by a person.
 */
export function pathInside(folder: string, path: string): string {
  if (!isOutputPath(path)) throw new UsageError(`${JSON.stringify(path)} is no path of a generated file.`);
  for (const parent of parents(path)) {
    if (entryAt(join(folder, parent))?.isSymbolicLink() === true) {
      throw new UsageError(
        `${join(folder, parent)} is a symbolic link; docwright writes only to real folders inside --out.`,
      );
    }
  }
  return join(folder, path);
}

/** The folders above a path, outermost first: `a`, `a/b` for `a/b/c.ts`. */
export function parents(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}
