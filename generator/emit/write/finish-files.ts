import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Cache } from "../../cache/cache.js";
import { codeDigest } from "../../cache/code-digest.js";
import { digestOf } from "../../cache/digest.js";
import { keepResult, keptResult } from "../kept-text.js";
import type { GeneratedFile } from "../options.js";
import { modulePrinter } from "./module-printer.js";
import type { ModuleSource } from "./module-source.js";

/** Below this many files, starting threads takes longer than formatting. */
const WORTH_THREADS = 200;

/** Files that a thread is given at a time: few enough to spread evenly, enough to be worth the handing over. */
const FILES_A_TASK = 32;

/** The modules that finish files. */
const FINISHERS = ["module-printer", "format-worker"];

/** From source, a thread would lack the loader of TypeScript that the main thread has. */
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("format-worker.js", import.meta.url)) : null;

/** A file before it is printed and formatted: a module in statements, or a text. */
export type Draft = ModuleSource | GeneratedFile;

/**
 * Prints modules through ts-morph and formats all files with prettier, many of them in threads: that is where most of
 * the time goes. What an earlier run finished comes from its cache.
 *
 * @param drafts of paths that differ
 * @returns the same files, in any order
 */
export async function finishFiles(drafts: Iterable<Draft>, cache: Cache): Promise<GeneratedFile[]> {
  const finisher = codeDigest(...FINISHERS.map((name) => `emit/write/${name}${extname(import.meta.url)}`));
  const print = modulePrinter();
  const finished: GeneratedFile[] = [];
  const unformatted: GeneratedFile[] = [];
  const keys = new Map<string, string>();
  for (const draft of drafts) {
    const key = digestOf(finisher, JSON.stringify(draft, plainData));
    const text = keptResult(cache, key);
    if (text === undefined) unformatted.push("text" in draft ? draft : print(draft));
    else finished.push({ path: draft.path, text });
    keys.set(draft.path, key);
  }
  const formatted = await formatFiles(unformatted);
  for (const { path, text } of formatted) keepResult(cache, keys.get(path) ?? "", text);
  return [...finished, ...formatted];
}

/** ts-morph also takes functions that write code, which have no digest. */
function plainData(key: string, value: unknown): unknown {
  if (typeof value === "function") throw new TypeError(`${key} is a function; statements are plain data.`);
  return value;
}

async function formatFiles(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
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
