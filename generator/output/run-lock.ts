import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";
import {
  createFile,
  createFileAtomic,
  createFolder,
  lstatIfExists,
  readRegularFile,
  removeEmptyFolder,
  removeFile,
} from "../write-files.js";
import { WORK_FOLDER } from "./output-path.js";

/** Milliseconds to wait for another run. Writing takes about one second, so a longer wait means that the run hangs. */
const WAIT_TIMEOUT = 20_000;

/** Milliseconds after which a file that only a killed run can have left is removed. */
const ABANDONED_AFTER = 2_000;

const LOCK = `${WORK_FOLDER}/lock`;

/** Exists while a run removes the lock of a killed run, so that two runs do not remove each other's new locks. */
const TAKEOVER = `${WORK_FOLDER}/takeover`;

/** Keeps the files of a killed run out of version control. */
const GITIGNORE = `${WORK_FOLDER}/.gitignore`;

/**
 * Creates the work folder and locks it, so that no other run writes to the same output folder. Waits for a run that has
 * the lock, and takes over the lock of a run that was killed.
 *
 * @param timeout Milliseconds to wait for the other run.
 * @returns A function that releases the lock and removes the work folder.
 * @throws UsageError if the other run does not finish in time, or the work folder has a symbolic link.
 */
export async function acquireRunLock(folder: string, timeout = WAIT_TIMEOUT): Promise<() => void> {
  const deadline = Date.now() + timeout;
  while (!acquire(folder)) {
    if (isHeld(folder)) {
      if (Date.now() > deadline) throw lockedError(folder);
      await sleep(50);
    } else if (!takeOver(folder)) await sleep(50);
  }
  return () => {
    for (const path of [GITIGNORE, LOCK]) removeFile(folder, path);
    // It is not empty if the next run already uses it.
    removeEmptyFolder(folder, WORK_FOLDER);
  };
}

/**
 * Reads the output folder while no run writes to it. Waits for a run that writes, and reads again if one has written in
 * the meantime, because the files can be of two runs.
 *
 * @param read Reads the folder.
 * @param timeout Milliseconds to wait for other runs.
 * @throws UsageError if other runs do not finish in time.
 */
export async function readWhileIdle<Result>(
  folder: string,
  read: () => Result | Promise<Result>,
  timeout = WAIT_TIMEOUT,
): Promise<Result> {
  const deadline = Date.now() + timeout;
  for (;;) {
    while (isLocked(folder)) {
      if (Date.now() > deadline) throw lockedError(folder);
      await sleep(50);
    }
    // Each run creates and removes the work folder, which changes the time of the output folder.
    const before = modifiedAt(folder);
    const result = await read();
    if ((!isLocked(folder) && modifiedAt(folder) === before) || Date.now() > deadline) return result;
  }
}

function isLocked(folder: string): boolean {
  return lstatIfExists(join(folder, LOCK)) !== null && isHeld(folder);
}

function modifiedAt(folder: string): number | null {
  return lstatIfExists(folder)?.mtimeMs ?? null;
}

interface Owner {
  readonly process: number;
  readonly host: string;
}

function acquire(folder: string): boolean {
  const owner: Owner = { process: process.pid, host: hostname() };
  try {
    createFolder(folder, WORK_FOLDER);
    if (!createFileAtomic(folder, LOCK, JSON.stringify(owner))) return false;
  } catch (error) {
    // Another run has just removed the work folder.
    if (isErrno(error, "ENOENT")) return false;
    throw error;
  }
  try {
    createFileAtomic(folder, GITIGNORE, "*\n");
    removeLeftovers(folder);
    return true;
  } catch (error) {
    removeFile(folder, LOCK);
    throw error;
  }
}

/** Removes what runs left that were killed while they acquired the lock. A run that waits makes a new file instead. */
function removeLeftovers(folder: string): void {
  const names = readdirSync(join(folder, WORK_FOLDER));
  const temporary = names.filter((name) => /^(?:lock|\.gitignore)\.[\da-f-]{36}$/.test(name));
  for (const name of temporary) removeFile(folder, `${WORK_FOLDER}/${name}`);
  if (isAbandoned(folder, TAKEOVER)) removeFile(folder, TAKEOVER);
}

/** Whether a run that still works has the lock, or has just released it. */
function isHeld(folder: string): boolean {
  const owner = readOwner(folder);
  if (owner === "released") return true;
  return owner === null ? !isAbandoned(folder, LOCK) : isAlive(owner);
}

/**
 * Removes the lock of a killed run. Of several runs that try it at once, only one succeeds.
 *
 * @returns `false` if another run tries it.
 */
function takeOver(folder: string): boolean {
  try {
    createFile(folder, TAKEOVER);
  } catch (error) {
    if (isErrno(error, "EEXIST") && isAbandoned(folder, TAKEOVER)) removeFile(folder, TAKEOVER);
    if (isErrno(error, "EEXIST") || isErrno(error, "ENOENT")) return false;
    throw error;
  }
  try {
    // The lock may belong to another run by now.
    if (!isHeld(folder)) removeFile(folder, LOCK);
    return true;
  } finally {
    removeFile(folder, TAKEOVER);
  }
}

/** Reads the owner of the lock; `null` if the file does not name one. */
function readOwner(folder: string): Owner | null | "released" {
  const file = readRegularFile(join(folder, LOCK));
  if (file === "missing") return "released";
  try {
    const { process, host } = JSON.parse(file.text ?? "") as Partial<Owner>;
    return typeof process === "number" && typeof host === "string" ? { process, host } : null;
  } catch {
    return null;
  }
}

/** Whether a file is old. A run writes these files completely and at once, so its run was killed. */
function isAbandoned(folder: string, path: string): boolean {
  const modified = lstatIfExists(join(folder, path))?.mtimeMs;
  return modified !== undefined && Date.now() - modified > ABANDONED_AFTER;
}

/** Whether the owner still runs. A process of another machine or user counts as alive, because it cannot be checked. */
function isAlive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.process, 0);
    return true;
  } catch (error) {
    return isErrno(error, "EPERM");
  }
}

function lockedError(folder: string): UsageError {
  const owner = readOwner(folder);
  const holder = owner === null || owner === "released" ? "Another run" : `Process ${owner.process} on ${owner.host}`;
  return new UsageError(
    `${holder} is writing to ${folder}. Try again later, or delete ${join(folder, LOCK)} if no run is active.`,
  );
}
