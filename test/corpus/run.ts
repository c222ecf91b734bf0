import { existsSync, readFileSync } from "node:fs";
import { corpusFolder } from "../corpus.js";
import { docsSets } from "./docs-sets.js";
import { measure, metadataOf, type Figures } from "./measure.js";

/** The committed limits of figures, by docs set. */
type Floors = Readonly<Partial<Record<string, Limits>>>;

interface Limits {
  readonly atLeast: Partial<Figures>;
  readonly atMost: Partial<Figures>;
}

if (!existsSync(corpusFolder)) {
  console.log(
    `Skipped: the corpus folder ${corpusFolder} does not exist. Set DOCWRIGHT_CORPUS to the folder that contains the docs sets.`,
  );
  process.exit();
}

const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8")) as Floors;
const table: Record<string, Record<string, number | null>> = {};
const faults: string[] = [];
for (const [set, folder] of docsSets()) {
  const { figures, findingsByRule, lost } = await measure(folder, metadataOf(corpusFolder, set));
  for (const [name, value] of Object.entries(figures)) (table[name] ??= {})[set] = value as number | null;
  for (const [rule, count] of Object.entries(findingsByRule)) (table[`  ${rule}`] ??= {})[set] = count;
  for (const place of lost) console.log(`${set}: lost, without a finding: ${place}`);
  faults.push(...brokenLimits(set, figures, floors[set] ?? { atLeast: {}, atMost: {} }));
}
console.table(table);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function brokenLimits(set: string, figures: Figures, { atLeast, atMost }: Limits): string[] {
  const names = Object.keys(figures) as (keyof Figures)[];
  return names.flatMap((name) => {
    const value = figures[name] ?? 0;
    const [least, most] = [atLeast[name], atMost[name]];
    if (least !== undefined && least !== null && value < least)
      return [`${set}: ${name} is ${value}; floors.json says at least ${least}`];
    if (most !== undefined && most !== null && value > most)
      return [`${set}: ${name} is ${value}; floors.json says at most ${most}`];
    return [];
  });
}
