import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Cache } from "../../cache/cache.js";
import { codeDigest } from "../../cache/code-digest.js";
import { digestOf } from "../../cache/digest.js";
import type { GeneratedFile } from "../options.js";
import { parseDraft, type CopiedFile, type Draft, type SerializedDraft } from "./draft.js";
import type { ModuleSource } from "./module-source.js";

/** Below this many files, starting threads takes longer than formatting. */
const WORTH_THREADS = 200;

/** Files that a thread is given at a time: few enough to spread evenly, enough to be worth the handing over. */
const FILES_A_TASK = 32;

/** The modules that finish files, and this one, which says how a cache keeps them. */
const PRINTER_MODULES = ["print-files", "module-printer", "format-worker"];

/** From source, a thread would lack the loader of TypeScript that the main thread has. */
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("format-worker.js", import.meta.url)) : null;

/**
 * Prints modules through ts-morph and formats files with prettier, many of them in threads: that is where most of the
 * time goes. What an earlier run finished comes from its cache.
 *
 * @param digests of the drafts, by path
 * @param drafts asked for only where the cache lacks a file
 * @returns a file for each digest, in any order
 */
export async function printFiles(
  digests: ReadonlyMap<string, string>,
  drafts: () => Promise<ReadonlyMap<string, SerializedDraft>>,
  cache: Cache,
): Promise<GeneratedFile[]> {
  if (digests.size === 0) return [];
  const finisher = codeDigest(...PRINTER_MODULES.map((name) => `emit/print/${name}${extname(import.meta.url)}`));
  const finished: GeneratedFile[] = [];
  const unfinished = new Map<string, string>();
  for (const [path, digest] of digests) {
    const key = digestOf(finisher, digest);
    const kept = cache.get(key);
    if (kept === undefined) unfinished.set(path, key);
    else finished.push({ path, text: JSON.parse(kept) as string });
  }
  if (unfinished.size === 0) return finished;
  const all = await drafts();
  const made = await finishDrafts([...unfinished.keys()].map((path) => draftAt(path, all)));
  for (const { path, text } of made) cache.set(unfinished.get(path) ?? "", JSON.stringify(text));
  return [...finished, ...made];
}

function draftAt(path: string, drafts: ReadonlyMap<string, SerializedDraft>): Draft {
  const draft = drafts.get(path);
  if (draft === undefined) throw new Error(`There is no draft of ${path}`);
  return parseDraft(draft);
}

async function finishDrafts(drafts: readonly Draft[]): Promise<GeneratedFile[]> {
  const copied = drafts.filter((draft): draft is CopiedFile => "copied" in draft);
  const modules = drafts.filter((draft) => "statements" in draft);
  const texts = drafts.filter((draft) => "text" in draft);
  return [
    ...copied.map((file) => ({ path: file.path, text: file.copied })),
    ...(await formatFiles([...texts, ...(await printModules(modules))])),
  ];
}

async function printModules(modules: readonly ModuleSource[]): Promise<GeneratedFile[]> {
  if (modules.length === 0) return [];
  const { createModulePrinter } = await import("./module-printer.js");
  return modules.map(createModulePrinter());
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
