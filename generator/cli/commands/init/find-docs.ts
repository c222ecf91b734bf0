import { listFolder } from "../../../docs/list-folder.js";
import { docsVersion } from "../../../docs/docs-version.js";
import { groupBy } from "../../../collections/group-by.js";
import { readRegularFile } from "../../../read-files.js";

/**
 * The number of files that are read from a folder to tell whether it has pages. Some files, such as a readme, are not
 * pages.
 */
const FILES_TO_READ = 3;

/** Names of folders that are usually inside a docs folder. */
const LAYOUT = new Set(["api", "resources", "includes"]);

/**
 * Finds the docs folders below the current folder: the folders with a page of an operation or a type.
 *
 * @returns Paths relative to the current folder, without folders inside other docs folders.
 */
export async function findDocs(): Promise<readonly string[]> {
  const { pages } = await listFolder(".", "");
  const folders = [...groupBy(pages, folderOf)]
    .filter(([, files]) => files.slice(0, FILES_TO_READ).some(isReferencePage))
    .map(([folder]) => docsFolderOf(folder));
  const found = [...new Set(folders)];
  return found.filter((folder) => !found.some((other) => folder.startsWith(`${other}/`)));
}

/** The API versions of a docs folder, sorted. */
export async function findVersions(docs: string): Promise<readonly string[]> {
  const { pages } = await listFolder(docs, docs);
  const versions = pages.map((page) => docsVersion([], page)).filter((version) => version !== null);
  return [...new Set(versions)].sort();
}

function folderOf(page: string): string {
  return page.split("/").slice(0, -1).join("/");
}

/**
 * The docs folder to which a folder with pages belongs: `docs` for `docs/api-reference/v1.0/api` and for `docs/api`.
 */
function docsFolderOf(folder: string): string {
  const names = folder.split("/");
  const reference = names.indexOf("api-reference");
  if (reference === 0) return "api-reference";
  if (reference > 0) return names.slice(0, reference).join("/");
  return LAYOUT.has(names.at(-1) ?? "") && names.length > 1 ? names.slice(0, -1).join("/") : folder;
}

function isReferencePage(file: string): boolean {
  const read = readRegularFile(file);
  const text = read === "missing" ? "" : (read.text ?? "");
  return (
    /^doc_type:[ "']*(?:apiPageType|resourcePageType|enumPageType)/im.test(text) || /^#{1,3} HTTP request/im.test(text)
  );
}
