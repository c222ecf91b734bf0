import type { RootContent } from "mdast";
import { createBlockParser } from "../page/markdown/blocks/parse-by-blocks.js";
import { parseMarkdown } from "../page/markdown/markdown-syntax.js";
import { tabIds } from "../page/markdown/tabs.js";

/** A tab of a page. Lines count from 1. */
export interface Tab {
  readonly ids: readonly string[];
  /** The line of the heading. */
  readonly line: number;
  /** The line after the content: the heading of the next tab, or the end of the group. */
  readonly end: number;
}

/** Consecutive tabs, which a page shows in one place. */
export interface TabGroup {
  readonly tabs: readonly Tab[];
  /** The level of the headings, from 1 to 6. */
  readonly depth: number;
  /** The line of the `---` after the last tab; `null` if the page does not end the group with `---`. */
  readonly close: number | null;
  /** The line after the group. */
  readonly end: number;
}

/** A fenced code block that is neither in a list nor in a quote. */
export interface CodeRange {
  /** The line of the annotation before the block, or else of the opening fence. */
  readonly start: number;
  /** The line of the opening fence. */
  readonly fence: number;
  /** The line of the closing fence. */
  readonly end: number;
}

export interface PageLayout {
  readonly groups: readonly TabGroup[];
  readonly code: readonly CodeRange[];
}

const parseBlocks = createBlockParser();

/**
 * Finds the tab groups and the code blocks of a page. Those in lists and quotes are left out.
 * {@link https://learn.microsoft.com/contribute/content/markdown-reference | Learn Markdown reference}
 *
 * @param text the page with the line ending `\n`, without a byte order mark
 */
export function readLayout(text: string): PageLayout {
  const { children } = parseBlocks(text) ?? parseMarkdown(text);
  const after = text.split("\n").length + 1;
  return { groups: findGroups(children, after), code: findCode(children) };
}

/** @param after the line after the last line of the page */
function findGroups(nodes: readonly RootContent[], after: number): TabGroup[] {
  const groups: TabGroup[] = [];
  let open: { ids: string[]; line: number }[] = [];
  const known = new Set<string>();
  let depth = 1;
  const endGroup = (line: number, close: number | null): void => {
    const tabs = open.map(({ ids, line: start }, index) => ({ ids, line: start, end: open[index + 1]?.line ?? line }));
    if (tabs.length > 0) groups.push({ tabs, depth, close, end: line });
    open = [];
    known.clear();
  };
  for (const node of nodes) {
    const line = node.position?.start.line ?? 0;
    const ids = tabIds(node);
    if (ids === null) {
      if (node.type === "thematicBreak") endGroup(line, line);
      else if (node.type === "heading") endGroup(line, null);
      continue;
    }
    // If an id repeats, the page does not end the group before it.
    if (ids.some((id) => known.has(id))) endGroup(line, null);
    if (open.length === 0) depth = node.type === "heading" ? node.depth : 1;
    open.push({ ids, line });
    for (const id of ids) known.add(id);
  }
  endGroup(after, null);
  return groups;
}

function findCode(nodes: readonly RootContent[]): CodeRange[] {
  return nodes.flatMap((node, index) => {
    if (node.type !== "code" || node.position === undefined) return [];
    const before = nodes[index - 1];
    const isAnnotated = before?.type === "html" && /^<!--[^]*"blockType"/.test(before.value);
    const fence = node.position.start.line;
    const start = isAnnotated ? (before.position?.start.line ?? fence) : fence;
    return [{ start, fence, end: node.position.end.line }];
  });
}
