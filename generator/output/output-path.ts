import { dirname, join, posix } from "node:path";
import { UsageError } from "../usage-error.js";
import { pathBelow } from "../open-folder.js";

/** Temporary folder inside the output folder. Each run prepares its changes there and then removes it. */
export const WORK_FOLDER = ".docwright";

/** The changelog of an SDK. It is not listed in the lock file, so people may edit it. */
export const CHANGELOG = "CHANGELOG.md";

/** Names of git, npm and docwright itself, which generated files must not use at any depth. */
const RESERVED = new Set([".git", "node_modules", WORK_FOLDER]);

/**
 * A segment of a path: letters, digits and marks that every file system accepts. A dot at the end is not allowed,
 * because Windows removes it.
 */
const SEGMENT = /^[\p{L}\p{M}\p{N}_@+.-]*[\p{L}\p{M}\p{N}_@+-]$/u;

/**
 * Whether a generated file may have this path: relative, with forward slashes, inside the output folder on every
 * platform, and without reserved names.
 */
export function isOutputPath(path: string): boolean {
  return path.split("/").every((segment) => SEGMENT.test(segment) && !RESERVED.has(segment.toLowerCase()));
}

/** Normalizes a path. Two paths become equal if some file systems treat them as the same file. */
export function foldedPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/**
 * Checks that all paths are output paths, that no two are the same file on a case-insensitive file system, and that no
 * path is both a file and a folder.
 *
 * @throws Error if a check fails. This is not a UsageError, because it is a bug of the emitter.
 */
export function checkOutputPaths(paths: Iterable<string>): void {
  const files = new Map<string, string>();
  for (const path of paths) {
    if (!isOutputPath(path)) throw new Error(`${JSON.stringify(path)} is not a valid path of a generated file`);
    const twin = files.get(foldedPath(path));
    if (twin !== undefined) throw new Error(`${twin} and ${path} are the same file on a case-insensitive file system`);
    files.set(foldedPath(path), path);
  }
  for (const [folded, path] of files) {
    const folder = parents(folded).find((parent) => files.has(parent));
    if (folder !== undefined)
      throw new Error(`${folder} is a generated file, but ${path} needs a folder with this path`);
  }
}

/**
 * Resolves the absolute path of a generated file inside the output folder.
 *
 * @throws UsageError if the path leaves the output folder, or a folder on the path is a symbolic link.
 */
export function pathInside(folder: string, path: string): string {
  if (!isOutputPath(path)) throw new UsageError(`${JSON.stringify(path)} is not a valid path of a generated file.`);
  const parent = parents(path).at(-1);
  return join(parent === undefined ? folder : pathBelow(folder, parent), posix.basename(path));
}

/**
 * Returns {@link pathInside} for many paths of one folder. It looks for symbolic links only once in each folder, so use it
 * for one comparison and not for writing.
 */
export function pathsInside(folder: string): (path: string) => string {
  const parentPaths = new Map<string, string>();
  return (path) => {
    const parent = parents(path).at(-1) ?? "";
    const known = parentPaths.get(parent);
    if (known !== undefined && isOutputPath(path)) return join(known, posix.basename(path));
    const resolved = pathInside(folder, path);
    parentPaths.set(parent, dirname(resolved));
    return resolved;
  };
}

/** The parent folders of a path, outermost first: `a` and `a/b` for `a/b/c.ts`. */
export function parents(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}
