import type { Blockquote, Code, InlineCode, PhrasingContent, RootContent, Strong, Text } from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { remark } from "remark";
import remarkFrontmatter from "remark-frontmatter";
import { html, table } from "../markdown-nodes.js";

/** Prints pages. An annotation in a comment is on the line before its code block, as in the page template. */
const processor = remark()
  .use(remarkFrontmatter)
  .data("toMarkdownExtensions", [gfmTableToMarkdown({ tablePipeAlign: false })])
  .data("settings", {
    bullet: "-",
    join: [(left, right) => (left.type === "html" && right.type === "code" ? 0 : undefined)],
  })
  .freeze();

/** Prints a page. */
export function printPage(children: readonly RootContent[]): string {
  return processor.stringify({ type: "root", children: [...children] });
}

/** Prints the content of a cell, with the escapes that a cell needs. */
export function printCell(cell: readonly PhrasingContent[]): string {
  const printed = printPage([table([], [[[...cell]]])]).trimEnd();
  return printed.slice(printed.lastIndexOf("\n") + 1).replace(/^\|\s?|\s?\|$/g, "");
}

/** Text in one line, without characters that are invisible. */
export function text(value: string): Text {
  return { type: "text", value: value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ") };
}

export function code(value: string): InlineCode {
  return { type: "inlineCode", value };
}

export function strong(value: string): Strong {
  return { type: "strong", children: [text(value)] };
}

export function link(label: string, url: string): PhrasingContent {
  return { type: "link", url, children: [text(label)] };
}

export function codeBlock(lang: string, value: string): Code {
  return { type: "code", lang, value };
}

export function note(...children: readonly PhrasingContent[]): Blockquote {
  const start: PhrasingContent[] = [strong("Note:"), text(" ")];
  return { type: "blockquote", children: [{ type: "paragraph", children: [...start, ...children] }] };
}

/** Front matter with one quoted text per line. JSON's quotes are valid in YAML. */
export function frontMatter(fields: Readonly<Record<string, string>>): RootContent {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(text(value).value)}`);
  return { type: "yaml", value: lines.join("\n") };
}

/** An annotation of the page template: JSON in a comment. A text in the JSON cannot end the comment. */
export function annotation(value: Readonly<Record<string, unknown>>): RootContent {
  return html(`<!-- ${JSON.stringify(value, null, 2).replaceAll("--", String.raw`\u002d\u002d`)}\n-->`);
}

/** An include. @param path - relative to the page; it must not contain text from docs */
export function include(label: string, path: string): RootContent {
  return html(`[!INCLUDE [${label}](${path})]`);
}
