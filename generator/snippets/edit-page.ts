import { posix } from "node:path";
import { findIncludes, includePath } from "../docs/include-directive.js";
import type { MissingSnippet } from "./plan-snippets.js";
import { readLayout, type CodeRange, type Tab, type TabGroup } from "./find-tabs.js";
import { includeDirective, snippetFolder } from "./include-file.js";

/**
 * The requests that get a tab: `existing`: requests with tabs for other languages or for HTTP; `all`: all requests, and
 * docwright adds tabs for HTTP and TypeScript where a page has none; `none`: no request.
 */
export type TabMode = "existing" | "all" | "none";

/** A request of a page, and the docs path of the include file with its snippet; `null` if it does not have a snippet. */
export interface PageRequest {
  /** The line of the request's code block. */
  readonly line: number;
  readonly include: string | null;
}

export interface EditedPage {
  /** The text with the tabs. */
  readonly text: string;
  /** The line of the first difference; `null` if the text is unchanged. */
  readonly line: number | null;
  /** The include files that the page shows. */
  readonly shown: ReadonlySet<string>;
  /** The requests whose snippets cannot be shown. */
  readonly missing: readonly MissingSnippet[];
}

/** A replacement of whole lines. */
interface LineEdit {
  /** The first replaced line, counted from 1. */
  readonly start: number;
  /** The line after the replaced lines. */
  readonly end: number;
  readonly lines: readonly string[];
}

const TAB_ID = "typescript";

/**
 * Adds, updates and removes the TypeScript tabs of a page. Does not change anything else, including line endings and the
 * byte order mark.
 *
 * @param path the docs path of the page
 * @param isComplete whether `requests` has all requests of the page. If not, no tab is removed
 */
export function editPage(
  path: string,
  text: string,
  requests: readonly PageRequest[],
  tabs: TabMode,
  isComplete: boolean,
): EditedPage {
  const lines = splitLines(text);
  const plain = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const layout = readLayout(plain);
  const page = { path, lines: plain.split("\n") };
  const missing: MissingSnippet[] = [];
  const edits: LineEdit[] = [];
  const refuse = (refused: readonly PageRequest[], reason: string): void => {
    for (const { line, include } of refused) {
      if (include !== null) missing.push({ source: { file: path, line, column: 1 }, cause: "other", reason });
    }
  };
  const { inGroups, others } = requestsByGroup(layout.groups, requests);
  for (const [group, own] of tabs === "none" ? [] : inGroups) {
    const edit = editGroup(group, own, page, isComplete);
    if (typeof edit === "string") refuse(own, edit);
    else edits.push(...edit);
  }
  const code = new Map(layout.code.map((range) => [range.fence, range]));
  for (const request of tabs === "all" ? others : []) {
    const range = code.get(request.line);
    if (range === undefined)
      refuse([request], "docwright does not add tabs to a list or a quote. Move the request out of the list or quote");
    else if (request.include !== null) edits.push(...addGroup(range, request.include, page));
  }
  const edited = applyLineEdits(lines, edits);
  const wanted = new Set(requests.map(({ include }) => include));
  const shown = new Set(includesOf(path, edited).filter((include) => wanted.has(include)));
  const line = edits.length === 0 ? null : Math.min(...edits.map(({ start }) => start));
  return { text: edited, line, shown, missing };
}

/** Assigns each request to the tab group that contains it. */
function requestsByGroup(
  groups: readonly TabGroup[],
  requests: readonly PageRequest[],
): { readonly inGroups: ReadonlyMap<TabGroup, readonly PageRequest[]>; readonly others: readonly PageRequest[] } {
  const sorted = [...requests].sort((a, b) => a.line - b.line);
  const others: PageRequest[] = [];
  let next = 0;
  const takeBefore = (line: number): PageRequest[] => {
    const start = next;
    while ((sorted[next]?.line ?? Infinity) < line) next += 1;
    return sorted.slice(start, next);
  };
  const inGroups = new Map(
    groups.map((group) => {
      others.push(...takeBefore(group.tabs[0]?.line ?? 0));
      return [group, takeBefore(group.end)];
    }),
  );
  return { inGroups, others: [...others, ...takeBefore(Infinity)] };
}

interface PageLines {
  readonly path: string;
  /** The lines without line endings. */
  readonly lines: readonly string[];
}

