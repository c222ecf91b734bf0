import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { byCodeUnits, sortedBy } from "../collections/order.js";
import type { DocList, UnreadPath } from "./doc-source.js";
import { isIgnoredFolder, isPageName } from "./page-name.js";
import { errorReason } from "./error-reason.js";

/**
 * Finds the Markdown files below a folder. A library for globs would skip a folder that it cannot list, and the types
 * on its pages would disappear from the SDK. This function returns such folders in `unreadable`.
 *
 * @param root the folder to search
 * @param prefix docs path of the folder; empty for the docs folder itself
 */
export async function listFolder(root: string, prefix: string): Promise<DocList> {
  const pages: string[] = [];
  const skipped: UnreadPath[] = [];
  const unreadable: UnreadPath[] = [];
  await visit(prefix, root, false);
  return {
    pages: pages.sort(byCodeUnits),
    skipped: sortedBy(skipped, ({ path }) => path),
    unreadable: sortedBy(unreadable, ({ path }) => path),
  };

  async function visit(path: string, folder: string, isHidden: boolean): Promise<void> {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      await Promise.all(
        entries.map((entry) => visitEntry(entry, path === "" ? entry.name : `${path}/${entry.name}`, folder, isHidden)),
      );
    } catch (error) {
      if (!isHidden) unreadable.push({ path: path === "" ? "." : path, reason: errorReason(error) });
    }
  }

  async function visitEntry(entry: Dirent, path: string, folder: string, isBelowHidden: boolean): Promise<void> {
    const isHidden = isBelowHidden || entry.name.startsWith(".");
    const file = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isIgnoredFolder(path)) await visit(path, file, isHidden);
    } else if (entry.isSymbolicLink()) {
      if (!isHidden) await visitLink(path, file);
    } else if (isPageName(entry.name)) {
      if (isHidden) skipped.push({ path, reason: "hidden" });
      else if (entry.isFile()) pages.push(path);
      else unreadable.push({ path, reason: "it is not a regular file" });
    }
  }

  async function visitLink(path: string, file: string): Promise<void> {
    try {
      const isFolder = (await stat(file)).isDirectory();
      if (isFolder || isPageName(path)) skipped.push({ path, reason: "symbolic link" });
    } catch (error) {
      // A broken link is reported only if its target can be a page or a folder of pages. The target of a link with
      // another file extension, such as a picture, cannot.
      if (isPageName(path) || !hasEnding(path)) unreadable.push({ path, reason: brokenLinkReason(error) });
    }
  }
}

function hasEnding(path: string): boolean {
  return /\.[a-z][a-z\d]{0,4}$/i.test(path);
}

function brokenLinkReason(error: unknown): string {
  const reason = errorReason(error);
  return reason === "it does not exist" ? "it is a broken symbolic link" : reason;
}
