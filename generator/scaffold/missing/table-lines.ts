import type { Dialect } from "../../dialect/dialect.js";

/** A table on a page, as indexes of lines that count from 0. */
export interface TableLines {
  readonly header: number;
  /** The first row, which can be `end` if the table does not have rows. */
  readonly start: number;
  /** The line after the last row. */
  readonly end: number;
}

/** The line of a heading, and the table or text below it. */
export interface SectionLines {
  readonly heading: number;
  readonly table: TableLines | null;
  /** The line that says `None.`; `null` without such a line. */
  readonly none: number | null;
}

/** Finds the section with one of the headings of the dialect. Code blocks are skipped. */
export function findSection(
  lines: readonly string[],
  kind: keyof Dialect["headings"],
  { headings }: Dialect,
): SectionLines | null {
  const wanted = new Set(headings[kind]);
  let heading = -1;
  for (const [index, line] of outsideCode(lines)) {
    const title = headingTitle(line);
    if (title !== null) {
      if (heading >= 0) return { heading, table: null, none: null };
      if (wanted.has(title.toLowerCase())) heading = index;
      continue;
    }
    if (heading < 0) continue;
    if (isDelimiter(line)) return { heading, table: tableAt(lines, index), none: null };
    if (/^\s*none\.?\s*$/i.test(line)) return { heading, table: null, none: index };
  }
  return heading < 0 ? null : { heading, table: null, none: null };
}

/** Finds the table that contains a row. @param row - index of a line; @returns `null` if the line is not in a table */
export function tableAround(lines: readonly string[], row: number): TableLines | null {
  for (let index = row; index > 0 && lines[index]?.includes("|") === true; index -= 1) {
    if (isDelimiter(lines[index] ?? "")) return index === row ? null : tableAt(lines, index);
  }
  return null;
}

/** The cells of a row, as written. An escaped pipe does not end a cell. */
export function cellsOf(line: string): string[] {
  const cells = line.trim().split(/(?<!\\)\|/);
  if (cells[0]?.trim() === "") cells.shift();
  if (cells.at(-1)?.trim() === "") cells.pop();
  return cells.map((cell) => cell.trim());
}

function tableAt(lines: readonly string[], delimiter: number): TableLines {
  let end = delimiter + 1;
  while (lines[end]?.includes("|") === true) end += 1;
  return { header: delimiter - 1, start: delimiter + 1, end };
}

function isDelimiter(line: string): boolean {
  return line.includes("|") && line.includes("-") && /^[\s|:-]*$/.test(line);
}

function headingTitle(line: string): string | null {
  const [, title] = /^#{1,6} +(\S.*)$/.exec(line) ?? [];
  return title === undefined
    ? null
    : title
        .trim()
        .replace(/(?<!#)#{1,6}$/, "")
        .trim();
}

function* outsideCode(lines: readonly string[]): Generator<[index: number, line: string]> {
  let fence: string | null = null;
  for (const [index, line] of lines.entries()) {
    const [, mark = null] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === null && mark !== null) fence = mark;
    else if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
    } else yield [index, line];
  }
}
