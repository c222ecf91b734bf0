import { finding, type Report } from "../../findings/create-finding.js";
import type { BlockContent, Code, DefinitionContent, RootContent, Table } from "mdast";
import type { Place } from "../../findings/finding.js";
import { readHtml } from "./annotation.js";
import type { Inline } from "./inline.js";
import { fileOf, placeOf } from "./node-place.js";
import { readInline } from "./read-inline.js";
import type { Definitions } from "./read-inline.js";
import type { Annotation, Block, CodeBlock, QuoteBlock, TableBlock, TableRowBlock } from "./section.js";

/** State while the nodes of a page are read in order. */
export interface BlockReading {
  readonly definitions: Definitions;
  readonly report: Report;
  /** The last annotation, if no block has used it yet. */
  annotation: Annotation | null;
  /**
   * Whether the headers of tables can be in another language. They can if the page is translated, or if docwright
   * recognizes the section only by the English anchor of its heading.
   */
  possiblyTranslated: boolean;
}

/** Converts one node to blocks. */
export function readBlocks(node: RootContent, parentFile: string, reading: BlockReading): Block[] {
  const file = fileOf(node, parentFile);
  const source = placeOf(node, parentFile);
  switch (node.type) {
    case "paragraph": {
      const blocks = node.children.flatMap((child) =>
        child.type === "html" ? annotationBlocks(child.value, placeOf(child, file), reading) : [],
      );
      const content = readInline(node.children, source, reading.definitions);
      return content.text === "" ? blocks : [{ type: "paragraph", content, source }, ...blocks];
    }
    case "table":
      return [readTable(node, source, reading)];
    case "list":
      return [
        {
          type: "list",
          ordered: node.ordered === true,
          items: node.children.map((item) => ({
            blocks: readChildren(item.children, file, reading),
            source: placeOf(item, file),
          })),
          source,
        },
      ];
    case "code":
      return [readCode(node, source, reading)];
    case "blockquote":
      return [readQuote(readChildren(node.children, file, reading), source)];
    case "html": {
      const blocks = annotationBlocks(node.value, source, reading);
      const { text } = readHtml(node.value, source);
      return text === "" ? blocks : [...blocks, { type: "html", text, source }];
    }
    case "footnoteDefinition":
      return readChildren(node.children, file, reading);
    default:
      return [];
  }
}

function readChildren(
  children: readonly (BlockContent | DefinitionContent)[],
  file: string,
  reading: BlockReading,
): Block[] {
  return children.flatMap((child) => readBlocks(child, file, reading));
}

function annotationBlocks(html: string, source: Place, reading: BlockReading): Block[] {
  const { annotations, faults } = readHtml(html, source);
  for (const fault of faults) reading.report(fault);
  return annotations.map((annotation) => {
    dropAnnotation(reading);
    reading.annotation = annotation;
    return { type: "annotation", annotation, source };
  });
}

/** Discards the annotation that no block has used. It is reported if it describes a request or response. */
export function dropAnnotation(reading: BlockReading): void {
  const { annotation } = reading;
  reading.annotation = null;
  const role = annotation?.blockType?.toLowerCase();
  if (annotation === null || (role !== "request" && role !== "response")) return;
  const message = `This ${role} annotation is not followed by a code block. Move the annotation directly before its code block.`;
  reading.report(finding("unreadable-example", annotation.source, message));
}

function readCode(node: Code, source: Place, reading: BlockReading): CodeBlock {
  const { annotation } = reading;
  reading.annotation = null;
  const language = (node.lang ?? "").toLowerCase();
  const textSource = { file: source.file, line: source.line + 1, column: source.column };
  return { type: "code", language, text: node.value, annotation, source, textSource };
}

const alertMarker = /^\[!(\w{1,30})\] ?/;

function readQuote(blocks: readonly Block[], source: Place): QuoteBlock {
  const [first, ...others] = blocks;
  const marker = first?.type === "paragraph" ? alertMarker.exec(first.content.text) : null;
  if (first?.type !== "paragraph" || marker === null) return { type: "quote", alert: null, blocks, source };
  const content = { ...first.content, text: first.content.text.slice(marker[0].length) };
  const rest = content.text === "" ? others : [{ ...first, content }, ...others];
  return { type: "quote", alert: (marker[1] ?? "").toLowerCase(), blocks: rest, source };
}

function readTable(node: Table, source: Place, reading: BlockReading): TableBlock {
  const [head, ...body] = node.children;
  const headers = (head?.children ?? []).map((cell) =>
    readInline(cell.children, placeOf(cell, source.file), reading.definitions),
  );
  const rows = body.map((row): TableRowBlock => {
    const rowSource = placeOf(row, source.file);
    const cells = row.children.map((cell) =>
      readInline(cell.children, placeOf(cell, rowSource.file), reading.definitions),
    );
    return { cells: fitCells(cells, headers.length, rowSource, reading), source: rowSource };
  });
  const { annotation, possiblyTranslated } = reading;
  return { type: "table", headers, rows, annotation, possiblyTranslated, source };
}

/**
 * Adjusts a row to the number of headers. Missing cells are empty. The text of extra cells is added to the last cell.
 */
function fitCells(cells: readonly Inline[], count: number, source: Place, reading: BlockReading): readonly Inline[] {
  if (cells.length < count) {
    const empty: Inline = { text: "", lines: [], links: [], codes: [], bold: false, source };
    return [...cells, ...Array.from({ length: count - cells.length }, () => empty)];
  }
  const excess = cells.slice(count).filter((cell) => cell.text !== "");
  const last = cells[count - 1];
  if (excess.length === 0 || last === undefined) return cells.slice(0, count);
  reading.report(
    finding(
      "uneven-row",
      source,
      "The row has more cells than the table has columns, so the last cells are not displayed. Escape a pipe in text as \\|.",
    ),
  );
  const joined: Inline = {
    text: [last, ...excess].map((cell) => cell.text).join(" | "),
    lines: [last, ...excess].flatMap((cell) => cell.lines),
    links: [last, ...excess].flatMap((cell) => cell.links),
    codes: [last, ...excess].flatMap((cell) => cell.codes),
    bold: false,
    source: last.source,
  };
  return [...cells.slice(0, count - 1), joined];
}
