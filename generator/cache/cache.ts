import { realpath } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { isErrno } from "../errno.js";
import { readRealFile } from "../read-files.js";
import { createRoot } from "../open-folder.js";
import { replaceFile } from "../write-files.js";
import { digestOf } from "./digest.js";

/**
 * Results of earlier runs as JSON text. The key is a digest of the input and of the code that made the result, so an
 * entry is never out of date. Deleting a cache only makes the next run slower.
 */
export interface Cache {
  isEmpty(): boolean;
  get(key: string): string | undefined;
  /** Keeps an entry for later runs, without reading it. */
  keep(key: string): void;
  /** @param json JSON text. */
  set(key: string, json: string): void;
  /** Writes new entries to disk. Ignores errors of the operating system, such as a full disk. */
  save(): void;
}

/** A cache that never has entries. It takes no memory. */
export const NO_CACHE: Cache = {
  isEmpty: () => true,
  get: () => undefined,
  keep: () => undefined,
  set: () => undefined,
  save: () => undefined,
};

/** An entry in the cache file. */
interface StoredEntry {
  /** The JSON text in UTF-8. */
  readonly bytes: Buffer;
  readonly digest: string;
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
  const stored = file === null ? new Map<string, StoredEntry>() : readEntries(await readFileBytes(file));
  const added = new Map<string, string>();
  const used = new Set<string>();
  return {
    isEmpty: () => stored.size === 0 && added.size === 0,
    get: (key) => {
      used.add(key);
      return added.get(key) ?? textOf(stored.get(key));
    },
    keep: (key) => {
      used.add(key);
    },
    set: (key, json) => {
      used.add(key);
      added.set(key, json);
    },
    save: () => {
      if (file === null || added.size === 0) return;
      try {
        writeEntries(file, keptEntries(stored, added, used));
      } catch (error) {
        // The disk is full or read-only. The next run is slower, but correct.
        if (!isErrno(error)) throw error;
      }
    },
  };
}

/** Most runs use few entries, so the text of an entry is decoded and checked only when it is used. */
function textOf(entry: StoredEntry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  const { bytes, digest } = entry;
  return digestOf(bytes) === digest ? bytes.toString() : undefined;
}

function keptEntries(
  stored: ReadonlyMap<string, StoredEntry>,
  added: ReadonlyMap<string, string>,
  used: ReadonlySet<string>,
): ReadonlyMap<string, StoredEntry> {
  const entries = new Map<string, StoredEntry>();
  for (const [key, entry] of stored) {
    const idle = used.has(key) ? 0 : entry.idle + 1;
    if (idle <= MAX_IDLE_WRITES) entries.set(key, { ...entry, idle });
  }
  for (const [key, json] of added) {
    const bytes = Buffer.from(json);
    entries.set(key, { bytes, digest: digestOf(bytes), idle: 0 });
  }
  return entries;
}

/** One line for each entry, then the texts of the entries. The line has the number of bytes of the text. */
function writeEntries(file: string, entries: ReadonlyMap<string, StoredEntry>): void {
  const lines = [...entries].map(([key, { bytes, digest, idle }]) => `${key}\t${idle}\t${digest}\t${bytes.length}\n`);
  const index = Buffer.from(lines.join(""));
  const texts = [...entries.values()].map(({ bytes }) => bytes);
  createRoot(dirname(file));
  replaceFile(dirname(file), basename(file), `${digestOf(index)} ${index.length}\n`, Buffer.concat([index, ...texts]));
}

/** Reads what {@link writeEntries} writes. The first line of the file is the digest of the index, and its length. */
function readEntries(file: Buffer): Map<string, StoredEntry> {
  const start = file.indexOf("\n") + 1;
  const [indexDigest, length] = file.toString("latin1", 0, Math.max(start - 1, 0)).split(" ");
  let offset = start + Number(length);
  const index = file.subarray(start, offset);
  const entries = new Map<string, StoredEntry>();
  if (indexDigest !== digestOf(index)) return entries;
  for (const line of index.toString().split("\n").slice(0, -1)) {
    const [key = "", idle, digest = "", size] = line.split("\t");
    const bytes = file.subarray(offset, (offset += Number(size)));
    entries.set(key, { bytes, digest, idle: Number(idle) });
  }
  return offset === file.length ? entries : new Map<string, StoredEntry>();
}

/** @returns no bytes if the file cannot be read */
async function readFileBytes(file: string): Promise<Buffer> {
  try {
    return readRealFile(await realpath(file), LARGEST).bytes ?? Buffer.alloc(0);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return Buffer.alloc(0);
  }
}
