import type {
  Heading,
  Html,
  InlineCode,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  Text,
} from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { remark } from "remark";
import { printable } from "./printable.js";

/**
 * Prints Markdown in which text from docs is escaped. remark escapes the syntax of CommonMark and of tables. The
 * `unsafe` patterns also escape the syntax that only GitHub has: strikethrough, math, mentions, issue numbers and bare
 * URLs.
 */
const processor = remark()
  .data("toMarkdownExtensions", [gfmTableToMarkdown({ tablePipeAlign: false })])
  .data("settings", {
    bullet: "-",
    unsafe: [
      { character: "~", inConstruct: "phrasing" },
      { character: "$", inConstruct: "phrasing" },
      { character: "@", inConstruct: "phrasing" },
      { character: "#", after: "\\d", inConstruct: "phrasing" },
      { character: ".", before: "[Ww]", after: "[-.\\w]", inConstruct: "phrasing" },
      { character: ":", before: "[ps]", after: "\\/", inConstruct: "phrasing" },
    ],
  })
  .freeze();

/** Prints a Markdown document. */
export function printMarkdown(...children: readonly RootContent[]): string {
  return processor.stringify({ type: "root", children: [...children] });
}

/** Prints inline Markdown without a line break at the end. */
export function printInline(...children: readonly PhrasingContent[]): string {
  return printMarkdown(paragraph(...children)).trimEnd();
}

export function text(value: string): Text {
  return { type: "text", value: printable(value) };
}

/** Inline content of a message: names in backticks become code, and all other text stays text. */
export function message(value: string): PhrasingContent[] {
  return value
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : text(part)))
    .filter(({ value }) => value !== "");
}

function code(value: string): InlineCode {
  return { type: "inlineCode", value: printable(value) };
}

export function strong(value: string): PhrasingContent {
  return { type: "strong", children: [text(value)] };
}

export function link(label: string, url: string): Link {
  return { type: "link", url: printable(url), children: [text(label)] };
}

export function heading(depth: Heading["depth"], ...children: readonly PhrasingContent[]): Heading {
  return { type: "heading", depth, children: [...children] };
}

export function paragraph(...children: readonly PhrasingContent[]): Paragraph {
  return { type: "paragraph", children: [...children] };
}

export function bulletList(items: readonly (readonly PhrasingContent[])[]): List {
  return {
    type: "list",
    spread: false,
    children: items.map((item) => ({ type: "listItem", spread: false, children: [paragraph(...item)] })),
  };
}

export function table(header: readonly string[], rows: readonly (readonly PhrasingContent[][])[]): Table {
  const row = (cells: readonly (readonly PhrasingContent[])[]): Table["children"][number] => ({
    type: "tableRow",
    children: cells.map((children) => ({ type: "tableCell", children: [...children] })),
  });
  return { type: "table", children: [row(header.map((name) => [text(name)])), ...rows.map(row)] };
}

/** HTML that is printed without escaping. It must not contain text from docs. */
export function html(value: string): Html {
  return { type: "html", value };
}
