import { realpath } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { isErrno } from "../errno.js";
import { readRealFile } from "../read-files.js";
import { createRoot } from "../open-folder.js";
import { appendToFile, replaceFile } from "../write-files.js";
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
  /** The number of times that the whole file was written since the entry was last used. */
  readonly idle: number;
}

/** The content of a cache file. It has one block or more. Each block has entries, with an index. */
interface CacheContent {
  readonly entries: Map<string, StoredEntry>;
  /** The number of bytes of the first block. */
  readonly first: number;
  /** The number of bytes of the other blocks; `null` if one is damaged. */
  readonly appended: number | null;
}

/**
 * The number of times that the whole file is written until an unused entry is dropped. Until then it is kept, because
 * users switch between git branches and need it again.
 */
const MAX_IDLE_WRITES = 3;

/**
 * The bytes that can be appended to a file, as a share of its first block. Most runs change few entries, and writing the
 * whole file for them takes long. With more appended bytes, the whole file is written without unused entries.
 */
const MAX_APPENDED = 0.25;

/** The highest number of bytes in a cache file. A whole cache folder has the same limit. */
const LARGEST = 512 * 1024 * 1024;

/**
 * Opens a cache file. A missing, unreadable or damaged file gives an empty cache.
 *
 * @param file `null` keeps the cache in memory only.
 */
export async function openCache(file: string | null): Promise<Cache> {
  const content = readContent(file === null ? Buffer.alloc(0) : await readFileBytes(file));
  const { entries: stored } = content;
  let { first, appended } = content;
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
      // Writing known entries again would soon fill the file.
      if (textOf(stored.get(key)) !== json) added.set(key, json);
    },
    save: () => {
      if (file === null || added.size === 0) return;
      const fresh = [...added].map(([key, json]) => [key, newEntry(json)] as const);
      added.clear();
      for (const [key, entry] of fresh) stored.set(key, entry);
      const block = Buffer.concat(blockOf(new Map(fresh)));
      try {
        if (appended !== null && appended + block.length <= MAX_APPENDED * first) {
          appendToFile(dirname(file), basename(file), block);
          appended += block.length;
          return;
        }
        const whole = Buffer.concat(blockOf(keptEntries(stored, used)));
        createRoot(dirname(file));
        replaceFile(dirname(file), basename(file), whole);
        first = whole.length;
        appended = 0;
      } catch (error) {
        // The disk is full or read-only, or the file was deleted. The next run is slower, but correct.
        if (!isErrno(error)) throw error;
        // The next time, the whole file is written.
        appended = null;
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

function newEntry(json: string): StoredEntry {
  const bytes = Buffer.from(json);
  return { bytes, digest: digestOf(bytes), idle: 0 };
}

/** The entries for a new file: those that were used, or were not used for a short time. */
function keptEntries(
  stored: ReadonlyMap<string, StoredEntry>,
  used: ReadonlySet<string>,
): ReadonlyMap<string, StoredEntry> {
  const entries = [...stored].map(
    ([key, entry]) => [key, { ...entry, idle: used.has(key) ? 0 : entry.idle + 1 }] as const,
  );
  return new Map(entries.filter(([, { idle }]) => idle <= MAX_IDLE_WRITES));
}

/**
 * Writes a block: the digest and the length of its index, the index, and the texts of the entries. The index has one
 * line for each entry, with the number of bytes of its text.
 */
function blockOf(entries: ReadonlyMap<string, StoredEntry>): Buffer[] {
  const lines = [...entries].map(([key, { bytes, digest, idle }]) => `${key}\t${idle}\t${digest}\t${bytes.length}\n`);
  const index = Buffer.from(lines.join(""));
  const texts = [...entries.values()].map(({ bytes }) => bytes);
  return [Buffer.from(`${digestOf(index)} ${index.length}\n`), index, ...texts];
}

/**
 * Reads the blocks of a file up to a damaged block. An entry of a later block replaces an entry of an earlier block, and
 * the cache has no entries if the first block is damaged.
 */
function readContent(file: Buffer): CacheContent {
  const entries = new Map<string, StoredEntry>();
  let offset = 0;
  let first = 0;
  while (offset < file.length) {
    const end = readBlock(file, offset, entries);
    if (end === null) return { entries, first, appended: null };
    if (offset === 0) first = end;
    offset = end;
  }
  return { entries, first, appended: offset - first };
}

/** Adds the entries of a block. @returns where the block ends; `null` if it is damaged */
function readBlock(file: Buffer, offset: number, entries: Map<string, StoredEntry>): number | null {
  const start = file.indexOf("\n", offset) + 1;
  const [indexDigest, length] = file.toString("latin1", offset, Math.max(start - 1, offset)).split(" ");
  let end = start + Number(length);
  const index = file.subarray(start, end);
  if (indexDigest !== digestOf(index)) return null;
  const read: [string, StoredEntry][] = [];
  for (const line of index.toString().split("\n").slice(0, -1)) {
    const [key = "", idle, digest = "", size] = line.split("\t");
    const bytes = file.subarray(end, (end += Number(size)));
    read.push([key, { bytes, digest, idle: Number(idle) }]);
  }
  if (!(end <= file.length)) return null;
  for (const [key, entry] of read) entries.set(key, entry);
  return end;
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
