import type { Blockquote, Code, InlineCode, PhrasingContent, RootContent, Strong, Text } from "mdast";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { remark } from "remark";
import remarkFrontmatter from "remark-frontmatter";
import { html, table } from "../markdown-nodes.js";

/**
 * Prints pages. An annotation in a comment is on the line before its code block, as in the page template. remark escapes
 * the syntax of CommonMark and of tables. The `unsafe` pattern also escapes `:::`, with which Learn starts directives,
 * such as one that copies the content of a file into the page.
 * {@link https://learn.microsoft.com/contribute/content/markdown-reference | Learn Markdown reference}
 */
const processor = remark()
  .use(remarkFrontmatter)
  .data("toMarkdownExtensions", [gfmTableToMarkdown({ tablePipeAlign: false })])
  .data("settings", {
    bullet: "-",
    unsafe: [{ character: ":", after: "::", inConstruct: "phrasing" }],
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

/** A code block with JSON. Characters without a glyph are escaped, which does not change the values. */
export function jsonBlock(value: unknown): Code {
  return codeBlock("json", jsonText(value));
}

/** JSON with one property per line, as in {@link jsonBlock}. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, escapeUnits);
}

function escapeUnits(character: string): string {
  return character.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Front matter with one quoted text per line. JSON's quotes are valid in YAML. */
export function frontMatter(fields: Readonly<Record<string, string>>): RootContent {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(text(value).value)}`);
  return { type: "yaml", value: lines.join("\n") };
}

/** An annotation of the page template: JSON in a comment. A text in the JSON cannot end the comment. */
export function annotation(value: Readonly<Record<string, unknown>>): RootContent {
  return html(`<!-- ${jsonText(value).replaceAll("--", String.raw`\u002d\u002d`)}\n-->`);
}

/** An include. @param path - relative to the page; it must not contain text from docs */
export function include(label: string, path: string): RootContent {
  return html(`[!INCLUDE [${label}](${path})]`);
}
