import { existsSync } from "node:fs";
import { join } from "node:path";
import { corpusFolder } from "../corpus.js";

/** The folders of the docs sets in the corpus, by name. */
const folders: Readonly<Record<string, string>> = {
  "graph-2020-12": "graph-2020-12",
  "graph-2021-07": "graph-2021-07",
  modern: "modern",
  "modern-2026": "modern-2026/pages",
  "pt-br": "localised/pt-br",
  "zh-cn": "localised/zh-cn",
  onedrive: "onedrive",
  "business-central": "business-central",
  defender: "defender",
};

/** Returns the paths of the docs sets that exist in the corpus, by name. */
export function docsSets(): ReadonlyMap<string, string> {
  const found = Object.entries(folders).map(([name, folder]) => [name, join(corpusFolder, folder)] as const);
  return new Map(found.filter(([, folder]) => existsSync(folder)));
}
