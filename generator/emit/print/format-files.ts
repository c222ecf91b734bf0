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
export const MIN_FILES_FOR_THREADS = 200;

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
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("format-thread.js", import.meta.url)) : null;

/**
 * Prints modules with ts-morph, and formats files as Prettier does. Files of earlier runs come from the cache.
 *
 * @param digests digests of drafts, by path
 * @param drafts creates drafts; called only if at least one file is not in the cache
 * @param options - `onProgress`: called while files are formatted that were not in the cache. `threads`: threads of
 * {@link startThreads}, which stay open. Default: threads of their own for many files, and no threads for few files
 * @returns a file for each digest, in any order
 */
export async function formatFiles(
  digests: ReadonlyMap<string, string>,
  drafts: (paths: readonly string[]) => Promise<ReadonlyMap<string, SerializedDraft>>,
  cache: Cache,
  { onProgress = () => undefined, threads }: FormatOptions = {},
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
  const jsonTexts = paths.map((path) => draftAt(path, all));
  const onFormatted = (done: number): void => {
    onProgress(done, paths.length);
  };
  const added =
    threads === undefined
      ? await formatDrafts(jsonTexts, onFormatted)
      : await formatTasks(jsonTexts, threads, onFormatted);
  for (const { path, text } of added) cache.set(missing.get(path) ?? "", JSON.stringify(text));
  return [...formatted, ...added];
}

/**
 * Formats files while others are drafted, and adds them to the cache. Threads load their code while the main thread
 * plans the files.
 *
 * @param plan plans the files. The drafts are then taken one after the other
 * @returns the plan, and the formatted files in any order
 */
export async function formatWhileDrafting<
  Plan extends { readonly drafts: Iterable<readonly [string, SerializedDraft]> },
>(
  plan: () => Promise<Plan>,
  cache: Cache,
  onProgress: OnProgress,
): Promise<{ readonly planned: Plan; readonly files: readonly GeneratedFile[] }> {
  const formatterDigest = codeDigest(...FORMATTER_SOURCES);
  const threads = await startThreads();
  try {
    const planned = await plan();
    const keys = new Map<string, string>();
    const jsonTexts = function* (): Generator<string> {
      for (const [path, { digest, json }] of planned.drafts) {
        keys.set(path, digestOf(formatterDigest, digest));
        yield json;
      }
    };
    const files = await formatTasks(jsonTexts(), threads, onProgress);
    for (const { path, text } of files) cache.set(keys.get(path) ?? "", JSON.stringify(text));
    return { planned, files };
  } finally {
    await threads?.close();
  }
}

function draftAt(path: string, drafts: ReadonlyMap<string, SerializedDraft>): string {
  const draft = drafts.get(path);
  if (draft === undefined) throw new Error(`There is no draft of ${path}`);
  return draft.json;
}

/** @param drafts - as JSON */
async function formatDrafts(drafts: readonly string[], onProgress: (done: number) => void): Promise<GeneratedFile[]> {
  const threads = drafts.length >= MIN_FILES_FOR_THREADS ? await startThreads() : null;
  try {
    return await formatTasks(drafts, threads, onProgress);
  } finally {
    await threads?.close();
  }
}

type FormatTask = (drafts: readonly string[]) => Promise<GeneratedFile[]>;

/** Threads that print and format files. They load their code when they start. */
export interface FormatThreads {
  /** The highest number of threads. */
  readonly count: number;
  readonly format: FormatTask;
  readonly close: () => Promise<void>;
}

interface FormatOptions {
  readonly onProgress?: OnProgress | undefined;
  readonly threads?: FormatThreads | null | undefined;
}

/**
 * Starts one thread less than there are cores, because the main thread formats too.
 *
 * @param started the number of threads that start now. The others start when there are many files. Default: all
 * @returns `null` with one core
 */
export async function startThreads(started?: number): Promise<FormatThreads | null> {
  const count = availableParallelism() - 1;
  if (worker === null || count === 0) return null;
  const { Tinypool } = await import("tinypool");
  // With these limits, threads collect garbage earlier and take less memory.
  const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 1024 };
  const pool = new Tinypool({ filename: worker, minThreads: started ?? count, maxThreads: count, resourceLimits });
  return {
    count,
    format: async (task) => (await pool.run(task)) as GeneratedFile[],
    close: () => pool.destroy(),
  };
}

/** Formats drafts in the main thread and in other threads. Each takes the next drafts when it has finished some. */
async function formatTasks(
  drafts: Iterable<string>,
  threads: FormatThreads | null,
  onProgress: (done: number) => void,
): Promise<GeneratedFile[]> {
  const { default: formatHere } = await import("./format-worker.js");
  const formatted: GeneratedFile[] = [];
  const remaining = tasksOf(drafts);
  const takeTasks = async (format: FormatTask): Promise<void> => {
    for (const task of remaining) {
      formatted.push(...(await format(task)));
      onProgress(formatted.length);
    }
  };
  // Each thread has two tasks, so that it does not have to wait until this thread can send the next one.
  const inThreads = threads === null ? [] : Array.from({ length: 2 * threads.count }, () => threads.format);
  await Promise.all([...inThreads, formatHere].map(takeTasks));
  return formatted;
}

/** Divides drafts into tasks. A task is made when a thread takes it. */
function* tasksOf(drafts: Iterable<string>): Generator<string[]> {
  let task: string[] = [];
  for (const draft of drafts) {
    task.push(draft);
    if (task.length < FILES_PER_TASK) continue;
    yield task;
    task = [];
  }
  if (task.length > 0) yield task;
}
