import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Cache } from "../../cache/cache.js";
import { codeDigest } from "../../cache/code-digest.js";
import { digestOf } from "../../cache/digest.js";
import type { GeneratedFile } from "../options.js";
import { parseDraft, type CopiedFile, type Draft, type SerializedDraft } from "./draft.js";
import type { ModuleSource } from "./module-source.js";

/** With fewer files, starting threads takes longer than formatting. */
const MIN_FILES_FOR_THREADS = 200;

/** Larger tasks would leave threads idle at the end. With smaller tasks, messages between threads would take longer. */
const FILES_PER_TASK = 32;

/** The modules that affect a printed file or its cache entry. Their code is part of the cache key. */
const PRINTER_MODULES = ["print-files", "module-printer", "format-worker"];

/** `null` if docwright runs from source: threads do not have the TypeScript loader of the main thread. */
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("format-worker.js", import.meta.url)) : null;

/**
 * Prints modules with ts-morph and formats files with Prettier. Formatting takes most of the time, so many files are
 * formatted in threads. Files of earlier runs come from the cache.
 *
 * @param digests digests of drafts, by path
 * @param drafts creates the drafts; called only if the cache does not have all files
 * @returns a file for each digest, in any order
 */
export async function printFiles(
  digests: ReadonlyMap<string, string>,
  drafts: () => Promise<ReadonlyMap<string, SerializedDraft>>,
  cache: Cache,
): Promise<GeneratedFile[]> {
  if (digests.size === 0) return [];
  const printerDigest = codeDigest(...PRINTER_MODULES.map((name) => `emit/print/${name}${extname(import.meta.url)}`));
  const printed: GeneratedFile[] = [];
  const missing = new Map<string, string>();
  for (const [path, digest] of digests) {
    const key = digestOf(printerDigest, digest);
    const cached = cache.get(key);
    if (cached === undefined) missing.set(path, key);
    else printed.push({ path, text: JSON.parse(cached) as string });
  }
  if (missing.size === 0) return printed;
  const all = await drafts();
  const added = await printDrafts([...missing.keys()].map((path) => draftAt(path, all)));
  for (const { path, text } of added) cache.set(missing.get(path) ?? "", JSON.stringify(text));
  return [...printed, ...added];
}

function draftAt(path: string, drafts: ReadonlyMap<string, SerializedDraft>): Draft {
  const draft = drafts.get(path);
  if (draft === undefined) throw new Error(`There is no draft of ${path}`);
  return parseDraft(draft);
}

async function printDrafts(drafts: readonly Draft[]): Promise<GeneratedFile[]> {
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
  if (worker !== null && files.length >= MIN_FILES_FOR_THREADS) return formatInThreads(files, worker);
  const { default: formatTask } = await import("./format-worker.js");
  return formatTask(files);
}

async function formatInThreads(files: readonly GeneratedFile[], filename: string): Promise<GeneratedFile[]> {
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({ filename, maxThreads: availableParallelism() });
  try {
    const tasks: Promise<GeneratedFile[]>[] = [];
    for (let start = 0; start < files.length; start += FILES_PER_TASK) {
      tasks.push(pool.run(files.slice(start, start + FILES_PER_TASK)) as Promise<GeneratedFile[]>);
    }
    return (await Promise.all(tasks)).flat();
  } finally {
    await pool.destroy();
  }
}
