/** A part of a file that results in the same nodes if it is parsed alone, because no earlier block continues in it. */
export interface SourceBlock {
  /**
   * - `front-matter`, `fence`, `comment`: one node. Its content is not Markdown.
   * - `text`: one or more nodes. They end with the last line of the block, regardless of what follows.
   * - `open`: a list, a quote or HTML. It probably ends before the next block; a parser has to confirm this.
   * - `last`: a block that ends with the file.
   */
  readonly kind: "front-matter" | "fence" | "comment" | "text" | "open" | "last";
  /** Offset of the first character. It is at the start of a line. */
  readonly start: number;
  /**
   * Offset of the end of the block. For `open`, it is the start of the next block. For the other kinds, it is the end
   * of a line.
   */
  readonly end: number;
}

const frontMatterFence = /^---[ \t]*$/;
const simpleFence = /^(?:`{3,}|~{3,})[ \t]*(?:[\w#+.-]+[ \t]*)?$/;
const fence = /^[ \t]*(?:`{3,}[^`]*$|~{3})/;
const heading = /^[ \t]*#{1,6}(?:[ \t]|$)/;
const list = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const quote = /^[ \t]*>/;
const comment = /^[ \t]*<!--/;
const element = /^[ \t]*<[a-z/]/i;
/** HTML other than comments that may contain blank lines: instructions, declarations, scripts. */
const longHtml = /^[ \t]*<(?:\?|!|\/?(?:pre|script|style|textarea)(?:[ \t>]|$))/i;

/**
 * Splits a file into its top-level blocks. Blank lines between blocks are left out.
 * {@link https://spec.commonmark.org/0.31.2/#blocks-and-inlines | CommonMark, blocks and inlines}
 *
 * @param text - without carriage returns
 */
export function* splitBlocks(text: string): Generator<SourceBlock> {
  let at = 0;
  if (frontMatterFence.test(lineAt(text, 0))) {
    const end = endOfLineMatching(text, lineEnd(text, 0) + 1, frontMatterFence);
    if (end !== null) {
      yield { kind: "front-matter", start: 0, end };
      at = end + 1;
    }
  }
  while (at < text.length) {
    const line = lineAt(text, at);
    if (isBlank(line)) {
      at += line.length + 1;
      continue;
    }
    const block = blockAt(text, at, line);
    yield block;
    at = block.kind === "open" ? block.end : block.end + 1;
  }
}

/** Whether the file starts with front matter that is not closed. A parser reads lists and quotes after it as text. */
export function isUnclosedFrontMatter(text: string): boolean {
  return (
    frontMatterFence.test(lineAt(text, 0)) && endOfLineMatching(text, lineEnd(text, 0) + 1, frontMatterFence) === null
  );
}

function blockAt(text: string, start: number, line: string): SourceBlock {
  if (fence.test(line)) {
    const end = endOfFence(text, start, line);
    if (end === null) return { kind: "last", start, end: text.length };
    return { kind: simpleFence.test(line) ? "fence" : "text", start, end };
  }
  if (comment.test(line)) {
    const end = endOfComment(text, start);
    if (end === null) return { kind: "last", start, end: text.length };
    return { kind: line.startsWith("<") ? "comment" : "text", start, end };
  }
  if (heading.test(line)) return { kind: "text", start, end: start + line.length };
  return textAt(text, start);
}

/**
 * Finds the end of the block at `start`. Paragraphs and tables end at a blank line, a heading, a fence or a comment. If
 * a line of the block can start a list, a quote or long HTML, {@link openAt} finds the end.
 */
function textAt(text: string, start: number): SourceBlock {
  let inElement = false;
  let at = start;
  let end = start;
  while (at < text.length) {
    const line = lineAt(text, at);
    if (isBlank(line)) break;
    const interrupts = isInterruption(line);
    if (list.test(line) || quote.test(line) || longHtml.test(line) || (interrupts && inElement)) {
      return openAt(text, start, at, inElement);
    }
    if (interrupts) break;
    inElement ||= element.test(line);
    end = at + line.length;
    at = end + 1;
  }
  return { kind: "text", start, end };
}

/**
 * The block up to a line that ends all lists and quotes. Such a line is not indented, and starts neither a list item
 * nor a quote. It follows a blank line, or starts a block that can interrupt a paragraph.
 *
 * @param start - the start of the block
 * @param at - the start of the first line of the block that can be in a list, a quote or an element
 * @param inElement - whether an earlier line of the block starts an element, which ends only at a blank line
 */
function openAt(text: string, start: number, at: number, inElement: boolean): SourceBlock {
  let afterBlank = false;
  let inHtml = inElement;
  while (at < text.length) {
    const line = lineAt(text, at);
    const blank = isBlank(line);
    const ends = afterBlank ? !blank && !list.test(line) : !inHtml && isInterruption(line);
    if (ends && !/^[ \t>]/.test(line)) return { kind: "open", start, end: at };
    inHtml = !blank && (inHtml || element.test(line) || longHtml.test(line));
    afterBlank = blank;
    at += line.length + 1;
  }
  return { kind: "last", start, end: text.length };
}

/** Whether a line starts a block that can interrupt a paragraph, other than a list, a quote or an element. */
function isInterruption(line: string): boolean {
  return comment.test(line) || fence.test(line) || heading.test(line);
}

/** @returns `null` if the fence is not closed */
function endOfFence(text: string, start: number, line: string): number | null {
  const [, marks = ""] = /^[ \t]*(`+|~+)/.exec(line) ?? [];
  const closing = marks.startsWith("`") ? /^[ \t]*(`{3,})[ \t]*$/ : /^[ \t]*(~{3,})[ \t]*$/;
  let at = start + line.length + 1;
  while (at < text.length) {
    const next = lineAt(text, at);
    const [, closed = ""] = closing.exec(next) ?? [];
    if (closed.length >= marks.length) return at + next.length;
    at += next.length + 1;
  }
  return null;
}

/** @returns `null` if the comment is not closed */
function endOfComment(text: string, start: number): number | null {
  const close = text.indexOf("-->", text.indexOf("<!", start) + 2);
  return close === -1 ? null : lineEnd(text, close);
}

function endOfLineMatching(text: string, start: number, pattern: RegExp): number | null {
  for (let at = start; at < text.length;) {
    const line = lineAt(text, at);
    if (pattern.test(line)) return at + line.length;
    at += line.length + 1;
  }
  return null;
}

function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

function lineAt(text: string, start: number): string {
  return text.slice(start, lineEnd(text, start));
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end === -1 ? text.length : end;
}
