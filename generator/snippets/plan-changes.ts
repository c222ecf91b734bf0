import { posix } from "node:path";
import { groupBy } from "../collections/group-by.js";
import type { Place } from "../findings/finding.js";
import { editPage, type PageRequest, type TabMode } from "./edit-page.js";
import { includeText, isOwnInclude, namedSnippetFiles, snippetPath } from "./include-file.js";
import type { MissingSnippet, PlannedSnippets, Snippet } from "./plan-snippets.js";

/** A change of a docs file. */
export interface FileChange {
  /** Docs path. */
  readonly path: string;
  /** The request of an include file, or else the first changed line. */
  readonly place: Place;
  /** The text on disk; `null` if the file does not exist. */
  readonly before: string | null;
  /** The new text; `null` if the file is to be removed. */
  readonly after: string | null;
}

/** The docs as they are on disk, with line endings and byte order marks. */
export interface DocsOnDisk {
  /** The text of each file that has a request or names an include file of a snippet, by docs path. */
  readonly pages: ReadonlyMap<string, string>;
  /** The text of each file in the folders of snippets, by docs path. */
  readonly includes: ReadonlyMap<string, string>;
}

export interface PlannedChanges {
  /** In the order in which they must be made: a page never includes a missing file. */
  readonly changes: readonly FileChange[];
  /** Requests that have a snippet, but not on their page. */
  readonly missing: readonly MissingSnippet[];
  /** Requests without tabs. Their snippets are not written, unless `tabs` is `all` or `none`. */
  readonly withoutTabs: readonly Snippet[];
  /** The snippets that the docs have after the changes. */
  readonly written: readonly Snippet[];
  /** Files at the path of a snippet that docwright did not write. They must not be replaced. */
  readonly foreign: readonly string[];
}

/**
 * Compares the snippets with the docs, and plans the changes that bring the docs up to date.
 *
 * @param isComplete whether the snippets are those of the whole docs. If not, nothing is removed
 */
export function planChanges(
  { snippets, missing: without }: PlannedSnippets,
  docs: DocsOnDisk,
  tabs: TabMode,
  isComplete: boolean,
): PlannedChanges {
  const snippetsOf = groupBy(snippets, ({ source }) => source.file);
  const withoutOf = groupBy(without, ({ source }) => source.file);
  const edited: FileChange[] = [];
  const missing: MissingSnippet[] = [];
  const written: Snippet[] = [];
  const withoutTabs: Snippet[] = [];
  for (const { source } of snippets) {
    if (!docs.pages.has(source.file))
      missing.push({
        source,
        cause: "other",
        reason: "its file is outside the docs folder. Move the file into the docs folder",
      });
  }
  for (const [path, before] of docs.pages) {
    const own = snippetsOf.get(path) ?? [];
    const requests: PageRequest[] = [
      ...own.map(({ name, source }) => ({ line: source.line, include: snippetPath(path, name) })),
      ...(withoutOf.get(path) ?? []).map(({ source }) => ({ line: source.line, include: null })),
    ];
    const page = editPage(path, before, requests, tabs, isComplete);
    if (page.line !== null)
      edited.push({ path, place: { file: path, line: page.line, column: 1 }, before, after: page.text });
    missing.push(...page.missing);
    const refused = new Set(page.missing.map(({ source }) => source.line));
    for (const snippet of own) {
      if (tabs === "none" || page.shown.has(snippetPath(path, snippet.name))) written.push(snippet);
      else if (!refused.has(snippet.source.line)) withoutTabs.push(snippet);
    }
  }
  const files = new Map(written.map((snippet) => [snippetPath(snippet.source.file, snippet.name), snippet]));
  return {
    changes: [...includeChanges(files, docs), ...edited, ...(isComplete ? removals(files, edited, docs) : [])],
    missing,
    withoutTabs,
    written,
    foreign: [...files.keys()].filter((path) => !isOwnInclude(docs.includes.get(path) ?? includeText(""))),
  };
}

/** Compares include files, except their line endings and their byte order mark. */
function includeChanges(files: ReadonlyMap<string, Snippet>, { includes }: DocsOnDisk): FileChange[] {
  const changes: FileChange[] = [];
  for (const [path, { code, source }] of files) {
    const text = includeText(code);
    const before = includes.get(path) ?? null;
    if (before?.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n") === text) continue;
    const after = before?.includes("\r\n") === true ? text.replaceAll("\n", "\r\n") : text;
    changes.push({ path, place: source, before, after });
  }
  return changes;
}

/** Removes the include files of docwright that are no longer needed, unless a page still names them. */
function removals(files: ReadonlyMap<string, Snippet>, edited: readonly FileChange[], docs: DocsOnDisk): FileChange[] {
  const texts = new Map([...docs.pages, ...edited.map(({ path, after }) => [path, after ?? ""] as const)]);
  const named = new Set([...texts.values()].flatMap(namedSnippetFiles));
  return [...docs.includes].flatMap(([path, before]) => {
    const isNeeded = files.has(path) || !isOwnInclude(before) || named.has(posix.basename(path));
    return isNeeded ? [] : [{ path, place: { file: path, line: 1, column: 1 }, before, after: null }];
  });
}
