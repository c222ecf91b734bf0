import type { PhrasingContent } from "mdast";
import type { ColumnKind, Dialect } from "../../dialect/dialect.js";
import { groupBy } from "../../collections/group-by.js";
import { heading, table } from "../../markdown-nodes.js";
import { printCell, printPage, text } from "../markdown.js";
import { cellsOf, findSection, tableAround, type TableLines } from "./table-lines.js";

/** A section of a resource page that has a table. */
export type TableKind = "methods" | "properties" | "relationships" | "members";

/** A row that a page does not have. */
export interface MissingRow {
  readonly kind: TableKind;
  /** The name in the first column, by which rows are sorted. */
  readonly name: string;
  readonly cells: Partial<Record<ColumnKind, readonly PhrasingContent[]>>;
  /** The line of another row of the table, from 1; `null` if the page does not have the table. */
  readonly neighbor: number | null;
}

interface Section {
  readonly title: string;
  readonly columns: readonly (readonly [kind: ColumnKind, title: string])[];
}

const SECTIONS: Readonly<Record<TableKind, Section>> = {
  methods: {
    title: "Methods",
    columns: [
      ["name", "Method"],
      ["returnType", "Return type"],
      ["description", "Description"],
    ],
  },
  properties: {
    title: "Properties",
    columns: [
      ["name", "Property"],
      ["type", "Type"],
      ["description", "Description"],
    ],
  },
  relationships: {
    title: "Relationships",
    columns: [
      ["name", "Relationship"],
      ["type", "Type"],
      ["description", "Description"],
    ],
  },
  members: {
    title: "Members",
    columns: [
      ["name", "Member"],
      ["value", "Value"],
      ["description", "Description"],
    ],
  },
};

/**
 * Inserts rows into the tables of a page, in the form of the rows that the table has. If the rows of a table are sorted
 * by name, they stay sorted. If the page does not have the table, it is added.
 */
export function insertRows(page: string, rows: readonly MissingRow[], dialect: Dialect): string {
  const lineEnd = page.includes("\r\n") ? "\r\n" : "\n";
  const lines = page.split(/\r?\n/);
  const insertions: Insertion[] = [];
  for (const kind of Object.keys(SECTIONS) as TableKind[]) {
    const own = rows.filter((row) => row.kind === kind);
    const tables = own.map((row) => ({ row, table: findTable(lines, row, dialect) }));
    // A page can have several tables of members, one for each enumeration.
    for (const [header, all] of groupBy(tables, ({ table: found }) => found?.header ?? null)) {
      const grouped = all.map(({ row }) => row);
      const existing = all[0]?.table ?? null;
      if (header === null || existing === null) insertions.push(newTable(lines, kind, grouped, dialect));
      else insertions.push(...rowInsertions(lines, existing, grouped, dialect));
    }
  }
  const result: string[] = [];
  const byLine = new Map<number, Insertion[]>();
  for (const one of insertions) byLine.set(one.before, [...(byLine.get(one.before) ?? []), one]);
  for (let index = 0; index <= lines.length; index += 1) {
    const here = byLine.get(index) ?? [];
    result.push(...here.flatMap(({ added }) => added));
    const line = lines[index];
    if (line !== undefined && !here.some(({ replaces }) => replaces === true)) result.push(line);
  }
  return result.join(lineEnd);
}

interface Insertion {
  /** The index of the line before which lines are added. */
  readonly before: number;
  readonly added: readonly string[];
  /** Whether the added lines replace this line. */
  readonly replaces?: boolean;
}

function findTable(lines: readonly string[], { kind, neighbor }: MissingRow, dialect: Dialect): TableLines | null {
  if (neighbor !== null) return tableAround(lines, neighbor - 1);
  return findSection(lines, kind, dialect)?.table ?? null;
}

/** The rows of a new table, at the place of its section. */
function newTable(lines: readonly string[], kind: TableKind, rows: readonly MissingRow[], dialect: Dialect): Insertion {
  const { title, columns } = SECTIONS[kind];
  const content = table(
    columns.map(([, name]) => name),
    rows.map(({ cells }) => columns.map(([column]) => [...(cells[column] ?? [])])),
  );
  const section = findSection(lines, kind, dialect);
  if (section?.none != null) return { before: section.none, added: printed([content]), replaces: true };
  if (section !== null) return { before: section.heading + 1, added: ["", ...printed([content])] };
  const next = findSection(lines, "jsonRepresentation", dialect)?.heading ?? lines.length;
  return { before: next, added: [...printed([heading(2, text(title)), content]), ""] };
}

function printed(nodes: Parameters<typeof printPage>[0]): string[] {
  return printPage(nodes).trimEnd().split("\n");
}

function rowInsertions(
  lines: readonly string[],
  { header, start, end }: TableLines,
  rows: readonly MissingRow[],
  dialect: Dialect,
): Insertion[] {
  const columns = cellsOf(lines[header] ?? "").map((title) => columnKind(title, dialect));
  const existing = lines.slice(start, end);
  const names = existing.map((line) => nameIn(cellsOf(line)[Math.max(columns.indexOf("name"), 0)] ?? ""));
  const isSorted = names.every((name, index) => index === 0 || compare(names[index - 1] ?? "", name) <= 0);
  const isWide = (existing.at(-1) ?? lines[header] ?? "").includes(" |");
  const sorted = rows.toSorted((one, other) => compare(one.name, other.name));
  return sorted.map((row) => {
    const later = isSorted && names.length > 1 ? names.findIndex((name) => compare(name, row.name) > 0) : -1;
    const cells = columns.map((column) => (column === null ? "" : printCell(cellOf(row, column))));
    const added = isWide ? `| ${cells.join(" | ")} |` : `|${cells.join("|")}|`;
    return { before: later < 0 ? end : start + later, added: [added] };
  });
}

/** The columns of methods have other titles on older pages: `Type` or `Return Type`. */
function cellOf({ cells }: MissingRow, column: ColumnKind): readonly PhrasingContent[] {
  return cells[column] ?? (column === "type" ? cells.returnType : undefined) ?? [];
}

function columnKind(title: string, { columns }: Dialect): ColumnKind | null {
  const lower = title.toLowerCase();
  const kinds: readonly ColumnKind[] = ["name", "type", "returnType", "value", "description"];
  return kinds.find((kind) => columns[kind].includes(lower)) ?? null;
}

/** The name in a cell, without the link or formatting around it. */
function nameIn(cell: string): string {
  return cell.split(/[[\]*_`]/).find((part) => part !== "") ?? "";
}

function compare(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}
