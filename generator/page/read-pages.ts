import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import type { Dialect } from "../dialect/dialect.js";
import type { DocFile } from "../docs/doc-file.js";
import { openPageCache } from "./page-cache.js";
import type { Page } from "./page.js";
import readPageTask, { type PageTask } from "./page-worker.js";
import { readPage } from "./read-page.js";

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
  const cache = cacheFile === null ? null : await openPageCache(cacheFile, dialect);
  const known = new Map(docs.map((doc) => [doc, cache?.get(doc)]));
  const unread = docs.filter((doc) => known.get(doc) === undefined);
  const threaded = worker !== null && unread.length >= WORTH_THREADS;
  if (cache === null && !threaded) return unread.map((doc) => readPage(doc, dialect));

  const read = threaded ? await readInThreads(unread, dialect, worker) : readPageTask({ docs: unread, dialect });
  unread.forEach((doc, index) => {
    const page = read[index];
    if (page === undefined) return;
    known.set(doc, page);
    cache?.set(doc, page);
  });
  await cache?.save();
  return docs.map((doc) => JSON.parse(known.get(doc) ?? "null") as Page);
}

async function readInThreads(docs: readonly DocFile[], dialect: Dialect, filename: string): Promise<string[]> {
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
