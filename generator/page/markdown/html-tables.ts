import { raw } from "hast-util-raw";
import { toMdast } from "hast-util-to-mdast";
import type { Definition, Root, RootContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import type { Plugin } from "unified";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { blockContainers } from "./block-container.js";
import { reportFinding } from "./file-finding.js";

/** Real tables contain only lists and text. An HTML parser needs more than linear time for deep nesting. */
const deepestNesting = 50;

/**
 * Converts HTML tables to Markdown tables. A blank line ends HTML in Markdown, so a table may consist of several nodes with
 * Markdown between them.
 * {@link https://spec.commonmark.org/0.31.2/#html-blocks | CommonMark, HTML blocks}
 */
export const remarkHtmlTables: Plugin<[], Root> = () => (tree, file) => {
  for (const container of blockContainers(tree)) {
    if (!container.children.some(opensTable)) continue;
    container.children = convertTables(container.children, definitionsOf(tree), file);
  }
};

function convertTables(
  children: readonly RootContent[],
  definitions: readonly Definition[],
  file: VFile,
): RootContent[] {
  const converted: RootContent[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    if (node === undefined) continue;
    if (!opensTable(node)) {
      converted.push(node);
      continue;
    }
    const end = tableEnd(children, index);
    converted.push(...readTable(children.slice(index, end), definitions, file));
    index = end - 1;
  }
  return converted;
}

/**
 * Returns the index after the node that closes the table opened at `start`. If the table is not closed before the next
 * heading, returns the index of the heading.
 */
function tableEnd(children: readonly RootContent[], start: number): number {
  let open = 0;
  for (let index = start; index < children.length; index += 1) {
    const node = children[index];
    if (node?.type === "heading") return index;
    const html = node === undefined ? "" : htmlOf(node);
    open += (html.match(/<table\b/gi)?.length ?? 0) - (html.match(/<\/table\b/gi)?.length ?? 0);
    if (open <= 0) return index + 1;
  }
  return children.length;
}

function readTable(nodes: RootContent[], definitions: readonly Definition[], file: VFile): RootContent[] {
  const html = nodes.map(htmlOf).join("\n");
  if (nesting(html) > deepestNesting) {
    const message = "This HTML table has too many nested elements, so docwright skips it. Write the table in Markdown.";
    reportFinding(file, { rule: "unreadable-table", message, place: nodes[0]?.position });
    return [];
  }
  const markdown = { type: "root" as const, children: [...nodes, ...definitions] };
  const tree = toMdast(raw(toHast(markdown, { allowDangerousHtml: true }), { file }));
  return tree.type === "root" ? tree.children : [];
}

function opensTable(node: RootContent): boolean {
  return (node.type === "html" || node.type === "paragraph") && /<table\b/i.test(htmlOf(node));
}

/** The HTML of a node, without comments. */
function htmlOf(node: RootContent): string {
  const nodes = node.type === "paragraph" ? node.children : [node];
  const html = nodes.map((part) => (part.type === "html" ? part.value : "")).join("");
  return html.replace(/<!--[^]*?(?:-->|$)/g, "");
}

/** The greatest depth of nested elements. Elements that do not need an end tag are not counted. */
function nesting(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash] of html.matchAll(/<(\/?)(?!(?:br|hr|img|col|p|li|tr|td|th|thead|tbody|tfoot|dt|dd)\b)[a-z]/gi)) {
    depth += slash === "" ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function definitionsOf(tree: Root): Definition[] {
  const definitions: Definition[] = [];
  visit(tree, "definition", (node) => void definitions.push(node));
  return definitions;
}
