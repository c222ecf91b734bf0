import type { Root } from "mdast";
import type { Processor } from "unified";
import type { VFile } from "vfile";
import { findHidden, withoutHidden } from "../grammar/hidden-characters.js";
import { reportFinding } from "./file-finding.js";

/** Full-width forms of the characters that start a heading, a quote, a fence and a row. */
const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  ["＃", "#"],
  ["＞", ">"],
  ["｀", "`"],
  ["｜", "|"],
]);

/** The start of a line: spaces, and characters of Markdown that stand before text. */
const LINE_START = /^[\s>#|:*+`~＃＞｀｜-]*/;

/** The start of a heading, a list item or a fence. A special space before or after these marks makes them text. */
const MARKED = /^[ \t>]*(?:#{1,6}(?=[ \t]|$)|[*+-](?=[ \t]|$)|```|~~~)/;

/**
 * Reports characters that readers do not see, or take for others, and reads the start of a line without them: otherwise a
 * zero-width space before `##` would make a heading part of the paragraph above it. Text keeps its columns.
 */
export function remarkHiddenCharacters(this: Processor): void {
  const parse = this.parser;
  if (parse === undefined) throw new TypeError("remarkHiddenCharacters guards a parser; use it after remark-parse.");
  this.parser = (text, file): Root => parse(readableText(text, file), file) as Root;
}

function readableText(text: string, file: VFile): string {
  if (/^[\t\n -~]*$/.test(text)) return text;
  return text
    .split("\n")
    .map((line, index) => readableLine(line, index + 1, file))
    .join("\n");
}

function readableLine(line: string, number: number, file: VFile): string {
  const hidden = findHidden(line).filter((at) => !isInString(line, at));
  const [at] = hidden;
  const shown = at === undefined ? line : withoutHidden(line);
  const [start = ""] = LINE_START.exec(shown) ?? [];
  const rest = shown.slice(start.length);
  const plain = start.replaceAll(/[＃＞｀｜]/g, (mark) => FULL_WIDTH.get(mark) ?? mark);
  const spaced = plain.replaceAll(/[^\S \t]/g, " ");
  const readable = MARKED.test(spaced) && !MARKED.test(plain) ? spaced : plain;
  if (at !== undefined) {
    report(file, number, at, `${nameOf(line, at)}, which is not displayed. Remove it.`);
    // Text is read without hidden characters later.
    if (at > start.length) return line;
    // Spaces in front of the line keep the columns of its text.
    return `${" ".repeat(line.length - shown.length)}${readable}${rest}`;
  }
  if (readable === start) return line;
  let changed = 0;
  while (start[changed] === readable[changed]) changed += 1;
  report(
    file,
    number,
    changed,
    `${nameOf(line, changed)}, which is not Markdown. Write ${wordFor(readable[changed])}.`,
  );
  return readable + rest;
}

/** Whether a place is in a double-quoted string, as a value of an example may be. */
function isInString(line: string, at: number): boolean {
  return line.slice(0, at).split('"').length % 2 === 0;
}

function nameOf(line: string, at: number): string {
  return `The line has U+${(line.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function wordFor(character: string | undefined): string {
  return character === " " ? "a space" : `\`${character ?? ""}\``;
}

function report(file: VFile, line: number, at: number, message: string): void {
  const start = { line, column: at + 1 };
  reportFinding(file, { rule: "hidden-character", message, place: { start, end: { line, column: at + 2 } } });
}
