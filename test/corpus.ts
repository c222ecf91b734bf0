import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(process.env["DOCWRIGHT_CORPUS"] ?? "../shared/corpus");

/**
 * The folder of a docs set of the corpus (`graph-2021-07`, `modern`, …), or `null` where it is not at hand: pass that
 * to `describe.skipIf`. The corpus is looked for beside the project and where `DOCWRIGHT_CORPUS` points.
 */
export function corpus(name: string): string | null {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  console.warn(`Skipped: no docs set ${name} in ${folder}. Set DOCWRIGHT_CORPUS to the folder that holds it.`);
  return null;
}
