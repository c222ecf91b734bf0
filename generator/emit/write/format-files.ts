import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import type { GeneratedFile } from "../options.js";
import formatTask from "./format-worker.js";

/** Below this many files, starting threads takes longer than formatting. */
const WORTH_THREADS = 200;

/** Files that a thread is given at a time: few enough to spread evenly, enough to be worth the handing over. */
const FILES_A_TASK = 32;

/** From source, a thread would lack the loader of TypeScript that the main thread has. */
const worker = import.meta.url.endsWith(".js") ? fileURLToPath(new URL("format-worker.js", import.meta.url)) : null;

/** Formats files with prettier, many of them in threads: that is where most of the time goes. */
export async function formatFiles(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  if (worker === null || files.length < WORTH_THREADS) return await formatTask(files);
  const pool = new Tinypool({ filename: worker, maxThreads: availableParallelism() });
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
