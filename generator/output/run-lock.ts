import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";
import { lstatIfExists, readRegularFile } from "../read-files.js";
import { createFile, createFileAtomic, createFolder, removeEmptyFolder, removeFile } from "../write-files.js";
import { WORK_FOLDER } from "./output-path.js";

/**
 * Milliseconds to wait for another run. Writing takes about one second. If a run takes much longer, it has probably
 * stopped responding.
 */
const WAIT_TIMEOUT = 20_000;

/**
 * Milliseconds after which a file of this module is removed. A run uses the file only for a moment, so an older file
 * was left by a killed run.
 */
const ABANDONED_AFTER = 2_000;

const LOCK = `${WORK_FOLDER}/lock`;

/**
 * This file exists while a run removes the lock of a killed run. Without it, two runs could remove each other's new
 * locks.
 */
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
    // If the next run already has files in the work folder, this call does not remove the folder.
    removeEmptyFolder(folder, WORK_FOLDER);
  };
}

/**
 * Reads the output folder while no run writes to it. Waits for a run that writes. If a run has written in the meantime,
 * it reads again, because the result could mix files of two runs.
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
    // Each run creates and removes the work folder, which changes the modification time of the output folder. If this
    // time does not change during the reading, no run has written.
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
    // Another run has just removed the work folder, so this run must try again.
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

/**
 * Removes the temporary files of runs that were killed while they acquired the lock. If a run that waits for the lock
 * loses its file, it creates the file again.
 */
function removeLeftovers(folder: string): void {
  const names = readdirSync(join(folder, WORK_FOLDER));
  const temporary = names.filter((name) => /^(?:lock|\.gitignore)\.[\da-f-]{36}$/.test(name));
  for (const name of temporary) removeFile(folder, `${WORK_FOLDER}/${name}`);
  if (isAbandoned(folder, TAKEOVER)) removeFile(folder, TAKEOVER);
}

/**
 * Whether a run must not take over the lock: the owner of the lock still works, or has just released the lock, so that
 * the lock file is missing.
 */
function isHeld(folder: string): boolean {
  const owner = readOwner(folder);
  if (owner === "released") return true;
  return owner === null ? !isAbandoned(folder, LOCK) : isAlive(owner);
}

/**
 * Removes the lock of a killed run. If several runs try this at the same time, only one run succeeds.
 *
 * @returns `false` if another run is removing the lock.
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

/** Reads the owner of the lock; `null` if the lock file does not name its owner. */
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

/** Whether a file is old enough to be removed, see {@link ABANDONED_AFTER}. Such a file was left by a killed run. */
function isAbandoned(folder: string, path: string): boolean {
  const modified = lstatIfExists(join(folder, path))?.mtimeMs;
  return modified !== undefined && Date.now() - modified > ABANDONED_AFTER;
}

/**
 * Whether the owner still runs. A process of another machine or user is assumed to run, because it cannot be checked.
 */
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
