import type { Nodes } from "mdast";
import type { Position } from "unist";

/** The place of a piece of text in a file. Lines and columns count from 1, offsets from 0. */
export interface Start {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** The position of a text that starts at `start`. */
export function positionOf(source: string, start: Start): Position {
  const lines = countLineBreaks(source, 0, source.length);
  const column = source.length - source.lastIndexOf("\n") + (lines === 0 ? start.column - 1 : 0);
  return {
    start: { ...start },
    end: { line: start.line + lines, column, offset: start.offset + source.length },
  };
}

export function countLineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** The place `characters` after `start`, in the same line. */
export function after(start: Start, characters: number): Start {
  return { line: start.line, column: start.column + characters, offset: start.offset + characters };
}

/** The position from the character `start` to the character `end` of the line that starts at `line`. */
export function positionIn(line: Start, start: number, end: number): Position {
  return { start: after(line, start), end: after(line, end) };
}

/** Cuts the part from `start` to `end` out of a line, without the spaces and tabs around it. */
export function trimBlanks(
  line: string,
  start: number,
  end: number,
): { readonly content: string; readonly contentStart: number } {
  let contentStart = start;
  let contentEnd = end;
  while (contentStart < contentEnd && isBlankAt(line, contentStart)) contentStart += 1;
  while (contentEnd > contentStart && isBlankAt(line, contentEnd - 1)) contentEnd -= 1;
  return { content: line.slice(contentStart, contentEnd), contentStart };
}

function isBlankAt(line: string, at: number): boolean {
  return line[at] === " " || line[at] === "\t";
}

/**
 * Copies a node to another place where its source text occurs.
 *
 * @param from - the place of the source text that was parsed as `node`
 * @param to - the place of the other occurrence; it must be in the same column if the source text has several lines
 */
export function copyTo<Node extends Nodes>(node: Node, from: Start, to: Start): Node {
  return copyBy(node, to.line - from.line, to.column - from.column, to.offset - from.offset);
}

function copyBy<Node extends Nodes>(node: Node, lines: number, columns: number, offset: number): Node {
  const copy = { ...node };
  if (node.position !== undefined) {
    const { start, end } = node.position;
    copy.position = {
      start: { line: start.line + lines, column: start.column + columns, offset: (start.offset ?? 0) + offset },
      end: { line: end.line + lines, column: end.column + columns, offset: (end.offset ?? 0) + offset },
    };
  }
  if ("children" in node && "children" in copy) {
    const children: Nodes[] = node.children;
    copy.children = children.map((child) => copyBy(child, lines, columns, offset)) as typeof copy.children;
  }
  if (node.type === "table" && copy.type === "table" && node.align) copy.align = [...node.align];
  return copy;
}
