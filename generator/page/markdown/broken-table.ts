import type { Nodes, Paragraph, Root, Table, TableRow } from "mdast";
import type { Plugin } from "unified";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { countColumns, isDelimiterRow } from "../grammar/delimiter-row.js";
import { blockContainers } from "./block-container.js";
import type { BlockContainer } from "./block-container.js";
import { reportFinding } from "./file-finding.js";
import { parseFragment } from "./markdown-syntax.js";
import { sourceText } from "./source-text.js";

/**
 * Repairs and reports two errors that break a table: a delimiter row with a different number of columns than the header
 * row, and a blank line between the rows.
 * {@link https://github.github.com/gfm/#tables-extension- | GFM, tables}
 */
export const remarkBrokenTables: Plugin<[], Root> = () => (tree, file) => {
  for (const container of blockContainers(tree)) repairChildren(container, file);
};

function repairChildren(parent: BlockContainer, file: VFile): void {
  for (let index = 0; index < parent.children.length; index += 1) {
    const node = parent.children[index];
    if (node?.type !== "paragraph") continue;
    const lines = sourceText(node, file).split("\n");
    if (lines.length > 1 && lines.some(isDelimiterRow)) {
      const repaired = repairDelimiterRow(node, lines);
      if (repaired === null) continue;
      reportFinding(file, {
        rule: "malformed-table",
        message:
          "The delimiter row and the header row have different numbers of columns, so this is not a table. Write three dashes (---) for each column.",
        place: node.position,
      });
      parent.children.splice(index, 1, ...repaired);
      index += repaired.length - 1;
      continue;
    }
    const before = parent.children[index - 1];
    if (before?.type === "table" && lines.every((line) => line.trimStart().startsWith("|"))) {
      reportFinding(file, {
        rule: "malformed-table",
        message: "A blank line separates these rows from their table. Remove the blank line.",
        place: node.position,
      });
      before.children.push(...rowsOf(lines, before, node));
      parent.children.splice(index, 1);
      index -= 1;
    }
  }
}

/** Parses lines without a header row as rows of `table`. `at` is the node that contains the lines. */
export function rowsOf(lines: readonly string[], table: Table, at: Nodes): TableRow[] {
  const columns = table.children[0]?.children.length ?? 1;
  const head = `|${"x|".repeat(columns)}\n|${"-|".repeat(columns)}\n`;
  const parsed = parseFragment(head + lines.join("\n")).children[0];
  if (parsed?.type !== "table") return [];
  const rows = parsed.children.slice(1);
  for (const row of rows) move(row, at, 2);
  return rows;
}

function repairDelimiterRow(node: Paragraph, lines: readonly string[]): Root["children"] | null {
  const index = lines.findIndex(isDelimiterRow);
  const header = lines[index - 1];
  if (header?.includes("|") !== true) return null;
  const repaired = lines.with(index, `|${"-|".repeat(countColumns(header))}`);
  const parsed = parseFragment(repaired.join("\n")).children;
  if (!parsed.some((child) => child.type === "table")) return null;
  for (const child of parsed) move(child, node, 0);
  return parsed;
}

/**
 * Converts the positions in a parsed fragment to positions in the file. `to` is the node that contains the text of the
 * fragment. `before` is the number of lines that were added before this text.
 */
function move(tree: Nodes, to: Nodes, before: number): void {
  const lines = (to.position?.start.line ?? 1) - 1 - before;
  const columns = (to.position?.start.column ?? 1) - 1;
  visit(tree, (node) => {
    for (const point of [node.position?.start, node.position?.end]) {
      if (point === undefined) continue;
      if (point.line === 1 + before) point.column += columns;
      point.line += lines;
    }
  });
}
