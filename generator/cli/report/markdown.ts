import type { InlineCode, Link, PhrasingContent, RootContent, Text } from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { remark } from "remark";
import { paragraph } from "../../markdown-nodes.js";
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
