import type { AlignType, Table, TableCell, TableRow } from "mdast";
import { after, positionIn, positionOf, trimBlanks, type Start } from "./positions.js";
import { readSimpleInline } from "./simple-inline.js";

/** A function that is called with each cell whose content needs a parser. */
export type ReportCell = (cell: TableCell, content: string, start: Start) => void;

/**
 * Reads a table whose lines all start with a pipe, as almost all tables of reference pages do. No other block starts
 * with a pipe, so every line is a row.
 * {@link https://github.github.com/gfm/#tables-extension- | GFM, tables}
 *
 * @param parseLater - called for each cell that needs a parser, to add the children of the cell later
 * @returns `null` if the block is not such a table
 */
export function readTable(source: string, start: Start, parseLater: ReportCell): Table | null {
  const lines = source.split("\n");
  const [header = "", delimiters = ""] = lines;
  if (!lines.every((line) => line.startsWith("|"))) return null;
  const columns = splitCells(delimiters).map(({ content }) => content);
  if (!columns.every((column) => /^:?-+:?$/.test(column))) return null;
  const headings = splitCells(header);
  if (headings.length !== columns.length || !/[^ \t|]/.test(header)) return null;

  const rows: TableRow[] = [];
  let at = start;
  lines.forEach((line, index) => {
    if (index !== 1) rows.push(readRow(line, at, parseLater));
    at = { line: at.line + 1, column: 1, offset: at.offset + line.length + 1 };
  });
  return { type: "table", align: columns.map(alignmentOf), children: rows, position: positionOf(source, start) };
}

function alignmentOf(delimiter: string): AlignType {
  const right = delimiter.endsWith(":");
  if (delimiter.startsWith(":")) return right ? "center" : "left";
  return right ? "right" : null;
}

function readRow(line: string, start: Start, parseLater: ReportCell): TableRow {
  const children = splitCells(line).map((source): TableCell => {
    const { content } = source;
    const cell: TableCell = { type: "tableCell", children: [], position: positionIn(start, source.start, source.end) };
    if (content === "") return cell;
    const contentStart = after(start, source.contentStart);
    const children = readSimpleInline(content, contentStart);
    if (children === null) parseLater(cell, content, contentStart);
    else cell.children = children;
    return cell;
  });
  return { type: "tableRow", children, position: positionIn(start, 0, line.length) };
}

/**
 * The source text of a cell: from the pipe before the cell to the next pipe. The last cell of a line includes the pipe
 * after it.
 */
interface CellSource {
  readonly start: number;
  readonly end: number;
  /** Where the content starts in the line. */
  readonly contentStart: number;
  readonly content: string;
}

function splitCells(line: string): CellSource[] {
  const pipes: number[] = [];
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === "|") pipes.push(at);
    else if (line[at] === "\\" && (line[at + 1] === "\\" || line[at + 1] === "|")) at += 1;
  }
  const last = pipes.at(-1) ?? 0;
  const isClosed = pipes.length > 1 && trimBlanks(line, last + 1, line.length).content === "";
  const starts = isClosed ? pipes.slice(0, -1) : pipes;
  return starts.map((start, index) => {
    const next = pipes[index + 1] ?? line.length;
    return { start, end: index === starts.length - 1 ? line.length : next, ...trimBlanks(line, start + 1, next) };
  });
}
