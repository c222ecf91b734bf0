import { setFlagsFromString } from "node:v8";

/** With this flag, a heap grows by half before V8 collects garbage. By default, it can grow to four times its size. */
const COLLECT_EARLIER = "--heap-growing-percent=50";

/** For each tested major version of Node, flags of V8. The first is five times the default for optimizing a function. */
const flags = new Map([
  ["20", ["--interrupt-budget=337920", COLLECT_EARLIER]],
  ["22", ["--invocation-count-for-turbofan=15000", COLLECT_EARLIER]],
  ["24", ["--invocation-count-for-turbofan=15000", COLLECT_EARLIER]],
]);

/**
 * Makes V8 optimize functions later and collect garbage earlier. By default, a run on a large docs set spends about a
 * third of its CPU time on optimizing functions that it rarely calls afterwards, and each thread optimizes them again.
 * V8 prints an error for a flag that it does not have, so other versions of Node keep their defaults.
 *
 * @param nodeVersion - for example `22.4.0`
 */
export function setEngineFlags(nodeVersion: string): void {
  for (const flag of flags.get(nodeVersion.split(".")[0] ?? "") ?? []) setFlagsFromString(flag);
}