/** @returns the reason as text if the tab of the group cannot be written */
function editGroup(
  group: TabGroup,
  requests: readonly PageRequest[],
  page: PageLines,
  isComplete: boolean,
): LineEdit[] | string {
  const includes = requests.flatMap(({ include }) => (include === null ? [] : [include]));
  const tab = group.tabs.find(({ ids }) => ids.includes(TAB_ID));
  if (tab === undefined) {
    if (includes.length === 0) return [];
    if (group.close === null) return "its tabs do not end with `---`. Add this line after the last tab";
    const start = group.close;
    const before = (page.lines[start - 2] ?? "").trim() === "" ? [] : [""];
    return [{ start, end: start, lines: [...before, ...tabLines(group, includes, page), ""] }];
  }
  const content = page.lines.slice(tab.line, tab.end - 1);
  const present = includesOf(page.path, content.join("\n"));
  const snippets = present.filter((include) => isInSnippetFolder(include, page.path));
  if (snippets.join("\n") === includes.join("\n")) return [];
  const known = new Set(snippets);
  if (includes.every((include) => known.has(include)) && includes.length > 0 && !isOwnTab(content, page.path))
    return [];
  if (includes.length === 0 && (!isComplete || snippets.length === 0)) return [];
  if (!isOwnTab(content, page.path))
    return "its TypeScript tab has content that docwright did not write. Remove the tab, or leave the page out with --exclude";
  return [replaceTab(tab, includes.length === 0 ? [] : [...tabLines(group, includes, page), ""])];
}

function replaceTab({ line, end }: Tab, lines: readonly string[]): LineEdit {
  return { start: line, end, lines };
}

/** Whether a tab contains only includes of snippets and of the page about SDKs. */
function isOwnTab(content: readonly string[], page: string): boolean {
  return content.every((line) => {
    if (line.trim() === "") return true;
    if (isSdkNote(line)) return true;
    const [include, ...others] = includesOf(page, line);
    return include !== undefined && others.length === 0 && isInSnippetFolder(include, page) && DIRECTIVE.test(line);
  });
}

/** A line that has only an include directive. */
const DIRECTIVE = /^\s{0,3}\[!INCLUDE ?\[[^\]]{0,500}\] ?\([^)]{1,500}\)\s{0,9}\]\s{0,99}$/i;

/** The include that the pages of Microsoft Graph show below each snippet. */
function isSdkNote(line: string): boolean {
  return DIRECTIVE.test(line) && /\[sdk-documentation\]/i.test(line);
}

function isInSnippetFolder(include: string, page: string): boolean {
  return posix.dirname(include) === snippetFolder(page);
}

/** The docs paths that a text includes. */
function includesOf(page: string, text: string): string[] {
  return findIncludes(text).flatMap(({ target }) => includePath(page, target) ?? []);
}

/**
 * Writes the TypeScript tab of a group. If other tabs of the group have the include `sdk-documentation`, this tab has it
 * too.
 */
function tabLines(group: Pick<TabGroup, "depth" | "tabs">, includes: readonly string[], page: PageLines): string[] {
  const content = group.tabs.flatMap(({ ids, line, end }) =>
    ids.includes(TAB_ID) ? [] : page.lines.slice(line, end - 1),
  );
  const note = content.find(isSdkNote);
  return [
    `${"#".repeat(group.depth)} [TypeScript](#tab/${TAB_ID})`,
    ...includes.map((include) => includeDirective(page.path, include)),
    ...(note === undefined ? [] : [note]),
  ];
}

/** Puts a request into a new group with tabs for HTTP and TypeScript. */
function addGroup({ start, end }: CodeRange, include: string, page: PageLines): LineEdit[] {
  const tab = tabLines({ depth: 1, tabs: [] }, [include], page);
  const next = (page.lines[end] ?? "").trim() === "" ? [] : [""];
  return [
    { start, end: start, lines: ["# [HTTP](#tab/http)"] },
    { start: end + 1, end: end + 1, lines: ["", ...tab, "", "---", ...next] },
  ];
}

/** Splits a text into lines that still have their line endings. The parts together are the text. */
function splitLines(text: string): string[] {
  return text.split(/(?<=\n|\r(?!\n))/);
}

/** Applies edits that do not overlap. New lines have the line ending of the first line of the page. */
function applyLineEdits(lines: readonly string[], edits: readonly LineEdit[]): string {
  const ending = /(?:\r\n|\r|\n)$/.exec(lines[0] ?? "")?.[0] ?? "\n";
  const parts: string[] = [];
  let next = 1;
  for (const { start, end, lines: added } of [...edits].sort((a, b) => a.start - b.start)) {
    const kept = lines.slice(next - 1, start - 1);
    parts.push(...kept);
    // A page can end without a line ending.
    const last = parts.at(-1) ?? "";
    if (added.length > 0 && last !== "" && !/[\r\n]$/.test(last)) parts.push(ending);
    parts.push(...added.map((line) => line + ending));
    next = end;
  }
  return [...parts, ...lines.slice(next - 1)].join("");
}
