import { posix } from "node:path";
import { byCodeUnits, sortedBy } from "../collections/order.js";
import type { DocList, DocSource, FileContent, UnreadPath } from "./doc-source.js";
import { largestFile } from "./folder-source.js";
import { commitOf, listTree, readObjects, type TreeEntry } from "./git.js";
import { isIgnoredFolder, isPageName } from "./page-name.js";

/** Git modes of regular files. Symbolic links and submodules have other modes. */
const plain: ReadonlySet<string> = new Set(["100644", "100755"]);
const LINK = "120000";

/** The highest number of links in a chain that are followed. A longer chain is probably a loop. */
const MAX_LINKS = 8;

const SUBMODULE = "160000";

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
  const listed = [...entries].filter(([path]) => !isIgnored(path));
  const pages = listed.filter(([path, { mode }]) => plain.has(mode) && isPageName(path));
  const wanted = pages.map(([, entry]) => entry).filter(({ size }) => size <= largestFile);
  const links = listed.map(([, entry]) => entry).filter(({ mode }) => mode === LINK);
  const contents = await readObjects(repository, [...wanted, ...links]);

  const reference = enclosingReference(base);
  return {
    name: `git:${revision}:${root}`,
    enclosing: reference === null ? [] : ["api-reference", ...segments(base.slice(reference.length))],
    list: () => Promise.resolve(list()),
    read: (path) => Promise.resolve(read(posix.join(base, path))),
  };

  function list(): DocList {
    const isOfRoot = (path: string): boolean => isWithin(root, path);
    const docsPath = (path: string): string => posix.relative(base, path);
    const isHidden = (path: string): boolean =>
      segments(posix.relative(root, path)).some((name) => name.startsWith("."));
    const ofRoot = listed.filter(([path]) => isOfRoot(path));
    const visible = ofRoot.filter(([path]) => !isHidden(path));
    const hidden = pages.filter(([path]) => isOfRoot(path) && isHidden(path));
    const others = visible.map(([path, entry]) => ({ path: docsPath(path), target: unreadTarget(path, entry) }));
    const unread = (target: UnreadTarget, reason: string): UnreadPath[] =>
      others.filter((one) => one.target === target).map(({ path }) => ({ path, reason }));
    return {
      pages: pages
        .map(([path]) => path)
        .filter((path) => isOfRoot(path) && !isHidden(path))
        .map(docsPath)
        .sort(byCodeUnits),
      skipped: sortedBy(
        [...hidden.map(([path]) => ({ path: docsPath(path), reason: "hidden" })), ...unread("link", "symbolic link")],
        ({ path }) => path,
      ),
      unreadable: [
        ...unread("nowhere", "it is a broken symbolic link"),
        ...unread("submodule", "it is a git submodule, and its files are in another repository"),
      ],
    };
  }

  /** Tells why an entry that is not a regular file is not read; `null` if the entry cannot be or contain a page. */
  function unreadTarget(path: string, entry: TreeEntry): UnreadTarget | null {
    if (entry.mode === SUBMODULE) return "submodule";
    if (entry.mode !== LINK) return null;
    const target = linkTarget(path, entry);
    const isFolder = target === root || [...entries.keys()].some((one) => one.startsWith(`${target}/`));
    if (isFolder) return "link";
    if (!isPageName(path)) return null;
    return entries.has(target) || !isWithin(boundary, target) ? "link" : "nowhere";
  }

  function linkTarget(path: string, { object }: TreeEntry): string {
    return posix.join(posix.dirname(path), Buffer.from(contents.get(object) ?? []).toString());
  }

  function read(path: string, links = MAX_LINKS): FileContent {
    if (!isWithin(boundary, path)) return { kind: "outside" };
    const entry = entries.get(path);
    if (entry === undefined) return { kind: "missing" };
    if (entry.mode === LINK && links > 0) return read(linkTarget(path, entry), links - 1);
    if (!plain.has(entry.mode)) return { kind: "unreadable", reason: "it is not a file" };
    const bytes = contents.get(entry.object);
    if (bytes === undefined)
      return { kind: "unreadable", reason: isPageName(path) ? "it is too large" : "it is not a Markdown file" };
    return { kind: "bytes", bytes };
  }
}

type UnreadTarget = "link" | "nowhere" | "submodule";

/** The nearest folder named `api-reference` at or above a path. */
function enclosingReference(path: string): string | null {
  const parts = segments(path);
  const index = parts.lastIndexOf("api-reference");
  return index < 0 ? null : parts.slice(0, index + 1).join("/");
}

function isWithin(folder: string, path: string): boolean {
  return folder === "" ? !path.startsWith("../") : path.startsWith(`${folder}/`);
}

/** Whether a file is in a folder that cannot contain pages. */
function isIgnored(path: string): boolean {
  const parts = segments(path);
  return parts.some((_, index) => index < parts.length - 1 && isIgnoredFolder(parts.slice(0, index + 1).join("/")));
}

function segments(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}
