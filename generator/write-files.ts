import { randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isErrno } from "./errno.js";
import { UsageError } from "./usage-error.js";

/**
 * The only module that changes the disk; ESLint forbids the writing functions of `node:fs` elsewhere in `generator`.
 *
 * A path is relative to a root folder, with forward slashes. The root itself and the folders above it may be symbolic
 * links, because the user chose them. Everything below the root may come from a stranger's commit, so a function that
 * finds a symbolic link there throws a UsageError and changes nothing.
 */

/** Does not exist on Windows, where creating a symbolic link needs a privilege. */
const NO_FOLLOW = (constants.O_NOFOLLOW as number | undefined) ?? 0;

/**
 * Resolves a path below a root folder, or the root itself for `.`.
 *
 * @throws UsageError if a part of the path is a symbolic link.
 */
export function pathBelow(root: string, path: string): string {
  let current = root;
  for (const name of path.split("/")) {
    if (name === "..") throw new Error(`${path} is not below ${root}`);
    if (name === ".") continue;
    current = join(current, name);
    if (lstatIfExists(current)?.isSymbolicLink() !== true) continue;
    throw new UsageError(
      `${current} is a symbolic link, and docwright does not write through links. Replace it with a file or folder.`,
    );
  }
  return current;
}

/**
 * Reads the status of a path without following a symbolic link.
 *
 * @returns `null` if nothing exists at the path, or a parent of the path is a file.
 */
export function lstatIfExists(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isErrno(error, "ENOENT") || isErrno(error, "ENOTDIR")) return null;
    throw error;
  }
}

/**
 * Reads a file. Another run may remove or replace it at any time.
 *
 * @returns `missing` if nothing exists at the path, `null` if it is not a regular file.
 */
export function readRegularFile(path: string): { readonly text: string | null } | "missing" {
  const stats = lstatIfExists(path);
  if (stats === null) return "missing";
  if (!stats.isFile()) return { text: null };
  try {
    const descriptor = openSync(path, constants.O_RDONLY | NO_FOLLOW);
    try {
      return { text: fstatSync(descriptor).isFile() ? readFileSync(descriptor, "utf8") : null };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (isErrno(error, "ENOENT")) return "missing";
    if (isErrno(error, "ELOOP")) return { text: null };
    throw error;
  }
}

/** Creates a root folder and the folders above it. */
export function createRoot(root: string): void {
  mkdirSync(root, { recursive: true });
}

/** Creates a folder and its parents below the root. Does nothing if it exists. */
export function createFolder(root: string, path: string): void {
  mkdirSync(pathBelow(root, path), { recursive: true });
}

/** Creates a file. @throws an `EEXIST` error if something exists at the path. */
export function createFile(root: string, path: string, ...contents: readonly (string | Uint8Array)[]): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;
  const descriptor = openSync(pathBelow(root, path), flags, 0o666);
  try {
    for (const content of contents) writeFileSync(descriptor, content);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Creates or replaces a file, completely or not at all. A reader sees either the old or the new content.
 *
 * @throws UsageError if a folder exists at the path.
 */
export function replaceFile(root: string, path: string, ...contents: readonly (string | Uint8Array)[]): void {
  const temporary = `${path}.${randomUUID()}`;
  try {
    createFile(root, temporary, ...contents);
    moveFile(root, temporary, path);
  } finally {
    removeFile(root, temporary);
  }
}

/**
 * Creates a file completely or not at all.
 *
 * @returns Whether it was created: `false` if something exists at the path.
 */
export function createFileAtomic(root: string, path: string, content: string): boolean {
  const temporary = `${path}.${randomUUID()}`;
  try {
    createFile(root, temporary, content);
    linkSync(pathBelow(root, temporary), pathBelow(root, path));
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    if (!isErrno(error, "EPERM") && !isErrno(error, "ENOTSUP") && !isErrno(error, "EOPNOTSUPP")) throw error;
    // The file system does not support hard links. Without them, a reader can see the file empty for a moment.
    return createIfMissing(root, path, content);
  } finally {
    removeFile(root, temporary);
  }
}

function createIfMissing(root: string, path: string, content: string): boolean {
  try {
    createFile(root, path, content);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  }
}

/** Removes a file if it exists. */
export function removeFile(root: string, path: string): void {
  const file = pathBelow(root, path);
  try {
    unlinkSync(file);
  } catch (error) {
    if (!isErrno(error, "ENOENT") && !isErrno(error, "ENOTDIR")) throw error;
  }
}

/** Removes a folder if it is empty. @returns whether it was removed. */
export function removeEmptyFolder(root: string, path: string): boolean {
  const folder = pathBelow(root, path);
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return false;
  }
}

/** Removes a folder with its content, if it exists. Symbolic links in it are removed, not followed. */
export function removeFolder(root: string, path: string): void {
  rmSync(pathBelow(root, path), { recursive: true, force: true });
}

/** Moves a file. Replaces the file at the new path, and creates the parents of the new path. */
export function moveFile(root: string, from: string, to: string): void {
  const [source, target] = [pathBelow(root, from), pathBelow(root, to)];
  mkdirSync(dirname(target), { recursive: true });
  renameSync(source, target);
}

/** Links a file to a second, new path, or copies it if the file system does not support hard links. */
export function backUpFile(root: string, from: string, to: string): void {
  const [source, target] = [pathBelow(root, from), pathBelow(root, to)];
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target, constants.COPYFILE_EXCL);
  }
}

/**
 * Writes a file that the user named, completely or not at all. Writes directly to a device or pipe (`/dev/stdout`).
 *
 * Symbolic links below the current folder are refused, because they may come from a stranger's commit. Folders of a path
 * outside the current folder may be links.
 *
 * @throws UsageError if the file cannot be written.
 */
export function writeNamedFile(file: string, text: string): void {
  const path = resolve(file);
  try {
    if (isDevice(path)) {
      writeFileSync(path, text);
      return;
    }
    const below = relative(process.cwd(), path);
    const isBelow = below !== ".." && !below.startsWith(`..${sep}`) && resolve(process.cwd(), below) === path;
    if (isBelow) replaceFile(process.cwd(), below.replaceAll(sep, "/"), text);
    else replaceFile(dirname(path), basename(path), text);
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new UsageError(`Cannot write ${file}: ${error.message}.`, { cause: error });
  }
}

/** Whether a path is a device or a pipe. `/dev/stdout` is a link, and can lead to the file of a redirection. */
function isDevice(path: string): boolean {
  const stats = lstatIfExists(path);
  if (stats === null || stats.isFile() || stats.isDirectory()) return false;
  return !stats.isSymbolicLink() || /^\/(?:dev|proc)\//.test(path);
}
