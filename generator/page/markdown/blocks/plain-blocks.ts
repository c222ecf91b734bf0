import type { Code, Heading, Html, Paragraph, Yaml } from "mdast";
import { after, positionOf, trimBlanks, type Start } from "./positions.js";
import { readSimpleInline } from "./simple-inline.js";

/**
 * Reads a block whose content is not Markdown.
 *
 * @param source - the block's text
 * @param start - the place of the block in its file
 */
export function readLeaf(kind: "front-matter" | "fence" | "comment", source: string, start: Start): Yaml | Code | Html {
  const position = positionOf(source, start);
  switch (kind) {
    case "front-matter":
      return { type: "yaml", value: innerLines(source), position };
    case "fence": {
      const lang = source
        .slice(0, source.indexOf("\n"))
        .replace(/^(?:`+|~+)/, "")
        .trim();
      return { type: "code", lang: lang === "" ? null : lang, meta: null, value: innerLines(source), position };
    }
    case "comment":
      return { type: "html", value: source, position };
  }
}

/**
 * Reads a heading or a paragraph with simple inline content.
 *
 * @returns `null` for any other block
 */
export function readText(source: string, start: Start): Heading | Paragraph | null {
  return readHeading(source, start) ?? readParagraph(source, start);
}

function readHeading(source: string, start: Start): Heading | null {
  const [, marks = ""] = /^(#{1,6})[ \t]/.exec(source) ?? [];
  if (marks === "" || source.includes("#", marks.length) || source.includes("\n")) return null;
  const { content, contentStart } = trimBlanks(source, marks.length, source.length);
  if (content === "") return null;
  const children = readSimpleInline(content, after(start, contentStart));
  const depth = marks.length as Heading["depth"];
  return children === null ? null : { type: "heading", depth, children, position: positionOf(source, start) };
}

function readParagraph(source: string, start: Start): Paragraph | null {
  if (!/^(?:[A-Za-z[`]|\*\*[A-Za-z0-9])/.test(source)) return null;
  const children = readSimpleInline(trimBlanks(source, 0, source.length).content, start);
  return children === null ? null : { type: "paragraph", children, position: positionOf(source, start) };
}

/** The lines of a text without its first and its last line. */
function innerLines(source: string): string {
  const start = source.indexOf("\n") + 1;
  return source.slice(start, Math.max(start, source.lastIndexOf("\n")));
}
