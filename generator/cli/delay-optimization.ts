import { setFlagsFromString } from "node:v8";

/** For each tested major version of Node, five times the default of the limit after which V8 optimizes a function. */
const flags = new Map([
  ["20", "--interrupt-budget=337920"],
  ["22", "--invocation-count-for-turbofan=15000"],
  ["24", "--invocation-count-for-turbofan=15000"],
]);

/**
 * Makes V8 optimize functions later. By default, a run on a large docs set spends about a third of its CPU time on
 * optimizing functions that it rarely calls afterwards, and each thread optimizes them again. V8 prints an error for a
 * flag that it does not have, so other versions of Node keep their defaults.
 *
 * @param nodeVersion - for example `22.4.0`
 */
export function delayOptimization(nodeVersion: string): void {
  const flag = flags.get(nodeVersion.split(".")[0] ?? "");
  if (flag !== undefined) setFlagsFromString(flag);
}
