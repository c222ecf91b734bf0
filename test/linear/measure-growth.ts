import { planExampleTests } from "../../generator/emit/examples/plan-example-tests.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { lint } from "../../generator/lint/lint.js";
import { documented, type Docs } from "../lint/docs.js";

/** The shortest CPU time, in milliseconds, that is long enough to be compared. */
const shortest = 10;

/**
 * The largest factor by which the work may grow if the size doubles. Linear work grows by the factor 2. The difference
 * allows for the garbage collector.
 */
export const mostGrowth = 2.5;

/**
 * The CPU time, in milliseconds, that is harmless for the largest size, no matter how it grows. Such a short time at the
 * largest size also says little about growth, because one garbage collection doubles it.
 */
const harmless = 250;

/**
 * The number of sizes at which growth above `mostGrowth` must be found. Growth at only one size comes from the garbage
 * collector or other processes.
 */
const attempts = 4;

export interface Growth {
  /** The work for the doubled size, divided by the work for the original size. */
  readonly factor: number;
  /** Both sizes with their times, for the message of a failed test. */
  readonly measured: string;
}

/** The work that is measured. */
export type Work<Input> = (input: Input) => Promise<void> | void;

/** Reads and checks docs. */
export const readAndLint: Work<Docs> = async (docs) => {
  lint(await documented(docs));
};

/** Reads docs, and plans the SDK and its example tests. */
export const readAndPlan: Work<Docs> = async (docs) => {
  const ignore = () => undefined;
  planExampleTests(planSdk((await documented(docs)).model, defaultSdkOptions, ignore), ignore);
};

/**
 * Measures how the work on docs or models grows if their size doubles. Starts with a small size,
 * and doubles it until the work takes long enough to be compared. If the growth is too large, tries larger sizes,
 * because superlinear work stays superlinear at larger sizes.
 *
 * @param start the smallest size
 * @param largest the size at which the measurement ends, because docwright does not read larger files
 * @returns the smallest growth of all attempts; 0 if the largest size takes a harmless time
 */
export async function measureGrowth<Input>(
  work: Work<Input>,
  input: (size: number) => Input,
  start: number,
  largest: number,
): Promise<Growth> {
  let least: Growth = { factor: 0, measured: "nothing takes long enough to be measured" };
  let size = start;
  let time = await timeOf(work, input(size));
  while (time < shortest && size < largest) {
    size *= 2;
    time = await timeOf(work, input(size));
  }
  for (let attempt = 0; attempt < attempts && size < largest; attempt += 1) {
    const doubled = await timeOf(work, input(size * 2));
    const measured = `${String(size)}: ${time.toFixed(0)} ms, ${String(size * 2)}: ${doubled.toFixed(0)} ms`;
    const factor = doubled / time;
    if (attempt === 0 || factor < least.factor) least = { factor, measured };
    if (factor <= mostGrowth) return least;
    if (size * 2 >= largest && doubled <= harmless) return { factor: 0, measured: `${measured}, which is harmless` };
    time = doubled;
    size *= 2;
  }
  return least;
}

/** The CPU time for some docs or models, in milliseconds: the shortest of a few runs. */
async function timeOf<Input>(work: Work<Input>, input: Input): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run += 1) {
    const before = process.cpuUsage();
    await work(input);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
