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

/** The start of a line: spaces, and characters of Markdown before the text. */
const LINE_START = /^[\s>#|:*+`~＃＞｀｜-]*/;

/**
 * The start of a heading, a list item or a fence. A parser reads these marks as text if a special space, such as a
 * no-break space, is next to them.
 */
const MARKED = /^[ \t>]*(?:#{1,6}(?=[ \t]|$)|[*+-](?=[ \t]|$)|```|~~~)/;

/**
 * Reports characters that readers do not see, and characters that look like others. At the start of a line, these
 * characters are also removed or replaced. For example, a heading with a zero-width space before `##` would otherwise
 * become part of the paragraph above it. The columns of the other text in the line do not change.
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
  const at = firstHidden(line);
  const shown = at === undefined ? line : withoutHidden(line);
  const [start = ""] = LINE_START.exec(shown) ?? [];
  const rest = shown.slice(start.length);
  const plain = start.replaceAll(/[＃＞｀｜]/g, (mark) => FULL_WIDTH.get(mark) ?? mark);
  const spaced = plain.replaceAll(/[^\S \t]/g, " ");
  const readable = MARKED.test(spaced) && !MARKED.test(plain) ? spaced : plain;
  if (at !== undefined) {
    report(file, number, at, `${nameOf(line, at)}, which is not displayed. Remove this character.`);
    // The character is not at the start of the line. `readInline` removes it when it reads the text.
    if (at > start.length) return line;
    // Spaces take the place of the removed characters, so that the text keeps its columns.
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

/**
 * The offset of the first hidden character outside of double-quoted strings. The value of an example may contain hidden
 * characters.
 */
function firstHidden(line: string): number | undefined {
  let [quotes, counted] = [0, 0];
  return findHidden(line).find((at) => {
    quotes += line.slice(counted, at).split('"').length - 1;
    counted = at;
    return quotes % 2 === 0;
  });
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
