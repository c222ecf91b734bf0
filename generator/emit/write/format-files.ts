import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Cache } from "../../cache/cache.js";
import { codeDigest } from "../../cache/code-digest.js";
import { digestOf } from "../../cache/digest.js";
import { keepResult, keptResult } from "../kept-text.js";
import type { GeneratedFile } from "../options.js";

/** Below this many files, starting threads takes longer than formatting. */
const WORTH_THREADS = 200;

/** Files that a thread is given at a time: few enough to spread evenly, enough to be worth the handing over. */
const FILES_A_TASK = 32;

/** From source, a thread would lack the loader of TypeScript that the main thread has. */
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("format-worker.js", import.meta.url)) : null;

/**
 * Formats files with prettier, many of them in threads: that is where most of the time goes. Those that an earlier run
 * formatted come from its cache.
 *
 * @returns the same files, in any order
 */
export async function formatFiles(files: readonly GeneratedFile[], cache: Cache): Promise<GeneratedFile[]> {
  const formatter = codeDigest(`emit/write/format-worker${extname(import.meta.url)}`);
  const keyOf = ({ path, text }: GeneratedFile): string => digestOf(formatter, path, text);
  const known = files.flatMap((file): GeneratedFile[] => {
    const text = keptResult(cache, keyOf(file));
    return text === undefined ? [] : [{ path: file.path, text }];
  });
  const paths = new Set(known.map(({ path }) => path));
  const unknown = files.filter(({ path }) => !paths.has(path));
  const formatted = await formatAnew(unknown);
  formatted.forEach(({ text }, index) => {
    const file = unknown[index];
    if (file !== undefined) keepResult(cache, keyOf(file), text);
  });
  return [...known, ...formatted];
}

async function formatAnew(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  if (files.length === 0) return [];
  if (worker !== null && files.length >= WORTH_THREADS) return formatInThreads(files, worker);
  const { default: formatTask } = await import("./format-worker.js");
  return formatTask(files);
}

async function formatInThreads(files: readonly GeneratedFile[], filename: string): Promise<GeneratedFile[]> {
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({ filename, maxThreads: availableParallelism() });
  try {
    const tasks: Promise<GeneratedFile[]>[] = [];
    for (let start = 0; start < files.length; start += FILES_A_TASK) {
      tasks.push(pool.run(files.slice(start, start + FILES_A_TASK)) as Promise<GeneratedFile[]>);
    }
    return (await Promise.all(tasks)).flat();
  } finally {
    await pool.destroy();
  }
}
