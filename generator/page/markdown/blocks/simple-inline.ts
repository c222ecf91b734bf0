import type { InlineCode, Link, PhrasingContent, Strong } from "mdast";
import type { Position } from "unist";
import { after, type Start } from "./positions.js";

/**
 * A line break within a paragraph. The first character of the next line shows that the line does not start another
 * block.
 */
const softBreak = /(?<![ \t])\n(?=[A-Za-z[`]|\*\*[A-Za-z0-9])/y;

/**
 * Text without a character that starts a construct. Exceptions: an underscore within a word, an ampersand that does not
 * start a character reference, and an exclamation mark that does not start an image.
 */
const text = /(?:[^\n!&*<[\\\]_`]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|&(?![#A-Za-z])|!(?!\[))+/y;

const code = /`([^\n\\`| ](?:[^\n\\`|]*[^\n\\`| ])?)`(?!`)/y;

/** Strong emphasis between spaces or punctuation, so that its marks cannot belong to another emphasis. */
const strong =
  /(?<![^\n (])\*\*([A-Za-z0-9](?:[^\n!&*<[\\\]_`]*[^\n !&*<[\\\]_`])?)\*\*(?:$|(?=[\n ])|(?<=[A-Za-z0-9]\*\*)(?=[),.:;]))/y;

/** An inline link with a short destination, without a title. */
const link = /\[([^\n !&*<[\\\]_`](?:[^\n!&*<[\\\]_`]*[^\n !&*<[\\\]_`])?)\]\(([\w./#:?=%~,+-]+)\)/y;

/** The start of an include, which has a link in brackets: `[!INCLUDE [title](../includes/file.md)]`. */
const includeStart = /\[!INCLUDE (?=\[[^\n[\]]+\]\([^\n()]+\)\])/y;

/**
 * Reads inline content that has only text, code, strong text, links and includes, each in its simplest form.
 *
 * @param start - the place of the content in its file
 * @returns `null` for any other content, which needs a parser
 */
export function readSimpleInline(source: string, start: Start): PhrasingContent[] | null {
  const nodes: PhrasingContent[] = [];
  let line = { start, index: 0 };
  let at = 0;
  let textStart = { at: 0, place: start };
  let isInclude = false;
  const placeAt = (index: number): Start => after(line.start, index - line.index);
  const matches = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const endText = (): void => {
    const value = source.slice(textStart.at, at);
    if (value !== "") nodes.push({ type: "text", value, position: { start: textStart.place, end: placeAt(at) } });
  };
  const add = (found: RegExpExecArray, create: (found: RegExpExecArray, place: Start) => PhrasingContent): void => {
    endText();
    nodes.push(create(found, placeAt(at)));
    at += found[0].length;
    textStart = { at, place: placeAt(at) };
  };
  while (at < source.length) {
    const isClosing: boolean = isInclude && source[at] === "]";
    const plain: string | undefined = isClosing ? "]" : (matches(text)?.[0] ?? matches(includeStart)?.[0]);
    if (plain !== undefined) {
      isInclude = plain.startsWith("[!");
      at += plain.length;
      continue;
    }
    if (matches(softBreak) !== null) {
      at += 1;
      line = { start: { line: line.start.line + 1, column: 1, offset: start.offset + at }, index: at };
      continue;
    }
    const found = { code: matches(code), strong: matches(strong), link: matches(link) };
    if (found.code !== null) add(found.code, codeNode);
    else if (found.strong !== null) add(found.strong, strongNode);
    else if (found.link !== null) add(found.link, linkNode);
    else return null;
  }
  endText();
  return nodes;
}

function codeNode([whole, value = ""]: RegExpExecArray, start: Start): InlineCode {
  return { type: "inlineCode", value, position: positionOf(start, whole) };
}

function strongNode([whole, value = ""]: RegExpExecArray, start: Start): Strong {
  const text = { type: "text", value, position: positionOf(after(start, 2), value) } as const;
  return { type: "strong", children: [text], position: positionOf(start, whole) };
}

function linkNode([whole, value = "", url = ""]: RegExpExecArray, start: Start): Link {
  const text = { type: "text", value, position: positionOf(after(start, 1), value) } as const;
  return { type: "link", title: null, url, children: [text], position: positionOf(start, whole) };
}

function positionOf(start: Start, source: string): Position {
  return { start: { ...start }, end: after(start, source.length) };
}
