import { foldName, type DialectLookup } from "../dialect/dialect-lookup.js";
import { groupBy } from "../collections/group-by.js";
import type { Inline } from "./markdown/inline.js";
import type { Block, Section, TableBlock } from "./markdown/section.js";

/** The highest number of fields with the same name that get the values of this name. Copies for more need much memory. */
const MOST_FIELDS = 20;

/** The heading that Widdershins writes above the values of the fields of a table. */
const HEADING = "enumerated values";

/**
 * Moves the values of fields to the descriptions of the fields. In the output of Widdershins, these values are in a
 * table of their own below the table of fields: `| Parameter | Value |`.
 */
export function withListedValues(section: Section, lookup: DialectLookup): Section {
  const sections = section.sections.map((child) => withListedValues(child, lookup));
  const lists = sections.filter(isList);
  const values = lists.flatMap(({ blocks }) => blocks.flatMap((block) => pairsIn(block, lookup)));
  if (values.length === 0) return { ...section, sections };
  const byField = groupBy(values, ({ field }) => field);
  const uses = new Map<string, number>();
  const valuesOf = (field: string): readonly string[] => {
    const count = uses.get(field) ?? 0;
    uses.set(field, count + 1);
    return count < MOST_FIELDS ? (byField.get(field) ?? []).map(({ value }) => value) : [];
  };
  const blocks = section.blocks.map((block) => (block.type === "table" ? withValues(block, valuesOf, lookup) : block));
  // Examples can follow the table of values, without a heading of their own.
  const others = lists.flatMap((list) => list.blocks.filter(({ type }) => type !== "table"));
  return { ...section, blocks: [...blocks, ...others], sections: sections.filter((child) => !isList(child)) };
}

function isList({ name }: Section): boolean {
  return foldName(name) === HEADING;
}

interface Pair {
  readonly field: string;
  readonly value: string;
}

function pairsIn(block: Block, lookup: DialectLookup): readonly Pair[] {
  if (block.type !== "table" || block.headers.length !== 2) return [];
  const [name, value] = block.headers.map(({ text }) => lookup.column(text));
  if (name !== "name" || value !== "value") return [];
  return block.rows.map(({ cells: [first, second] }) => ({ field: nameIn(first), value: nameIn(second) }));
}

/** The name in a cell, without code marks and the marks of an inner field. */
function nameIn(cell: Inline | undefined): string {
  return cell?.text.replace(/[`*»]/g, "").trim() ?? "";
}

function withValues(
  table: TableBlock,
  valuesOf: (field: string) => readonly string[],
  lookup: DialectLookup,
): TableBlock {
  const kinds = table.headers.map(({ text }) => lookup.column(text));
  const description = kinds.indexOf("description");
  const name = kinds.indexOf("name");
  if (description === -1 || name === -1) return table;
  const rows = table.rows.map((row) => {
    const values = valuesOf(nameIn(row.cells[name]));
    const cell = row.cells[description];
    if (values.length === 0 || cell === undefined) return row;
    const sentence = `Possible values are: ${values.map((value) => `\`${value}\``).join(", ")}.`;
    const isEmpty = lookup.dialect.phrases.none.includes(foldName(cell.text));
    const text = isEmpty ? sentence : `${cell.text.replace(/(?<![.:])$/, ".")} ${sentence}`;
    const described = { ...cell, text, lines: [...cell.lines, sentence] };
    return { ...row, cells: row.cells.map((other) => (other === cell ? described : other)) };
  });
  return { ...table, rows };
}
