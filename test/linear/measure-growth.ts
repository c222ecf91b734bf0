import { lint } from "../../generator/lint/lint.js";
import { documented, type Docs } from "../lint/docs.js";

/** A run of at least this many milliseconds can be compared with another one. */
const shortest = 10;

/** Twice the input may take this many times the work: linear work, and what the garbage collector adds. */
export const mostGrowth = 2.5;

/** Growth that a larger input does not confirm comes from the garbage collector or other processes. */
const attempts = 4;

export interface Growth {
  /** The work for twice the size, divided by the work for the size. */
  readonly factor: number;
  /** What was measured, for the message of a failed test. */
  readonly measured: string;
}

/**
 * Measures how the work of reading, modelling and linting docs grows if their size doubles. Starts with a small size and
 * doubles it until the work can be measured. Superlinear work stays superlinear with larger sizes.
 *
 * @param start the smallest size
 * @param largest the largest size: docwright does not read larger files
 * @returns the least growth that was found
 */
export async function measureGrowth(docs: (size: number) => Docs, start: number, largest: number): Promise<Growth> {
  let least: Growth = { factor: 0, measured: "nothing takes long enough to be measured" };
  let size = start;
  let work = await workOf(docs(size));
  while (work < shortest && size < largest) {
    size *= 2;
    work = await workOf(docs(size));
  }
  for (let attempt = 0; attempt < attempts && size < largest; attempt += 1) {
    const doubled = await workOf(docs(size * 2));
    const measured = `${String(size)}: ${work.toFixed(0)} ms, ${String(size * 2)}: ${doubled.toFixed(0)} ms`;
    const factor = doubled / work;
    if (attempt === 0 || factor < least.factor) least = { factor, measured };
    if (factor <= mostGrowth) return least;
    work = doubled;
    size *= 2;
  }
  return least;
}

/** The CPU time for some docs, in milliseconds: the shortest of a few runs. */
async function workOf(docs: Docs): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run += 1) {
    const before = process.cpuUsage();
    lint(await documented(docs));
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
