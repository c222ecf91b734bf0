import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import { byCodeUnits } from "../collections/order.js";
import { UsageError } from "../usage-error.js";
import type { DocSource, FileContent } from "./doc-source.js";

/** In bytes. The largest page of Microsoft Graph has 82 kB, so a file above this limit is not a page. */
export const largestFile = 1024 * 1024;

/** Folders without pages: packages, and code snippets for the tabs of other languages. */
const ignored = ["**/node_modules/**", "**/includes/snippets/**"];

/**
 * A docs folder on disk. Hidden files and symbolic links are not listed as pages. Files can be read only inside the docs
 * folder and its nearest enclosing `api-reference` folder; symbolic links are resolved before this check.
 *
 * @param root the folder to search for pages
 * @param base the folder that paths are relative to: `root`, or a folder above it if several are read together
 * @throws UsageError if `root` is not a folder
 */
export async function folderSource(root: string, base: string = root): Promise<DocSource> {
  const rootPath = resolve(root);
  const info = await stat(rootPath).catch(() => null);
  if (info === null) throw new UsageError(`The docs folder ${root} does not exist. Pass a folder with Markdown pages.`);
  if (!info.isDirectory()) throw new UsageError(`${root} is a file. Pass the docs folder that contains it.`);

  const basePath = resolve(base);
  const boundary = await realpath(enclosingReference(rootPath) ?? rootPath);
  const enclosing = enclosingReference(basePath);
  const prefix = docsPath(relative(basePath, rootPath));

  return {
    name: root,
    enclosing: enclosing === null ? [] : ["api-reference", ...segments(relative(enclosing, basePath))],
    async list() {
      const files = await glob("**/*.md", {
        cwd: rootPath,
        ignore: ignored,
        caseSensitiveMatch: false,
        followSymbolicLinks: false,
      });
      return files.map((file) => (prefix === "" ? file : `${prefix}/${file}`)).sort(byCodeUnits);
    },
    read: (path) => readWithin(boundary, join(basePath, path)),
  };
}

async function readWithin(boundary: string, path: string): Promise<FileContent> {
  if (!isWithin(boundary, path) && !isWithin(boundary, await realpath(path).catch(() => path)))
    return { kind: "outside" };
  try {
    const target = await realpath(path);
    if (!isWithin(boundary, target)) return { kind: "outside" };
    const info = await stat(target);
    if (!info.isFile()) return { kind: "unreadable", reason: "it is not a file" };
    if (info.size > largestFile)
      return { kind: "unreadable", reason: `it is larger than ${String(largestFile)} bytes` };
    return { kind: "bytes", bytes: await readFile(target) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return code === "ENOENT" || code === "ENOTDIR" ? { kind: "missing" } : { kind: "unreadable", reason: code };
  }
}

/** The nearest folder named `api-reference` at or above a path. */
function enclosingReference(path: string): string | null {
  const parts = path.split(sep);
  const index = parts.lastIndexOf("api-reference");
  return index < 0 ? null : parts.slice(0, index + 1).join(sep);
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function docsPath(path: string): string {
  return segments(path).join("/");
}

function segments(path: string): string[] {
  return path.split(sep).filter((segment) => segment !== "");
}
