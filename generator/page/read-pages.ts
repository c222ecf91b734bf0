import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { openCache } from "../cache/cache.js";
import { codeDigest } from "../cache/code-digest.js";
import { digestOf } from "../cache/digest.js";
import type { Dialect } from "../dialect/dialect.js";
import type { DocFile } from "../docs/doc-file.js";
import type { PageTask } from "./page-worker.js";
import type { Page } from "./page.js";

/** Below this many pages, starting threads takes longer than reading. */
const WORTH_THREADS = 100;

/** Pages that a thread is given at a time: few enough to spread evenly, enough to be worth the handing over. */
const PAGES_A_TASK = 24;

/** From source, a thread would lack the loader of TypeScript that the main thread has. */
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("page-worker.js", import.meta.url)) : null;

/**
 * Reads many pages, in the order of the files: those that an earlier run read from its cache, many others in threads.
 * The pages are the same either way.
 *
 * @param cacheFile where pages are kept between runs; `null` keeps none
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
  const read = await readAnew(
    unread.map(({ doc }) => doc),
    dialect,
  );
  unread.forEach(({ key }, index) => {
    cache.set(key, read[index] ?? "null");
  });
  await cache.save();
  return keys.map((key) => JSON.parse(cache.get(key) ?? "null") as Page);
}

/** Pages as JSON text, as threads hand them over and the cache keeps them. */
async function readAnew(docs: readonly DocFile[], dialect: Dialect): Promise<string[]> {
  if (docs.length === 0) return [];
  if (worker !== null && docs.length >= WORTH_THREADS) return readInThreads(docs, dialect, worker);
  // Loading what reads pages takes longer than reading a few.
  const { default: readPageTask } = await import("./page-worker.js");
  return readPageTask({ docs, dialect });
}

async function readInThreads(docs: readonly DocFile[], dialect: Dialect, filename: string): Promise<string[]> {
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({ filename, maxThreads: availableParallelism() });
  try {
    const tasks: Promise<string[]>[] = [];
    for (let start = 0; start < docs.length; start += PAGES_A_TASK) {
      const task: PageTask = { docs: docs.slice(start, start + PAGES_A_TASK), dialect };
      tasks.push(pool.run(task) as Promise<string[]>);
    }
    return (await Promise.all(tasks)).flat();
  } finally {
    await pool.destroy();
  }
}
