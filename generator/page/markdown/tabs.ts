import type { Heading, Link, Parent, Paragraph, Root, RootContent } from "mdast";
import type { TabNames } from "../../dialect/dialect.js";
import { blockContainers } from "./block-container.js";

/**
 * Takes the tabs and zone pivots out of a page: their headings and markers go, what stands in tabs of other languages
 * goes, and the rest stays where it was. A tab ends with the next one, with `---`, or, where a writer forgot that, with
 * the next heading.
 * {@link https://learn.microsoft.com/contribute/content/markdown-reference | Learn Markdown reference}
 */
export function flattenTabs(tree: Root, names: TabNames): void {
  for (const container of blockContainers(tree)) flattenChildren(container, names);
}

function flattenChildren(parent: Parent, names: TabNames): void {
  if (!parent.children.some((node) => tabIds(node) !== null || isPivotMarker(node))) return;
  const languages = new Set(names.languages);
  const isDropped = (ids: readonly string[]): boolean => ids.length > 0 && ids.every((id) => languages.has(id));
  let tab: "none" | "kept" | "dropped" = "none";
  let pivotDropped = false;

  parent.children = parent.children.flatMap((node): RootContent[] => {
    const ids = tabIds(node);
    if (ids !== null) {
      tab = isDropped(ids) ? "dropped" : "kept";
      return [];
    }
    if (node.type === "thematicBreak" && tab !== "none") {
      tab = "none";
      return [];
    }
    if (node.type === "heading" && tab === "dropped") tab = "none";
    if (isPivotMarker(node)) {
      const { pivots, rest } = readPivotMarker(node);
      if (pivots !== null) pivotDropped = isDropped(pivots);
      return rest === null || pivotDropped || tab === "dropped" ? [] : [rest];
    }
    return tab === "dropped" || pivotDropped ? [] : [node];
  });
}

/** Ids of `# [HTTP](#tab/http)`, where a `+` joins several; `null` where the node is no tab. */
function tabIds(node: RootContent): string[] | null {
  if (node.type !== "heading") return null;
  const link = soleLink(node);
  if (link?.url.toLowerCase().startsWith("#tab/") !== true) return null;
  return (link.url.slice(5).split("/")[0] ?? "").toLowerCase().split("+");
}

function soleLink(heading: Heading): Link | null {
  const content = heading.children.filter((node) => node.type !== "text" || node.value.trim() !== "");
  const [only] = content;
  return content.length === 1 && only?.type === "link" ? only : null;
}

const pivotMarker = /^:::[ \t]{0,9}zone/i;

function isPivotMarker(node: RootContent): node is Paragraph {
  const first = node.type === "paragraph" ? node.children[0] : undefined;
  return first?.type === "text" && pivotMarker.test(first.value);
}

/** The marker's lines may stand at the head of a paragraph that goes on. */
function readPivotMarker(node: Paragraph): { pivots: string[] | null; rest: Paragraph | null } {
  const [first, ...others] = node.children;
  const lines = first?.type === "text" ? first.value.split("\n") : [];
  let pivots: string[] | null = null;
  let index = 0;
  for (; pivotMarker.test(lines[index] ?? ""); index += 1) {
    const names = /pivot="([^"]{0,200})"/i.exec(lines[index] ?? "")?.[1];
    pivots =
      names === undefined
        ? []
        : names
            .toLowerCase()
            .split(",")
            .map((name) => name.trim());
  }
  const text = lines.slice(index).join("\n");
  const children = first?.type === "text" && text !== "" ? [{ ...first, value: text }, ...others] : others;
  return { pivots, rest: children.length === 0 ? null : { ...node, children } };
}
