import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of the corpus: `DOCWRIGHT_CORPUS`, or a folder next to the project. */
export const corpusFolder = resolve(process.env["DOCWRIGHT_CORPUS"] ?? "../shared/corpus");

/**
 * The path of a docs set of the corpus (`graph-2021-07`, `modern`, …) or of a file in it, or `null` where it is not at
 * hand: pass that to `describe.skipIf`.
 */
export function corpus(name: string): string | null {
  const path = join(corpusFolder, name);
  if (existsSync(path)) return path;
  console.warn(`Skipped: ${corpusFolder} has no ${name}. Set DOCWRIGHT_CORPUS to the folder that holds it.`);
  return null;
}
