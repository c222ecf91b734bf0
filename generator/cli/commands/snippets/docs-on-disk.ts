import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { DocSource } from "../../../docs/doc-source.js";
import { readExactText } from "../../../docs/read-exact-text.js";
import { isErrno } from "../../../errno.js";
import type { DocumentedApi } from "../../../pipeline.js";
import { isSnippetFile, namedSnippetFiles, snippetFolder } from "../../../snippets/include-file.js";
import type { DocsOnDisk } from "../../../snippets/plan-changes.js";
import type { PlannedSnippets } from "../../../snippets/plan-snippets.js";
import { UsageError } from "../../../usage-error.js";
import { pathBelow } from "../../../open-folder.js";
import { readRegularFile } from "../../../read-files.js";

/**
 * Reads the pages and the include files that `snippets` compares with the SDK.
 *
 * @param root the folder that docs paths are relative to
 * @throws UsageError if a file is not in UTF-8, cannot be read, or has a symbolic link on its path
 */
export async function readDocsOnDisk(
  { docs }: Pick<DocumentedApi, "docs">,
  { snippets, missing }: PlannedSnippets,
  sources: readonly DocSource[],
  root: string,
): Promise<DocsOnDisk> {
  const files = new Set([...snippets, ...missing].map(({ source }) => source.file));
  for (const { path, text, includes } of docs) {
    for (const [file, content] of [[path, text] as const, ...Object.entries(includes)]) {
      if (namedSnippetFiles(content).length > 0) files.add(file);
    }
  }
  const pages = new Map<string, string>();
  for (const file of files) {
    // Other docs can use an include outside the docs folder, so such an include is not changed.
    if (file.startsWith("../")) continue;
    const text = await readExactText(file, sources);
    if (text === null)
      throw new UsageError(`${join(root, file)} is not in UTF-8. Save it as UTF-8, or leave it out with --exclude.`);
    pages.set(file, text);
  }
  const folders = new Set([...pages.keys()].map(snippetFolder));
  return { pages, includes: new Map([...folders].flatMap((folder) => readFolder(root, folder))) };
}

function readFolder(root: string, folder: string): [path: string, text: string][] {
  const path = pathBelow(root, folder);
  return listFolder(path)
    .filter(isSnippetFile)
    .map((name) => {
      const file = readRegularFile(pathBelow(root, `${folder}/${name}`));
      if (file === "missing" || file.text === null)
        throw new UsageError(`${join(path, name)} is not a file. Remove or rename it.`);
      return [`${folder}/${name}`, file.text];
    });
}

function listFolder(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (isErrno(error, "ENOENT")) return [];
    if (isErrno(error, "ENOTDIR")) throw new UsageError(`${path} is not a folder. Remove or rename it.`);
    throw error;
  }
}
