import { realpath } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { isErrno } from "../errno.js";
import { readBytes } from "../read-files.js";
import { createRoot } from "../open-folder.js";
import { replaceFile } from "../write-files.js";
import { digestOf } from "./digest.js";

/**
 * Results of earlier runs as JSON text. The key is a digest of the input and of the code that made the result, so an
 * entry is never out of date. Deleting a cache only makes the next run slower.
 */
export interface Cache {
  get(key: string): string | undefined;
  /** @param json JSON text on one line, as `JSON.stringify` prints it. */
  set(key: string, json: string): void;
  /** Writes new entries to disk. Ignores errors of the operating system, such as a full disk. */
  save(): void;
}

interface Entry {
  readonly json: string;
  /** The number of writes since the entry was last used. */
  readonly idle: number;
}

/**
 * The number of writes after which an unused entry is dropped. Until then it is kept, because users switch between git
 * branches and need it again.
 */
const MAX_IDLE_WRITES = 3;

/** The highest number of bytes in a cache file. A whole cache folder has the same limit. */
const LARGEST = 512 * 1024 * 1024;

/**
 * Opens a cache file. A missing, unreadable or damaged file gives an empty cache.
 *
 * @param file `null` keeps the cache in memory only.
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
    save: () => {
      if (file === null || !isChanged) return;
      try {
        writeEntries(file, entries, used);
      } catch (error) {
        // The disk is full or read-only. The next run is slower, but correct.
        if (!isErrno(error)) throw error;
      }
    },
  };
}

/**
 * Reads the entries. The first line of the file is the digest of all other lines, so a truncated or overwritten file is
 * ignored.
 */
async function readEntries(file: string): Promise<Map<string, Entry>> {
  const bytes = await readFileBytes(file);
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

/** @returns no bytes if the file cannot be read */
async function readFileBytes(file: string): Promise<Buffer> {
  try {
    return (await readBytes(await realpath(file), LARGEST)).bytes ?? Buffer.alloc(0);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return Buffer.alloc(0);
  }
}

function writeEntries(file: string, entries: ReadonlyMap<string, Entry>, used: ReadonlySet<string>): void {
  const lines = [...entries].flatMap(([key, entry]) => {
    const idle = used.has(key) ? 0 : entry.idle + 1;
    // JSON text has no unescaped tabs or line breaks, so they can separate fields and entries.
    return idle > MAX_IDLE_WRITES ? [] : [`${key}\t${idle}\t${entry.json}`];
  });
  const body = Buffer.from(lines.join("\n"));
  createRoot(dirname(file));
  replaceFile(dirname(file), basename(file), `${digestOf(body)}\n`, body);
}
