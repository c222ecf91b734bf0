import { setFlagsFromString } from "node:v8";

/** With this flag, a heap grows by half before V8 collects garbage. By default, it can grow to four times its size. */
const COLLECT_EARLIER = "--heap-growing-percent=50";

const COLLECT_BY_DEFAULT = "--heap-growing-percent=0";

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
  for (const flag of flagsFor(nodeVersion)) setFlagsFromString(flag);
}

/**
 * Makes V8 collect garbage by its defaults. A run with the results of an earlier run needs much less memory than the
 * earlier run, so that collecting early would only take time.
 *
 * @param nodeVersion - for example `22.4.0`
 */
export function collectGarbageByDefault(nodeVersion: string): void {
  if (flagsFor(nodeVersion).includes(COLLECT_EARLIER)) setFlagsFromString(COLLECT_BY_DEFAULT);
}

function flagsFor(nodeVersion: string): readonly string[] {
  return flags.get(nodeVersion.split(".")[0] ?? "") ?? [];
}
