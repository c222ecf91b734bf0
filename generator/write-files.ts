import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fchmodSync,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, posix, relative, resolve, sep } from "node:path";
import { isErrno, remedyOf } from "./errno.js";
import { UsageError } from "./usage-error.js";

/**
 * The only module that changes the disk; ESLint forbids the writing functions of `node:fs` elsewhere in `generator`.
 *
 * A path is relative to a root folder, with forward slashes. The root itself and the folders above it may be symbolic
 * links, because the user chose them. Everything below the root may come from a stranger's commit, so a function that
 * finds a symbolic link there throws a UsageError and changes nothing.
 */

/**
 * The flag that makes opening a symbolic link fail. Windows does not have this flag, but requires a privilege to create
 * a symbolic link.
 */
const NO_FOLLOW = (constants.O_NOFOLLOW as number | undefined) ?? 0;

/** The flag does not exist on Windows. */
const FOLDER = (constants.O_DIRECTORY as number | undefined) ?? 0;

/**
 * On Linux, a path below this folder starts at an open folder, wherever that folder is now. So a process that replaces
 * folders by links while docwright writes cannot redirect a write. Node cannot do this on other systems.
 */
const OPEN_FILES = "/proc/self/fd";
const hasOpenFiles = process.platform === "linux" && existsSync(OPEN_FILES);

/**
 * The flag that makes opening a pipe return at once, instead of waiting for a writer. Windows does not have this flag.
 */
const NO_WAIT = (constants.O_NONBLOCK as number | undefined) ?? 0;

/**
 * Resolves a path below a root folder, or the root itself for `.`.
 *
 * @throws UsageError if a part of the path is a symbolic link.
 */
export function pathBelow(root: string, path: string): string {
  let current = root;
  for (const name of namesOf(root, path)) {
    current = join(current, name);
    refuseLink(current, current);
  }
  return current;
}

/** The names of the folders and the file on a path below a root. */
function namesOf(root: string, path: string): string[] {
  const names = path.split("/").filter((name) => name !== ".");
  if (names.includes("..")) throw new Error(`${path} is not below ${root}`);
  return names;
}

/** @param shown the path for the message */
function refuseLink(path: string, shown: string): void {
  if (lstatIfExists(path)?.isSymbolicLink() !== true) return;
  throw new UsageError(
    `${shown} is a symbolic link, and docwright does not write through links. Replace the link with a file or folder.`,
  );
}

/**
 * Opens an existing folder, and runs an action with a path that leads to this folder even if another process moves or
 * replaces it.
 *
 * @param folder an absolute path without symbolic links
 * @throws UsageError if a part of the path is a symbolic link.
 */
export async function withOpenFolder<Result>(
  folder: string,
  action: (root: string) => Promise<Result>,
): Promise<Result> {
  if (!hasOpenFiles) return action(folder);
  const descriptor = openFolder(dirname(folder), basename(folder) || ".");
  const root = `${OPEN_FILES}/${descriptor}`;
  try {
    if (realpathSync(root) !== folder) throw new UsageError(`${folder} was replaced. Run docwright again.`);
    return await action(root);
  } catch (error) {
    throw withOtherPath(error, root, folder);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Runs an action in a folder below a root.
 *
 * @param action gets a path of the folder that is valid only during the action
 * @param isNew whether to create the folder and its parents if they do not exist
 * @throws UsageError if a part of the path is a symbolic link.
 */
function inFolder<Result>(root: string, path: string, action: (folder: string) => Result, isNew = false): Result {
  if (!hasOpenFiles) {
    const folder = pathBelow(root, path);
    if (isNew) createRoot(folder);
    return action(folder);
  }
  const descriptor = openFolder(root, path, isNew);
  const opened = `${OPEN_FILES}/${descriptor}`;
  try {
    return action(opened);
  } catch (error) {
    throw withOtherPath(error, opened, join(root, path));
  } finally {
    closeSync(descriptor);
  }
}

/** Runs an action with the path of a file, as {@link inFolder} does with the path of a folder. */
function atFile<Result>(root: string, path: string, action: (file: string) => Result, isNew = false): Result {
  const names = namesOf(root, path);
  const inParent = (folder: string): Result => {
    const file = `${folder}/${names.at(-1) ?? "."}`;
    refuseLink(file, join(root, path));
    return action(file);
  };
  return inFolder(root, names.slice(0, -1).join("/") || ".", inParent, isNew);
}

/** Opens a folder below a root. Opens each part of the path separately, so that no symbolic link is followed. */
function openFolder(root: string, path: string, isNew = false): number {
  let descriptor = openSync(root, constants.O_RDONLY | FOLDER);
  for (const name of namesOf(root, path)) {
    const next = `${OPEN_FILES}/${descriptor}/${name}`;
    try {
      if (isNew) createFolderIfMissing(next);
      const opened = openSync(next, constants.O_RDONLY | FOLDER | NO_FOLLOW);
      closeSync(descriptor);
      descriptor = opened;
    } catch (error) {
      closeSync(descriptor);
      // If the part is a link, `pathBelow` throws an error with the fix.
      throw withOtherPath(error, next, pathBelow(root, path));
    }
  }
  return descriptor;
}

function createFolderIfMissing(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isErrno(error, "EEXIST")) throw error;
  }
}

/** Replaces the path of an open file in the message of an error by the path that the user knows. */
function withOtherPath(error: unknown, opened: string, path: string): unknown {
  if (error instanceof Error) error.message = error.message.replaceAll(new RegExp(`${opened}(?![0-9])`, "g"), path);
  return error;
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

/** A path that exists. */
export interface ReadFile {
  /** `null` if the path is not a regular file. */
  readonly text: string | null;
  /** Whether the text has all bytes of the file. If not, writing the text would damage the file. */
  readonly isUtf8: boolean;
}

const NOT_A_FILE: ReadFile = { text: null, isUtf8: false };

/**
 * Reads a file. Another run may remove or replace it at any time.
 *
 * @returns `missing` if nothing exists at the path.
 */
export function readRegularFile(path: string): ReadFile | "missing" {
  const stats = lstatIfExists(path);
  if (stats === null) return "missing";
  if (!stats.isFile()) return NOT_A_FILE;
  try {
    const descriptor = openSync(path, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
    try {
      if (!fstatSync(descriptor).isFile()) return NOT_A_FILE;
      const bytes = readFileSync(descriptor);
      return { text: bytes.toString("utf8"), isUtf8: isUtf8(bytes) };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (isErrno(error, "ENOENT")) return "missing";
    if (isErrno(error, "ELOOP")) return NOT_A_FILE;
    throw error;
  }
}

/**
 * Creates a root folder and the folders above it. With the option `recursive`, `mkdirSync` does not return for a path
 * such as `/proc/1/x`, whose parent exists and cannot have folders.
 */
export function createRoot(root: string): void {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(root) !== root) createRoot(dirname(root));
  createFolderIfMissing(root);
}

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
