import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Cache } from "../../cache/cache.js";
import { codeDigest } from "../../cache/code-digest.js";
import { digestOf } from "../../cache/digest.js";
import type { GeneratedFile } from "../options.js";
import type { SerializedDraft } from "./draft.js";
import type { OnProgress } from "../../vocabulary.js";

/**
 * The number of files from which threads print and format. With fewer files, starting the threads takes longer than
 * printing.
 */
const MIN_FILES_FOR_THREADS = 200;

/**
 * The number of files in a task. With larger tasks, some threads would be idle at the end. With smaller tasks, messages
 * between threads would take longer.
 */
const FILES_PER_TASK = 32;

/**
 * The folders and modules whose code affects a formatted file or its cache entry. Their code is part of the cache key.
 * The digest of a draft does not cover its comments, so the key also needs the code that writes comments. This code
 * leaves out the placeholders of the dialect.
 */
export const FORMATTER_SOURCES: readonly string[] = [
  "emit/print",
  "dialect",
  ...["fill-draft", "docs-references", "doc-comment", "boundary"].map(
    (name) => `emit/${name}${extname(import.meta.url)}`,
  ),
];

/**
 * The module that threads run. `null` if docwright runs from its TypeScript source, because threads do not have the
 * loader of the main thread.
 */
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("format-worker.js", import.meta.url)) : null;

/**
 * Prints modules with ts-morph, and formats files as Prettier does. Files of earlier runs come from the cache.
 *
 * @param digests digests of drafts, by path
 * @param drafts creates drafts; called only if at least one file is not in the cache
 * @param onProgress called while files are formatted that were not in the cache
 * @returns a file for each digest, in any order
 */
export async function formatFiles(
  digests: ReadonlyMap<string, string>,
  drafts: (paths: readonly string[]) => Promise<ReadonlyMap<string, SerializedDraft>>,
  cache: Cache,
  onProgress: OnProgress = () => undefined,
): Promise<GeneratedFile[]> {
  if (digests.size === 0) return [];
  const formatterDigest = codeDigest(...FORMATTER_SOURCES);
  const formatted: GeneratedFile[] = [];
  const missing = new Map<string, string>();
  for (const [path, digest] of digests) {
    const key = digestOf(formatterDigest, digest);
    const cached = cache.get(key);
    if (cached === undefined) missing.set(path, key);
    else formatted.push({ path, text: JSON.parse(cached) as string });
  }
  if (missing.size === 0) return formatted;
  const paths = [...missing.keys()];
  const all = await drafts(paths);
  const added = await formatDrafts(
    paths.map((path) => draftAt(path, all)),
    onProgress,
  );
  for (const { path, text } of added) cache.set(missing.get(path) ?? "", JSON.stringify(text));
  return [...formatted, ...added];
}

function draftAt(path: string, drafts: ReadonlyMap<string, SerializedDraft>): string {
  const draft = drafts.get(path);
  if (draft === undefined) throw new Error(`There is no draft of ${path}`);
  return draft.json;
}

/** @param drafts - as JSON */
async function formatDrafts(drafts: readonly string[], onProgress: OnProgress): Promise<GeneratedFile[]> {
  const tasks: string[][] = [];
  for (let start = 0; start < drafts.length; start += FILES_PER_TASK) {
    tasks.push(drafts.slice(start, start + FILES_PER_TASK));
  }
  const { default: formatTask } = await import("./format-worker.js");
  const threads = worker !== null && drafts.length >= MIN_FILES_FOR_THREADS ? availableParallelism() - 1 : 0;
  if (worker === null || threads === 0) return formatTask(tasks.flat());
  const { Tinypool } = await import("tinypool");
  // With these limits, threads collect garbage earlier and take less memory.
  const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 1024 };
  const pool = new Tinypool({ filename: worker, maxThreads: threads, resourceLimits });
  const formatInPool: FormatTask = async (task) => (await pool.run(task)) as GeneratedFile[];
  try {
    // Each thread has two tasks, so that it does not have to wait until this thread can send the next one.
    const inThreads = Array.from({ length: 2 * threads }, () => formatInPool);
    return await shareTasks(tasks, [...inThreads, formatTask], onProgress);
  } finally {
    await pool.destroy();
  }
}

type FormatTask = (drafts: readonly string[]) => Promise<GeneratedFile[]>;

/** Formats drafts with several formatters. Each takes the next task when it has finished one. */
async function shareTasks(
  tasks: readonly (readonly string[])[],
  formatters: readonly FormatTask[],
  onProgress: OnProgress,
): Promise<GeneratedFile[]> {
  const total = tasks.reduce((sum, { length }) => sum + length, 0);
  const formatted: GeneratedFile[] = [];
  const remaining = tasks.values();
  const takeTasks = async (format: FormatTask): Promise<void> => {
    for (const task of remaining) {
      formatted.push(...(await format(task)));
      onProgress(formatted.length, total);
    }
  };
  await Promise.all(formatters.map(takeTasks));
  return formatted;
}
