import { randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, posix, relative, resolve, sep } from "node:path";
import { isErrno, remedyOf } from "./errno.js";
import { atFile, inFolder, pathBelow } from "./open-folder.js";
import { lstatIfExists, NO_FOLLOW } from "./read-files.js";
import { UsageError } from "./usage-error.js";

/**
 * The only module that changes the disk; ESLint forbids the writing functions of `node:fs` elsewhere in `generator`.
 *
 * A path is relative to a root folder, with forward slashes. The root itself and the folders above it may be symbolic
 * links, because the user chose them. Everything below the root may come from a stranger's commit, so a function that
 * finds a symbolic link there throws a UsageError and changes nothing.
 */

/** Creates a folder and its parents below the root. Does nothing if it exists. */
export function createFolder(root: string, path: string): void {
  inFolder(root, path, () => undefined, true);
}

/** Creates a file. @throws an `EEXIST` error if something exists at the path. */
export function createFile(root: string, path: string, ...contents: readonly (string | Uint8Array)[]): void {
  createFileWithMode(root, path, null, contents);
}

function createFileWithMode(
  root: string,
  path: string,
  mode: number | null,
  contents: readonly (string | Uint8Array)[],
): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;
  const descriptor = atFile(root, path, (file) => openSync(file, flags, mode ?? 0o666));
  try {
    for (const content of contents) writeFileSync(descriptor, content);
    // `openSync` removes the permissions that the process does not give to new files.
    if (mode !== null) fchmodSync(descriptor, mode);
  } finally {
    closeSync(descriptor);
  }
}

