import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The cost of one process. */
export interface Cost {
  readonly seconds: number;
  /** CPU seconds on all cores, including the time in the kernel. */
  readonly cpu: number;
  /** Peak memory of the process with its threads. */
  readonly megabytes: number;
}

/**
 * Loaded into each measured process. Writes the CPU time and the peak memory of the process, including its threads, to
 * a file.
 */
const hook = `data:text/javascript,${encodeURIComponent(`
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.DOCWRIGHT_USAGE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, maxRSS }));
});`)}`;

/** The environment of a measured process, with its cache in a folder. */
export function environment(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, CACHE_DIR: join(folder, "cache") };
}

interface MeasureOptions {
  /** The exit codes that are not failures. */
  readonly codes?: readonly number[];
  /** The start of the command that runs Node. */
  readonly prefix?: readonly string[];
  readonly cwd?: string;
  /** Seconds after which the program is stopped. Then its CPU time and memory are not known. */
  readonly limit?: number;
}

/**
 * Runs a Node program.
 *
 * @param folder - the folder of the cache, and by default the current folder of the program
 * @throws Error with the end of the program's output if the program fails
 */
export function measure(
  args: readonly string[],
  folder: string,
  { codes = [0], prefix = [], cwd = folder, limit }: MeasureOptions = {},
): Cost {
  const usage = join(folder, "usage.json");
  const env = { ...environment(folder), DOCWRIGHT_USAGE: usage };
  const [program = process.execPath, ...rest] = [...prefix, process.execPath, "--import", hook, ...args];
  const start = performance.now();
  const timeout = limit === undefined ? undefined : limit * 1000;
  const { status, stdout, stderr, error } = spawnSync(program, rest, {
    ...{ cwd, env, encoding: "utf8", maxBuffer: 2 ** 30, timeout },
  });
  const seconds = (performance.now() - start) / 1000;
  if (error !== undefined && "code" in error && error.code === "ETIMEDOUT")
    return { seconds, cpu: Number.NaN, megabytes: Number.NaN };
  if (status === null || !codes.includes(status))
    throw new Error(`${args.join(" ")}: ${(stdout + stderr).slice(-2000)}`);
  const { cpu, maxRSS } = JSON.parse(readFileSync(usage, "utf8")) as { readonly cpu: number; readonly maxRSS: number };
  return { seconds, cpu, megabytes: maxRSS / 1024 };
}

/** The median of the costs, with the lowest and highest time. */
export function summarize(costs: readonly Cost[]): Cost & { readonly spread: string } {
  const seconds = costs.map((cost) => cost.seconds);
  return {
    seconds: median(seconds),
    cpu: median(costs.map(({ cpu }) => cpu)),
    megabytes: Math.round(median(costs.map(({ megabytes }) => megabytes))),
    spread: `${Math.min(...seconds).toFixed(2)}-${Math.max(...seconds).toFixed(2)}`,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
