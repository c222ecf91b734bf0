import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { openCache } from "../cache/cache.js";
import { codeDigest } from "../cache/code-digest.js";
import { digestOf } from "../cache/digest.js";
import type { Dialect } from "../dialect/dialect.js";
import type { DocFile } from "../docs/doc-file.js";
import type { PageTask } from "./page-worker.js";
import type { Page } from "./page.js";

/** Reading fewer pages than this is faster without threads. */
const MIN_PAGES_FOR_THREADS = 100;

/** Pages in one task: few enough for even distribution, enough to outweigh the cost of sending them. */
const PAGES_PER_TASK = 24;

/** `null` when running from source, because worker threads cannot load TypeScript. */
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("page-worker.js", import.meta.url)) : null;

/**
 * Reads pages, from the cache if they are unchanged, otherwise in worker threads if there are many. The result has the
 * order of `docs`.
 *
 * @param cacheFile path of the cache file; `null` disables the cache
 */
export async function readPages(
  docs: readonly DocFile[],
  dialect: Dialect,
  cacheFile: string | null = null,
): Promise<Page[]> {
  const cache = await openCache(cacheFile);
  const reader = digestOf(codeDigest("page", "dialect"), JSON.stringify(dialect));
  const keys = docs.map((doc) => digestOf(reader, JSON.stringify(doc)));
  const unread = docs.flatMap((doc, index) => {
    const key = keys[index] ?? "";
    return cache.get(key) === undefined ? [{ doc, key }] : [];
  });
  const read = await readUncached(
    unread.map(({ doc }) => doc),
    dialect,
  );
  unread.forEach(({ key }, index) => {
    cache.set(key, read[index] ?? "null");
  });
  cache.save();
  return keys.map((key) => JSON.parse(cache.get(key) ?? "null") as Page);
}

/** Reads pages that are not in the cache, each as JSON text. */
async function readUncached(docs: readonly DocFile[], dialect: Dialect): Promise<string[]> {
  if (docs.length === 0) return [];
  if (worker !== null && docs.length >= MIN_PAGES_FOR_THREADS) return readInThreads(docs, dialect, worker);
  // Loaded on demand: with a full cache, the readers are not needed.
  const { default: readPageTask } = await import("./page-worker.js");
  return readPageTask({ docs, dialect });
}

async function readInThreads(docs: readonly DocFile[], dialect: Dialect, filename: string): Promise<string[]> {
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({ filename, maxThreads: availableParallelism() });
  try {
    const tasks: Promise<string[]>[] = [];
    for (let start = 0; start < docs.length; start += PAGES_PER_TASK) {
      const task: PageTask = { docs: docs.slice(start, start + PAGES_PER_TASK), dialect };
      tasks.push(pool.run(task) as Promise<string[]>);
    }
    return (await Promise.all(tasks)).flat();
  } finally {
    await pool.destroy();
  }
}
