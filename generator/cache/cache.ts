import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isErrno } from "../errno.js";
import { digestOf } from "./digest.js";

/**
 * Results of earlier runs, as JSON text, each under a digest of all that it depends on: what it was made from, and the
 * code that made it. So no entry can be out of date, and a cache is never more than a slower run away from none.
 */
export interface Cache {
  get(key: string): string | undefined;
  /** @param json JSON text on one line, as `JSON.stringify` gives it */
  set(key: string, json: string): void;
  /** Puts what is new on disk, where the disk takes it. */
  save(): Promise<void>;
}

interface Entry {
  readonly json: string;
  /** How many times the file was written since the entry was last of use. */
  readonly idle: number;
}

/** How many times a file is written with an entry that nothing uses: people go to and fro between states of docs. */
const IDLE_WRITES = 3;

/**
 * Opens a cache file. One that is missing, cannot be read or is not whole is an empty cache.
 *
 * @param file `null` for a cache that lasts no longer than the run
 */
export async function openCache(file: string | null): Promise<Cache> {
  const entries = file === null ? new Map<string, Entry>() : await readEntries(file);
  const used = new Set<string>();
  let isChanged = false;
  return {
    get: (key) => {
      used.add(key);
      return entries.get(key)?.json;
    },
    set: (key, json) => {
      isChanged = true;
      used.add(key);
      entries.set(key, { json, idle: 0 });
    },
    save: async () => {
      if (file === null || !isChanged) return;
      try {
        await writeEntries(file, entries, used);
      } catch (error) {
        // A disk that is full or may not be written: the next run is as slow as this one was, and no more than that.
        if (!isErrno(error)) throw error;
      }
    },
  };
}

/** The first line is the digest of all others, so that a file that was cut short or overwritten counts for nothing. */
async function readEntries(file: string): Promise<Map<string, Entry>> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (!isErrno(error)) throw error;
    return Buffer.alloc(0);
  });
  const start = bytes.indexOf("\n") + 1;
  const body = bytes.subarray(start);
  const entries = new Map<string, Entry>();
  if (bytes.toString("latin1", 0, start) !== `${digestOf(body)}\n`) return entries;
  for (const line of body.toString().split("\n")) {
    const [key, idle, json] = line.split("\t");
    if (key !== undefined && json !== undefined) entries.set(key, { json, idle: Number(idle) });
  }
  return entries;
}

async function writeEntries(
  file: string,
  entries: ReadonlyMap<string, Entry>,
  used: ReadonlySet<string>,
): Promise<void> {
  const lines = [...entries].flatMap(([key, entry]) => {
    const idle = used.has(key) ? 0 : entry.idle + 1;
    // Tabs and line breaks part what JSON text never holds bare.
    return idle > IDLE_WRITES ? [] : [`${key}\t${idle}\t${entry.json}`];
  });
  const body = Buffer.from(lines.join("\n"));
  const aside = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(aside, [`${digestOf(body)}\n`, body]);
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}