/** Adds bytes to the end of an existing file. Other processes can append to it at the same time. */
export function appendToFile(root: string, path: string, bytes: Uint8Array): void {
  const flags = constants.O_WRONLY | constants.O_APPEND | NO_FOLLOW;
  const descriptor = atFile(root, path, (file) => openSync(file, flags));
  try {
    writeFileSync(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
}

/** The names of temporary files next to the files that they replace. */
const TEMPORARY = /^\.docwright-[\da-f]{8}-[\da-f-]{27}$/;

/**
 * Creates a temporary file in the folder of a file that it can replace, with the permissions of this file.
 *
 * @returns The path of the temporary file. Its length does not depend on the file's name, which can be as long as the
 * file system allows.
 */
export function createReplacement(root: string, path: string, ...contents: readonly (string | Uint8Array)[]): string {
  const temporary = temporaryPath(path);
  const replaced = atFile(root, path, lstatIfExists);
  try {
    createFileWithMode(root, temporary, replaced?.isFile() === true ? replaced.mode & 0o777 : null, contents);
  } catch (error) {
    removeFile(root, temporary);
    throw error;
  }
  return temporary;
}

/** Creates a hard link to a file, or else a copy, in the same folder. @returns the path of the link */
export function createBackup(root: string, path: string): string {
  const backup = temporaryPath(path);
  backUpFile(root, path, backup);
  return backup;
}

function temporaryPath(path: string): string {
  return posix.join(posix.dirname(path), `.docwright-${randomUUID()}`);
}

/** Milliseconds after which a temporary file must be from a killed run. Replacing files takes about a second. */
const ABANDONED_AFTER = 60_000;

/** Removes the temporary files of killed runs from a folder. */
export function removeAbandoned(root: string, path: string): void {
  inFolder(root, path, (folder) => {
    for (const name of readdirSync(folder)) {
      const modified = TEMPORARY.test(name) ? lstatIfExists(`${folder}/${name}`)?.ctimeMs : undefined;
      if (modified !== undefined && Date.now() - modified > ABANDONED_AFTER) unlinkSync(`${folder}/${name}`);
    }
  });
}

/**
 * Creates or replaces a file, completely or not at all. A reader sees either the old or the new content.
 *
 * @throws UsageError if a folder exists at the path.
 */
export function replaceFile(root: string, path: string, ...contents: readonly (string | Uint8Array)[]): void {
  const temporary = createReplacement(root, path, ...contents);
  try {
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
    atFile(root, path, (file) => {
      linkSync(posix.join(posix.dirname(file), posix.basename(temporary)), file);
    });
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    if (!isErrno(error, "EPERM") && !isErrno(error, "ENOTSUP") && !isErrno(error, "EOPNOTSUPP")) throw error;
    // The file system does not support hard links. Then other processes can see the new file without its content for a
    // moment.
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
  try {
    atFile(root, path, unlinkSync);
  } catch (error) {
    if (!isErrno(error, "ENOENT") && !isErrno(error, "ENOTDIR")) throw error;
  }
}

/** Removes a folder if it is empty. @returns whether it was removed. */
export function removeEmptyFolder(root: string, path: string): boolean {
  try {
    if (path === ".") rmdirSync(root);
    else
      atFile(root, path, (folder) => {
        rmdirSync(folder);
      });
    return true;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return false;
  }
}

/** Removes a folder with its content, if it exists. Symbolic links in it are removed, not followed. */
export function removeFolder(root: string, path: string): void {
  if (lstatIfExists(pathBelow(root, path)) === null) return;
  inFolder(root, path, (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) removeFolder(root, `${path}/${entry.name}`);
      else unlinkSync(`${folder}/${entry.name}`);
    }
  });
  atFile(root, path, (folder) => {
    rmdirSync(folder);
  });
}

/** Moves a file. Replaces the file at the new path, and creates the parents of the new path. */
export function moveFile(root: string, from: string, to: string): void {
  atBothFiles(root, from, to, renameSync);
}

/** Creates a hard link to a file at a new path. If the file system does not support hard links, copies the file. */
export function backUpFile(root: string, from: string, to: string): void {
  atBothFiles(root, from, to, (source, target) => {
    try {
      linkSync(source, target);
    } catch {
      copyFileSync(source, target, constants.COPYFILE_EXCL);
    }
  });
}

function atBothFiles(root: string, from: string, to: string, action: (source: string, target: string) => void): void {
  atFile(root, from, (source) => {
    atFile(
      root,
      to,
      (target) => {
        action(source, target);
      },
      true,
    );
  });
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
  if (lstatIfExists(path)?.isDirectory() === true)
    throw new UsageError(`Cannot write ${file}: it is a folder. Choose the path of a file.`);
  try {
    if (isDevice(path)) {
      writeFileSync(path, text);
      return;
    }
    const below = belowCurrentFolder(path);
    if (below === null) replaceFile(dirname(path), basename(path), text);
    else replaceFile(process.cwd(), below, text);
  } catch (error) {
    throw withPathInMessage(error, file);
  }
}

/** A path relative to the current folder, with forward slashes; `null` if it is outside the current folder. */
export function belowCurrentFolder(path: string): string | null {
  const below = relative(process.cwd(), path);
  const isBelow = below !== ".." && !below.startsWith(`..${sep}`) && resolve(process.cwd(), below) === path;
  return isBelow ? below.replaceAll(sep, "/") : null;
}

function withPathInMessage(error: unknown, path: string): unknown {
  if (!isErrno(error)) return error;
  if (error.code === "ENOENT")
    return new UsageError(`Cannot write ${path}: the folder ${dirname(path)} does not exist. Create it first.`);
  return new UsageError(`Cannot write ${path}: ${error.message}. ${remedyOf(error)}`.trim(), { cause: error });
}

/**
 * Whether a path is a device or a pipe. `/dev/stdout` is a symbolic link. If the output is redirected to a file, the
 * link leads to this file.
 */
function isDevice(path: string): boolean {
  const stats = lstatIfExists(path);
  if (stats === null || stats.isFile() || stats.isDirectory()) return false;
  return !stats.isSymbolicLink() || /^\/(?:dev|proc)\//.test(path);
}
