import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";
import { entryAt } from "./disk.js";
import { WORK_FOLDER } from "./output-path.js";

/** A run that writes takes a second or so; longer than this, and it is more likely to hang. */
const PATIENCE = 20_000;

/** A name is written at once after its file is made; a file that holds none after so many milliseconds never will. */
const NAMELESS = 2_000;

/**
 * Makes the work folder and holds it, so that no other run writes to the same output folder. Waits for one that does;
 * takes the folder over from one that was killed.
 *
 * @returns Lets the folder go, and removes it.
 * @throws UsageError where the other run does not end within `patience` milliseconds.
 */
export async function holdFolder(folder: string, patience = PATIENCE): Promise<() => void> {
  const work = join(folder, WORK_FOLDER);
  const file = join(work, "lock");
  const until = Date.now() + patience;
  while (!acquire(work, file)) {
    const owner = readOwner(file);
    if (owner === null ? isAbandoned(file) : !isAlive(owner)) rmSync(file, { force: true });
    else if (Date.now() > until) throw busy(folder, file, owner);
    else await sleep(50);
  }
  return () => {
    for (const name of [".gitignore", "lock"]) rmSync(join(work, name), { force: true });
    try {
      rmdirSync(work);
    } catch {
      // The next run has it already.
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
    // Whatever a killed run leaves here stays out of version control.
    writeFileSync(join(work, ".gitignore"), "*\n");
    return true;
  } catch (error) {
    // The folder is held, or went away since its holder is done.
    if (isErrno(error, "EEXIST") || isErrno(error, "ENOENT")) return false;
    throw error;
  }
}

function makeFolder(work: string): void {
  try {
    mkdirSync(work);
  } catch (error) {
    if (!isErrno(error, "EEXIST")) throw error;
    if (entryAt(work)?.isSymbolicLink() === true) throw new UsageError(`${work} is a symbolic link; remove it.`);
  }
}

/** Who holds the folder; `null` where that cannot be said, since the file is just being written or removed. */
function readOwner(file: string): Owner | null {
  try {
    const { process, host } = JSON.parse(readFileSync(file, "utf8")) as Partial<Owner>;
    return typeof process === "number" && typeof host === "string" ? { process, host } : null;
  } catch {
    return null;
  }
}

/** A lock that names nobody long after it was made: its maker was killed before it could write its name. */
function isAbandoned(file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > NAMELESS;
}

/** A process of another machine, or of another user, counts as alive: nothing can be known about it. */
function isAlive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.process, 0);
    return true;
  } catch (error) {
    return isErrno(error, "EPERM");
  }
}

function busy(folder: string, file: string, owner: Owner | null): UsageError {
  const who = owner === null ? "Another run" : `Process ${owner.process} on ${owner.host}`;
  return new UsageError(`${who} is writing to ${folder}; if it is not, delete ${file}.`);
}
