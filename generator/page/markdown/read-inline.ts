import type { Definition, Nodes, PhrasingContent } from "mdast";
import { withoutHidden } from "../grammar/hidden-characters.js";
import type { Place } from "../../findings/finding.js";
import type { Inline, InlineLink } from "./inline.js";

/** Targets of reference links, by normalised identifier. */
export type Definitions = ReadonlyMap<string, Definition>;

/**
 * HTML elements for formatting. Their tags are removed. Other text in angle brackets is kept, because it is a
 * placeholder such as `<id>`.
 */
const formattingElements = new Set(
  "a abbr b big center code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 i img ins kbd li mark ol p pre s small span strike strong sub summary sup table tbody td th thead tr tt u ul".split(
    " ",
  ),
);

const lineElements = new Set(["br", "p", "ul", "ol", "table", "tr"]);

/** Converts inline nodes to plain text with links and code spans. */
export function readInline(children: readonly PhrasingContent[], source: Place, definitions: Definitions): Inline {
  const links: InlineLink[] = [];
  const codes: string[] = [];
  const lines = linesOf(children.map((node) => textOf(node, definitions, links, codes)).join(""));
  const text = lines.join(" ");
  const indent = indentOf(children);
  return {
    text,
    lines,
    links,
    codes,
    bold: isBold(children),
    ...(indent > 0 && { indent }),
    source: contentPlace(children, source),
  };
}

/** Counts the non-breaking spaces (`&nbsp;`, `&emsp;`) at the start of the text. */
function indentOf([first]: readonly PhrasingContent[]): number {
  return first?.type === "text" ? (/^[\u00a0\u2002\u2003]{1,40}/.exec(first.value)?.[0].length ?? 0) : 0;
}

/** The text of a node, with a line break where the page displays one, and a tab between the cells of a nested table. */
function textOf(node: Nodes, definitions: Definitions, links: InlineLink[], codes: string[]): string {
  switch (node.type) {
    case "text":
      return withoutStars(node.value).replace(/\s+/g, " ");
    case "inlineCode":
      codes.push(node.value);
      return `\`${node.value.replace(/\s+/g, " ")}\``;
    case "break":
      return "\n";
    case "html":
      return htmlText(node.value);
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "footnoteReference":
      return "";
    case "link":
    case "linkReference": {
      const text = textOfAll(node.children);
      const url = node.type === "link" ? node.url : definitions.get(node.identifier)?.url;
      if (url !== undefined) links.push({ text: fold(text).replaceAll("`", ""), url });
      return text;
    }
    case "tableCell":
      return `${textOfAll(node.children)}\t`;
    case "listItem":
      return `\n• ${textOfAll(node.children).trim()}`;
    case "list":
    case "paragraph":
    case "table":
    case "tableRow":
      return `\n${textOfAll(node.children)}\n`;
    case "strong":
    case "emphasis":
    case "delete":
      return textOfAll(node.children);
    default:
      return "";
  }

  function textOfAll(children: readonly Nodes[]): string {
    return children.map((child) => textOf(child, definitions, links, codes)).join("");
  }
}

/** Removes `**` that Markdown does not read as bold, such as in `**user **`, but keeps `2 ** 3`. */
function withoutStars(text: string): string {
  return /\S\*\*|\*\*\S/.test(text) ? text.replaceAll("**", "") : text;
}

function htmlText(html: string): string {
  const element = /^<\/?([a-z][a-z0-9]*)/i.exec(html)?.[1]?.toLowerCase();
  if (element !== undefined && lineElements.has(element)) return "\n";
  if (element === "li") return html.startsWith("</") ? "\n" : "\n• ";
  if (element === "td" || element === "th") return html.startsWith("</") ? "\t" : "";
  if (element === undefined || formattingElements.has(element)) return "";
  return html;
}

function isBold(children: readonly PhrasingContent[]): boolean {
  const content = children.filter((node) => node.type !== "text" || node.value.trim() !== "");
  return content.length > 0 && content.every((node) => node.type === "strong");
}

function linesOf(text: string): string[] {
  if (!/[\n\t]/.test(text)) {
    const line = fold(text);
    return line === "" || line === "•" ? [] : [line];
  }
  return text
    .split("\n")
    .map((line) => line.split("\t").map(fold).filter(Boolean).join(" - "))
    .filter((line) => line !== "" && line !== "•");
}

/** Collapses white space and removes invisible characters. */
function fold(text: string): string {
  return withoutHidden(text).replace(/\s+/g, " ").trim();
}

/**
 * Place of the content of a node. The node itself starts earlier: a cell at its pipe, a heading at its number signs.
 */
function contentPlace(children: readonly Nodes[], source: Place): Place {
  const start = children[0]?.position?.start;
  const end = children.at(-1)?.position?.end;
  if (start === undefined || end === undefined) return source;
  return { file: source.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
