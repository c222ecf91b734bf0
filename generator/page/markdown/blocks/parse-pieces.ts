import type { Nodes, RootContent, Table } from "mdast";
import { parseFragment } from "../markdown-syntax.js";
import { after, countLineBreaks, type Start } from "./positions.js";
import type { RecentMap } from "./recent-map.js";

/** `cell` is the content of a table cell. `SourceBlock` describes the other kinds, which are blocks. */
export type PieceKind = "cell" | "text" | "open" | "last";

/** A text that a parser reads separately. */
export interface PieceSource {
  readonly kind: PieceKind;
  readonly source: string;
}

/** The nodes of a piece. */
export interface Piece {
  readonly nodes: readonly Nodes[];
  /** The place of the piece in the text that was parsed. */
  readonly start: Start;
}

/**
 * Parses the pieces of a page in one call of the parser, because one call takes as long as parsing a few lines.
 *
 * @param sources - the pieces in order; only the last piece can be of the kind `last`
 * @param remembered - the pieces of earlier pages, to which new pieces are added
 * @returns a piece for each source; `null` if a piece does not end before the next piece
 */
export function parsePieces(sources: readonly PieceSource[], remembered: RecentMap<Piece>): readonly Piece[] | null {
  const known = new Map<string, Piece | null>();
  const unknown = sources.filter((source) => {
    const key = keyOf(source);
    if (known.has(key)) return false;
    const piece = remembered.get(key) ?? null;
    known.set(key, piece);
    return piece === null;
  });
  const parsed = unknown.length === 0 ? [] : parseTogether(unknown);
  if (parsed === null) return null;
  for (const [source, piece] of parsed) {
    remembered.set(keyOf(source), piece);
    known.set(keyOf(source), piece);
  }
  const pieces = sources.map((source) => known.get(keyOf(source)) ?? null);
  return pieces.every((piece) => piece !== null) ? pieces : null;
}

function keyOf({ kind, source }: PieceSource): string {
  return `${kind} ${source}`;
}

type Parsed = readonly (readonly [PieceSource, Piece])[];

/** The start of a table with one column. Each cell to parse becomes a row of this table. */
const tableHead = "|a|\n|-|\n";

/**
 * A heading that is added after each block of the kind `open`. If the parser returns this heading as a separate node,
 * the block ended before it.
 */
const following = "# x\n";

function parseTogether(sources: readonly PieceSource[]): Parsed | null {
  const cells = sources.filter(({ kind }) => kind === "cell");
  const blocks = sources.filter(({ kind }) => kind !== "cell");
  const table = cells.length === 0 ? "" : `${tableHead}${cells.map(({ source }) => `| ${source} |\n`).join("")}`;
  const texts = blocks.map(textOfBlock);
  const nodes = parseFragment([table, ...texts].join("\n")).children;

  const ofCells = cells.length === 0 ? [] : cellsOf(cells, nodes.shift());
  const ofBlocks = blocksOf(blocks, texts, table, nodes);
  return ofCells === null || ofBlocks === null ? null : [...ofCells, ...ofBlocks];
}

function textOfBlock({ kind, source }: PieceSource): string {
  // A block of the kind `last` must be followed by the end of the file. A line break would become a part of the block.
  if (kind === "last") return source;
  return kind === "open" ? `${source}${following}` : `${source}\n`;
}

function cellsOf(sources: readonly PieceSource[], table: RootContent | undefined): Parsed | null {
  if (table?.type !== "table" || table.children.length !== sources.length + 1) return null;
  const parsed = sources.map((source, index) => {
    const piece = cellOf(table, index + 1);
    return piece === null ? null : ([source, piece] as const);
  });
  return parsed.every((entry) => entry !== null) ? parsed : null;
}

function cellOf(table: Table, row: number): Piece | null {
  const [cell, ...others] = table.children[row]?.children ?? [];
  if (cell?.position === undefined || others.length > 0) return null;
  const { line, column, offset = 0 } = cell.position.start;
  return { nodes: cell.children, start: after({ line, column, offset }, "| ".length) };
}

/** Assigns each node to the block whose text contains it. Returns `null` if a node is not within one block. */
function blocksOf(
  sources: readonly PieceSource[],
  texts: readonly string[],
  before: string,
  nodes: readonly RootContent[],
): Parsed | null {
  const parsed: (readonly [PieceSource, Piece])[] = [];
  let start: Start = { line: countLineBreaks(before, 0, before.length) + 2, column: 1, offset: before.length + 1 };
  let next = 0;
  for (const [index, source] of sources.entries()) {
    const text = texts[index] ?? "";
    const end = start.offset + source.source.length;
    const first = next;
    while (next < nodes.length && startOf(nodes[next]) < end) next += 1;
    const own = nodes.slice(first, next);
    if (own.some((node) => startOf(node) < start.offset || endOf(node) > end)) return null;
    if (source.kind === "open") {
      if (nodes[next]?.type !== "heading" || startOf(nodes[next]) !== end) return null;
      next += 1;
    }
    parsed.push([source, { nodes: own, start }]);
    const lines = countLineBreaks(text, 0, text.length) + 1;
    start = { line: start.line + lines, column: 1, offset: start.offset + text.length + 1 };
  }
  return next === nodes.length ? parsed : null;
}

function startOf(node: RootContent | undefined): number {
  return node?.position?.start.offset ?? 0;
}

function endOf(node: RootContent): number {
  return node.position?.end.offset ?? 0;
}
