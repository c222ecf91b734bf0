import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";
import { lstatIfExists } from "./lstat-if-exists.js";
import { WORK_FOLDER } from "./output-path.js";

/** Milliseconds to wait for another run. Writing takes about one second, so a longer wait means that the run hangs. */
const WAIT_TIMEOUT = 20_000;

/** Milliseconds after which a lock file without an owner is abandoned. A run writes the owner at once. */
const OWNER_TIMEOUT = 2_000;

/**
 * Creates the work folder and locks it, so that no other run writes to the same output folder. Waits for a run that has
 * the lock, and takes over the lock of a run that was killed.
 *
 * @param timeout Milliseconds to wait for the other run.
 * @returns A function that releases the lock and removes the work folder.
 * @throws UsageError if the other run does not finish in time.
 */
export async function acquireRunLock(folder: string, timeout = WAIT_TIMEOUT): Promise<() => void> {
  const work = join(folder, WORK_FOLDER);
  const file = join(work, "lock");
  const deadline = Date.now() + timeout;
  while (!acquire(work, file)) {
    const owner = readOwner(file);
    if (owner === null ? isAbandoned(file) : !isAlive(owner)) rmSync(file, { force: true });
    else if (Date.now() > deadline) throw lockedError(folder, file, owner);
    else await sleep(50);
  }
  return () => {
    for (const name of [".gitignore", "lock"]) rmSync(join(work, name), { force: true });
    try {
      rmdirSync(work);
    } catch {
      // The next run already uses it.
    }
  };
}

interface Owner {
  readonly process: number;
  readonly host: string;
}

function acquire(work: string, file: string): boolean {
  makeFolder(work);
  const owner: Owner = { process: process.pid, host: hostname() };
  try {
    writeFileSync(file, JSON.stringify(owner), { flag: "wx" });
    // Keeps the files of a killed run out of version control.
    writeFileSync(join(work, ".gitignore"), "*\n");
    return true;
  } catch (error) {
    // Another run has the lock, or has just removed the folder.
    if (isErrno(error, "EEXIST") || isErrno(error, "ENOENT")) return false;
    throw error;
  }
}

function makeFolder(work: string): void {
  try {
    mkdirSync(work);
  } catch (error) {
    if (!isErrno(error, "EEXIST")) throw error;
    if (lstatIfExists(work)?.isSymbolicLink() === true) throw new UsageError(`${work} is a symbolic link; remove it.`);
  }
}

/** Reads the owner of the lock; `null` while the file is being written or removed. */
function readOwner(file: string): Owner | null {
  try {
    const { process, host } = JSON.parse(readFileSync(file, "utf8")) as Partial<Owner>;
    return typeof process === "number" && typeof host === "string" ? { process, host } : null;
  } catch {
    return null;
  }
}

/** Whether a lock file without an owner is old: the run was killed before it could write the owner. */
function isAbandoned(file: string): boolean {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modified !== undefined && Date.now() - modified > OWNER_TIMEOUT;
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

function lockedError(folder: string, file: string, owner: Owner | null): UsageError {
  const holder = owner === null ? "Another run" : `Process ${owner.process} on ${owner.host}`;
  return new UsageError(`${holder} is writing to ${folder}. Try again later, or delete ${file} if no run is active.`);
}
