import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tsc } from "./programs-folder.js";

/** Figures that the compiler reports for a program. */
export interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

const RUNS = 5;

/**
 * Checks the programs one after the other, several times, so that other load affects all of them. Returns the best
 * result of each program.
 */
export function typeCheck(
  folder: string,
  programs: Readonly<Record<string, string>>,
  flags: readonly string[],
): Record<string, Cost> {
  const best: Record<string, Cost> = {};
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, `${name}.ts`), text);
  for (let turn = 0; turn < RUNS; turn += 1) {
    for (const name of Object.keys(programs)) {
      const cost = costOf(tsc(folder, ...FLAGS, ...flags, `${name}.ts`));
      const before = best[name] ?? cost;
      best[name] = {
        seconds: Math.min(before.seconds, cost.seconds),
        megabytes: Math.min(before.megabytes, cost.megabytes),
      };
    }
  }
  return best;
}

const FLAGS = "--ignoreConfig --noEmit --extendedDiagnostics --strict --module nodenext".split(" ");

function costOf(report: string): Cost {
  return {
    seconds: Number(/Total time:\s+([\d.]+)s/.exec(report)?.[1]),
    megabytes: Math.round(Number(/Memory used:\s+(\d+)K/.exec(report)?.[1]) / 1024),
  };
}
