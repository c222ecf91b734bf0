import type { Heading, Link, Parent, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import type { Plugin } from "unified";
import type { TabNames } from "../../dialect/dialect.js";
import { blockContainers } from "./block-container.js";

/**
 * Removes tab headings, zone pivot markers, and the content of tabs and pivots for other programming languages. All
 * other content is kept. A tab ends at the next tab, at `---`, or at the next heading.
 * {@link https://learn.microsoft.com/contribute/content/markdown-reference | Learn Markdown reference}
 */
export const remarkTabs: Plugin<[TabNames], Root> = (names) => {
  const languages = new Set(names.languages);
  return (tree) => {
    for (const container of blockContainers(tree)) flattenChildren(container, languages);
  };
};

function flattenChildren(parent: Parent, languages: ReadonlySet<string>): void {
  if (!parent.children.some((node) => tabIds(node) !== null || readPivots(node) !== null)) return;
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
    const pivots = readPivots(node);
    if (pivots?.before) pivotDropped = isDropped(pivots.before);
    const kept = tab === "dropped" || pivotDropped ? null : pivots === null ? node : pivots.rest;
    if (pivots?.after) pivotDropped = isDropped(pivots.after);
    return kept === null ? [] : [kept];
  });
}

/**
 * The ids in a tab heading such as `# [HTTP](#tab/http)`, where `+` separates ids. `null` if the node is not a tab
 * heading.
 */
export function tabIds(node: RootContent): string[] | null {
  if (node.type !== "heading") return null;
  const link = soleLink(node);
  if (link?.url.toLowerCase().startsWith("#tab/") !== true) return null;
  return (link.url.slice(5).split("/")[0] ?? "").toLowerCase().split("+");
}

/**
 * The link that is the only content of a heading. An anchor before the link is ignored, because translated pages have
 * such anchors: `# <a name="http"></a>[HTTP](#tab/http)`.
 */
function soleLink(heading: Heading): Link | null {
  const content = heading.children.filter(
    (node) => node.type !== "html" && (node.type !== "text" || node.value.trim() !== ""),
  );
  const [only] = content;
  return content.length === 1 && only?.type === "link" ? only : null;
}

const pivotMarker = /^:::[ \t]{0,9}zone/i;

/** A paragraph without the zone pivot markers at its start and end. */
interface PivotParagraph {
  /** The pivots of the last marker before the text; `null` if there is no marker before the text. */
  readonly before: readonly string[] | null;
  readonly rest: Paragraph | null;
  readonly after: readonly string[] | null;
}

function readPivots(node: RootContent): PivotParagraph | null {
  if (node.type !== "paragraph") return null;
  const children = [...node.children];
  const before = takeMarkers(children, 0);
  const after = takeMarkers(children, -1);
  if (before === null && after === null) return null;
  return { before, rest: children.length === 0 ? null : { ...node, children }, after };
}

/**
 * Removes the zone pivot markers at the start of a paragraph (`end` is 0) or at its end (`end` is -1). Returns the
 * pivots of the last removed marker; `null` if there is no marker.
 */
function takeMarkers(children: PhrasingContent[], end: 0 | -1): string[] | null {
  const text = children.at(end);
  if (text?.type !== "text" || !text.value.includes(":::")) return null;
  const lines = text.value.split("\n");
  const markers: string[] = [];
  while (pivotMarker.test(lines.at(end) ?? "")) markers.push(...lines.splice(end, 1));
  const marker = end === 0 ? markers.at(-1) : markers[0];
  if (marker === undefined) return null;
  const rest = lines.length === 0 ? [] : [{ ...text, value: lines.join("\n") }];
  children.splice(end, 1, ...rest);
  const names = /pivot="([^"]{0,200})"/i.exec(marker)?.[1] ?? "";
  return names
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
