import type { Nodes, PhrasingContent, Root, RootContent, TableCell } from "mdast";
import type { Processor } from "unified";
import { parsePieces, type Piece, type PieceKind } from "./parse-pieces.js";
import { readLeaf, readText } from "./plain-blocks.js";
import { copyTo, countLineBreaks, type Start } from "./positions.js";
import { readTable } from "./read-table.js";
import { RecentMap } from "./recent-map.js";
import { isUnclosedFrontMatter, splitBlocks } from "./split-blocks.js";

/**
 * The highest number of characters in the blocks that are remembered from earlier pages, together with their trees.
 * Most blocks that Microsoft Graph's pages repeat are repeated within this distance.
 */
const mostRemembered = 500_000;

/**
 * The characters after the label of a link definition. The blocks of a file with a definition are not taken from earlier
 * pages, because the definition can change the meaning of references in all blocks that need a parser.
 */
const definition = "]:";

/** A piece of a page to parse, and a function that puts the resulting nodes into the page's tree. */
interface Request {
  readonly kind: PieceKind;
  readonly source: string;
  readonly start: Start;
  readonly take: (nodes: Nodes[]) => void;
}

/**
 * Makes the parsing of files faster. The resulting trees are the same. A file is split into top-level blocks. Blocks
 * without markup are read directly, blocks that an earlier file had are copied, and all other blocks are parsed
 * together. If the blocks of a file depend on each other, the file is parsed as a whole.
 */
export function remarkParseByBlocks(this: Processor): void {
  const parse = this.parser;
  if (parse === undefined) throw new TypeError("remarkParseByBlocks extends a parser; use it after remark-parse.");
  const parseBlocks = createBlockParser();
  this.parser = (text, file) => parseBlocks(text) ?? parse(text, file);
}

/** Creates a function that parses a file by blocks. It returns `null` for files that have to be parsed as a whole. */
export function createBlockParser(): (text: string) => Root | null {
  const remembered = new RecentMap<Piece>(mostRemembered);
  return (text) => {
    // Parsers remove or replace a byte order mark, carriage returns and null characters. After unclosed front matter,
    // they read lists and quotes as text.
    if (/^\uFEFF|[\r\0]/.test(text) || isUnclosedFrontMatter(text)) return null;
    const { children, requests, end } = readBlocks(text);
    const hasDefinition = requests.some(({ source }) => source.includes(definition));
    const pieces = parsePieces(requests, hasDefinition ? new RecentMap(mostRemembered) : remembered);
    if (pieces === null) return null;
    for (const [index, { start, take }] of requests.entries()) {
      const piece = pieces[index];
      take(piece?.nodes.map((node) => copyTo(node, piece.start, start)) ?? []);
    }
    return {
      type: "root",
      children: children.flat(),
      position: { start: { line: 1, column: 1, offset: 0 }, end },
    };
  };
}

interface SplitFile {
  /** The nodes of each block. Nodes that need a parser are missing. */
  readonly children: readonly RootContent[][];
  readonly requests: readonly Request[];
  readonly end: Start;
}

function readBlocks(text: string): SplitFile {
  const children: RootContent[][] = [];
  const requests: Request[] = [];
  let line = 1;
  let offset = 0;
  for (const { kind, start: blockStart, end } of splitBlocks(text)) {
    line += countLineBreaks(text, offset, blockStart);
    offset = blockStart;
    const source = text.slice(blockStart, end);
    const start: Start = { line, column: 1, offset };
    const nodes: RootContent[] = [];
    children.push(nodes);
    if (kind === "front-matter" || kind === "fence" || kind === "comment") {
      nodes.push(readLeaf(kind, source, start));
      continue;
    }
    const direct = kind === "text" ? (readText(source, start) ?? readTable(source, start, requestCell)) : null;
    if (direct === null)
      requests.push({ kind, source, start, take: (parsed) => void nodes.push(...(parsed as RootContent[])) });
    else nodes.push(direct);
  }
  const lines = countLineBreaks(text, offset, text.length);
  const column = text.length - text.lastIndexOf("\n");
  return { children, requests, end: { line: line + lines, column, offset: text.length } };

  function requestCell(cell: TableCell, source: string, start: Start): void {
    const take = (parsed: Nodes[]): void => void cell.children.push(...(parsed as PhrasingContent[]));
    requests.push({ kind: "cell", source, start, take });
  }
}
