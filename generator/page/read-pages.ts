import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { type Cache, openCache } from "../cache/cache.js";
import { codeDigest } from "../cache/code-digest.js";
import { digestOf } from "../cache/digest.js";
import type { Dialect } from "../dialect/dialect.js";
import { docDigest } from "./doc-digest.js";
import type { DocFile } from "../docs/doc-file.js";
import type { PageTask } from "./page-worker.js";
import type { Page } from "./page.js";
import type { OnProgress } from "../vocabulary.js";

/** Reading fewer pages than this is faster without threads. */
export const MIN_PAGES_FOR_THREADS = 100;

/**
 * Pages in one task. Larger tasks distribute the work less evenly. Smaller tasks cost more for sending pages to
 * threads.
 */
const PAGES_PER_TASK = 24;

/** Path of the worker's code. `null` when running from source, because worker threads cannot load TypeScript. */
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("page-worker.js", import.meta.url)) : null;

/** Threads that read pages. They load their code when they start. */
export interface PageThreads {
  readonly read: (task: PageTask) => Promise<string[]>;
  readonly close: () => Promise<void>;
}

interface ReadOptions {
  /** Called while pages are read that were not in the cache. */
  readonly onProgress?: OnProgress | undefined;
  /**
   * Threads of {@link startPageThreads} that read all pages that are not in the cache. They stay open. Default: threads
   * of its own for many pages, and no threads for few pages.
   */
  readonly threads?: PageThreads | null | undefined;
}

/**
 * Starts one thread. The others start when there are many pages.
 *
 * @returns `null` if docwright runs from source
 */
export async function startPageThreads(): Promise<PageThreads | null> {
  if (worker === null) return null;
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({ filename: worker, minThreads: 1, maxThreads: availableParallelism() });
  return { read: async (task) => (await pool.run(task)) as string[], close: () => pool.destroy() };
}

/**
 * Reads pages. Unchanged pages come from the cache. If there are many other pages, worker threads read them. The result
 * has the order of `docs`.
 *
 * @param openedCache the cache; new entries are saved. `null` disables the cache
 */
export async function readPages(
  docs: readonly DocFile[],
  dialect: Dialect,
  openedCache: Cache | null = null,
  { onProgress = () => undefined, threads }: ReadOptions = {},
): Promise<Page[]> {
  const cache = openedCache ?? (await openCache(null));
  const reader = digestOf(codeDigest("page", "dialect"), JSON.stringify(dialect));
  const keys = docs.map((doc) => digestOf(reader, docDigest(doc)));
  const texts = keys.map((key) => cache.get(key));
  const unread = docs.flatMap((doc, index) => (texts[index] === undefined ? [{ doc, index }] : []));
  const unreadDocs = unread.map(({ doc }) => doc);
  // Threads read these pages while this thread parses the others.
  const reading =
    threads == null
      ? readUncached(unreadDocs, dialect, onProgress)
      : readInThreads(unreadDocs, dialect, threads, onProgress);
  const pages = texts.map((json) => (json === undefined ? null : parsePage(json)));
  const read = await reading;
  unread.forEach(({ index }, position) => {
    const json = read[position] ?? "null";
    pages[index] = parsePage(json);
    cache.set(keys[index] ?? "", json);
  });
  cache.save();
  return pages as Page[];
}

function parsePage(json: string): Page {
  return JSON.parse(json) as Page;
}

/** Reads pages that are not in the cache, each as JSON text. */
async function readUncached(docs: readonly DocFile[], dialect: Dialect, onProgress: OnProgress): Promise<string[]> {
  if (docs.length === 0) return [];
  const threads = docs.length >= MIN_PAGES_FOR_THREADS ? await startPageThreads() : null;
  if (threads === null) {
    // Loaded only here, because the readers are not needed if all pages are in the cache.
    const { default: readPageTask } = await import("./page-worker.js");
    return readPageTask({ docs, dialect });
  }
  try {
    return await readInThreads(docs, dialect, threads, onProgress);
  } finally {
    await threads.close();
  }
}

async function readInThreads(
  docs: readonly DocFile[],
  dialect: Dialect,
  threads: PageThreads,
  onProgress: OnProgress,
): Promise<string[]> {
  const tasks: Promise<string[]>[] = [];
  let done = 0;
  const run = async (task: PageTask): Promise<string[]> => {
    const pages = await threads.read(task);
    done += pages.length;
    onProgress(done, docs.length);
    return pages;
  };
  for (let start = 0; start < docs.length; start += PAGES_PER_TASK) {
    tasks.push(run({ docs: docs.slice(start, start + PAGES_PER_TASK), dialect }));
  }
  return (await Promise.all(tasks)).flat();
}
