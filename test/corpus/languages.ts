import { readFileSync, writeFileSync } from "node:fs";
import { corpus } from "../corpus.js";
import type { Difference } from "./compare-languages.js";
import { brokenLimits, type LanguageLimits, limitsFor, measureLanguages } from "./measure-languages.js";

/**
 * Compares the translated pages of the corpus with their English pages, fact by fact, and prints the differences by
 * cause. The run fails if a figure exceeds its limit in `language-floors.json`.
 *
 * Options: `--list` prints each difference, `--sample N` reads about one page in N, `--save` writes the current figures
 * as limits.
 */
const [english, localised] = [corpus("graph-2021-07"), corpus("localised")];
if (english === null || localised === null) process.exit();

const hasOption = (name: string): boolean => process.argv.includes(name);
const sample = hasOption("--sample") ? Number(process.argv[process.argv.indexOf("--sample") + 1]) : 1;
const floorsFile = new URL("language-floors.json", import.meta.url);
const floors = JSON.parse(readFileSync(floorsFile, "utf8")) as Record<string, LanguageLimits>;

const measured = await measureLanguages(english, localised, sample);
const table: Record<string, Record<string, number>> = {};
for (const [language, { figures, differences }] of measured) {
  for (const [name, value] of Object.entries(figures)) (table[name] ??= {})[language] = value;
  if (hasOption("--list")) for (const difference of differences) console.log(lineOf(difference));
}
console.table(table);

const key = `each ${String(sample)}`;
if (hasOption("--save")) {
  writeFileSync(floorsFile, `${JSON.stringify({ ...floors, [key]: limitsFor(measured) }, null, 2)}\n`);
} else {
  const faults = brokenLimits(measured, floors[key] ?? {});
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

function lineOf({ language, file, line, kind, key, expected, actual, cause }: Difference): string {
  const place = `${language}/${file}:${String(line)}`;
  return `${place}: ${kind} ${key}: ${String(expected)} -> ${String(actual)} (${cause})`;
}
