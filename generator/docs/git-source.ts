import { posix } from "node:path";
import { byCodeUnits } from "../collections/order.js";
import type { DocSource, FileContent } from "./doc-source.js";
import { largestFile } from "./folder-source.js";
import { commitOf, listTree, readObjects } from "./git.js";
import { isLanguageSnippet } from "./include-directive.js";

/** Git modes of regular files. Other modes are symbolic links and submodules. */
const plain: ReadonlySet<string> = new Set(["100644", "100755"]);

/**
 * A docs folder at a git revision. It is read from git's objects; the work tree and the index are not used. As on disk,
 * files can be read only inside the docs folder and its nearest enclosing `api-reference` folder.
 *
 * @param repository any folder of the repository
 * @param root path of the docs folder from the top of the repository
 * @param base the folder that docs paths are relative to: `root`, or a folder above it if several are read together
 * @throws UsageError if the revision or the folder does not exist, or git is not installed
 */
export async function gitSource(
  repository: string,
  revision: string,
  root: string,
  base: string = root,
): Promise<DocSource> {
  const commit = await commitOf(repository, revision);
  const boundary = enclosingReference(root) ?? root;
  const below = await listTree(repository, commit, boundary);
  const entries = new Map(below.map((entry) => [posix.join(boundary, entry.path), entry]));
  const pages = [...entries].filter(
    ([path, { mode }]) => plain.has(mode) && path.toLowerCase().endsWith(".md") && !isLanguageSnippet(path),
  );
  const wanted = pages.map(([, entry]) => entry).filter(({ size }) => size <= largestFile);
  const contents = await readObjects(repository, wanted);

  const reference = enclosingReference(base);
  return {
    name: `git:${revision}:${root}`,
    enclosing: reference === null ? [] : ["api-reference", ...segments(base.slice(reference.length))],
    list: () =>
      Promise.resolve(
        pages
          .map(([path]) => path)
          .filter((path) => isWithin(root, path) && !isIgnored(posix.relative(root, path)))
          .map((path) => posix.relative(base, path))
          .sort(byCodeUnits),
      ),
    read: (path) => Promise.resolve(read(posix.join(base, path))),
  };

  function read(path: string): FileContent {
    if (!isWithin(boundary, path)) return { kind: "outside" };
    const entry = entries.get(path);
    if (entry === undefined) return { kind: "missing" };
    if (!plain.has(entry.mode)) return { kind: "unreadable", reason: "it is not a file" };
    const bytes = contents.get(entry.object);
    if (bytes === undefined) return { kind: "unreadable", reason: "it is not a Markdown file, or it is too large" };
    return { kind: "bytes", bytes };
  }
}

/** The nearest folder named `api-reference` at or above a path. */
function enclosingReference(path: string): string | null {
  const parts = segments(path);
  const index = parts.lastIndexOf("api-reference");
  return index < 0 ? null : parts.slice(0, index + 1).join("/");
}

function isWithin(folder: string, path: string): boolean {
  return folder === "" ? !path.startsWith("../") : path.startsWith(`${folder}/`);
}

/** Whether a path is in `node_modules` or hidden. Reading docs from disk ignores these too. */
function isIgnored(path: string): boolean {
  return segments(path).some((name) => name === "node_modules" || name.startsWith("."));
}

function segments(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}
