import { realpathSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isErrno } from "../errno.js";
import { lstatIfExists, readRealFile } from "../read-files.js";
import { UsageError } from "../usage-error.js";
import type { DocSource, FileContent } from "./doc-source.js";
import { errorReason } from "./error-reason.js";
import { listFolder } from "./list-folder.js";
import { realPath } from "./real-path.js";

/**
 * The size in bytes above which a file is not read. The largest page of Microsoft Graph has 82 kB, so a larger file is
 * not a page.
 */
export const largestFile = 1024 * 1024;

/**
 * A docs folder on disk. Hidden files and symbolic links are not listed as pages. Files can be read only inside the docs
 * folder and its nearest enclosing `api-reference` folder; symbolic links are resolved before this check.
 *
 * @param root the folder to search for pages
 * @param base the folder that paths are relative to: `root`, or a folder above it if several are read together
 * @throws UsageError if `root` is not a folder that can be read
 */
export async function folderSource(root: string, base: string = root): Promise<DocSource> {
  const rootPath = resolve(root);
  const info = await stat(rootPath).catch((error: unknown) => {
    const reason = errorReason(error).replace(/^it /, "");
    throw new UsageError(
      `The docs folder ${root} ${reason === "does not exist" ? reason : `cannot be read: ${reason}`}. Pass a folder with Markdown pages.`,
    );
  });
  if (!info.isDirectory()) throw new UsageError(fileMessage(root));

  const basePath = resolve(base);
  const boundary = await realpath(enclosingReference(rootPath) ?? rootPath);
  const enclosing = enclosingReference(basePath);
  const prefix = docsPath(relative(basePath, rootPath));

  return {
    name: root,
    enclosing: enclosing === null ? [] : ["api-reference", ...segments(relative(enclosing, basePath))],
    list: () => listFolder(rootPath, prefix),
    read: (path) => readWithin(boundary, join(basePath, path)),
  };
}

async function readWithin(boundary: string, path: string): Promise<FileContent> {
  if (!isWithin(boundary, path) && !isWithin(boundary, await realPath(path))) return { kind: "outside" };
  try {
    const target = realpathSync.native(path);
    if (!isWithin(boundary, target)) return { kind: "outside" };
    const read = readRealFile(target, largestFile);
    return read.bytes === null ? { kind: "unreadable", reason: read.reason } : { kind: "bytes", bytes: read.bytes };
  } catch (error) {
    if (!isErrno(error, "ENOENT") && !isErrno(error, "ENOTDIR"))
      return { kind: "unreadable", reason: errorReason(error) };
    return lstatIfExists(path) !== null
      ? { kind: "unreadable", reason: "it is a broken symbolic link" }
      : { kind: "missing" };
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

function fileMessage(path: string): string {
  const start = `${path} is a file. Pass the docs folder that contains this file`;
  return path.endsWith(".md") ? `${start}, and select the page with --include ${basename(path)}.` : `${start}.`;
}
