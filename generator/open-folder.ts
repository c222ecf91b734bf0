import { closeSync, constants, mkdirSync, openSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isErrno } from "./errno.js";
import { hasOpenFiles, lstatIfExists, NO_FOLLOW, OPEN_FILES } from "./read-files.js";
import { UsageError } from "./usage-error.js";

/**
 * Resolves and opens paths below a root folder, without following symbolic links below the root. See `write-files.ts`.
 * On Linux, a path below `OPEN_FILES` starts at an open folder, wherever that folder is now. So a process that replaces
 * folders by links while docwright writes cannot redirect a write. Node cannot do this on other systems.
 */

/** The flag does not exist on Windows. */
const FOLDER = (constants.O_DIRECTORY as number | undefined) ?? 0;

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
export function inFolder<Result>(
  root: string,
  path: string,
  action: (folder: string) => Result,
  isNew = false,
): Result {
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
export function atFile<Result>(root: string, path: string, action: (file: string) => Result, isNew = false): Result {
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
 * Creates a root folder and the folders above it. With the option `recursive`, `mkdirSync` does not return for a path
 * such as `/proc/1/x`, whose parent exists and cannot have folders.
 */
export function createRoot(root: string): void {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(root) !== root) createRoot(dirname(root));
  createFolderIfMissing(root);
}
