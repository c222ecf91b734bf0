import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of the corpus: the value of `DOCWRIGHT_CORPUS`, or else a folder next to the project. */
export const corpusFolder = resolve(process.env["DOCWRIGHT_CORPUS"] ?? "../shared/corpus");

/**
 * Returns the path of a docs set in the corpus (`graph-2021-07`, `modern`, …), or of a file in it. Returns `null` if it
 * does not exist; tests then skip with `describe.skipIf`.
 */
export function corpus(name: string): string | null {
  const path = join(corpusFolder, name);
  if (existsSync(path)) return path;
  console.warn(`Skipped: ${corpusFolder} has no ${name}. Set DOCWRIGHT_CORPUS to the folder that holds it.`);
  return null;
}
