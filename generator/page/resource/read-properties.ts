import { finding } from "../../findings/create-finding.js";
import { readInheritedFrom } from "../grammar/inheritance.js";
import { fieldColumns, readFieldTable } from "../field-table.js";
import type { SectionKind } from "../../dialect/dialect.js";
import type { Section, TableBlock } from "../markdown/section.js";
import { allSections, nestedBlocks } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import type { FieldRow, TypeExpression } from "../page.js";

/**
 * Reads the rows of a page's sections of properties or of relationships: every table with a column of types, in the
 * section itself and under subheadings that are about nothing else. A sentence such as "The following properties are
 * inherited from [baseItem](…)" counts for the table below it.
 */
export function readProperties(
  page: Section,
  kind: "properties" | "relationships",
  reading: PageReading,
): readonly FieldRow[] {
  const sections = sectionsOf(page, kind, reading);
  const rows = sections.flatMap((section) => readSection(section, reading));
  if (rows.length === 0) reportUnknownHeaders(sections, reading);
  return kind === "properties" ? rows : rows.map(withoutValues);
}

/** Beside a table of properties, one that says nothing of the kind explains them; alone, it may be theirs. */
function reportUnknownHeaders(sections: readonly Section[], reading: PageReading): void {
  const tables = sections.flatMap(({ blocks }) => [...nestedBlocks(blocks)].filter((block) => block.type === "table"));
  for (const table of tables.filter((one) => fieldColumns(one, reading).size === 0)) {
    const message =
      "The headers of this table are not in the dialect. Use `Property`, `Type` and `Description`, or extend the dialect.";
    reading.report(finding("unreadable-table", table.source, message));
  }
}

/** A relationship leads to entities, which have no values: those that its row lists are of one of their properties. */
function withoutValues(row: FieldRow): FieldRow {
  return { ...row, facts: { ...row.facts, values: null, flags: false } };
}

/** Says which tables are about a value inside of a property: the model has types for what it knows by name alone. */
export function reportInnerProperties(page: Section, reading: PageReading): void {
  for (const section of allSections(page)) {
    if (section.kind !== "innerProperties") continue;
    for (const block of [...allSections(section)].flatMap(({ blocks }) => [...nestedBlocks(blocks)])) {
      if (block.type !== "table") continue;
      const message =
        "This table describes a value inside a property, so its rows were not read as properties of the type.";
      reading.report(finding("inner-property-table", block.source, message));
    }
  }
}

/** In document order. Subsections whose headings the dialect does not know split a long table: they belong to it. */
function sectionsOf(section: Section, kind: SectionKind, reading: PageReading, inside = false): readonly Section[] {
  return section.sections.flatMap((child) => {
    const belongs = kindOf(child, reading) === kind || (inside && child.kind === null);
    return [...(belongs ? [child] : []), ...sectionsOf(child, kind, reading, belongs)];
  });
}

/** `Properties`, or `operationError Properties` with the type's own name before it. */
function kindOf({ kind, name }: Section, { vocabulary }: PageReading): SectionKind | null {
  const words = name.split(" ");
  return kind ?? (words.length === 2 ? vocabulary.section(words[1] ?? "") : null);
}

function readSection(section: Section, reading: PageReading): readonly FieldRow[] {
  const rows: FieldRow[] = [];
  let inheritedFrom: TypeExpression | null = null;
  for (const block of nestedBlocks(section.blocks)) {
    if (block.type === "paragraph") inheritedFrom = readInheritedFrom(block.content, reading.vocabulary.dialect);
    if (block.type !== "table") continue;
    for (const row of readTable(block, reading)) {
      const facts = { ...row.facts, inheritedFrom: row.facts.inheritedFrom ?? inheritedFrom };
      rows.push({ ...row, facts });
    }
  }
  return rows;
}

function readTable(table: TableBlock, reading: PageReading): readonly FieldRow[] {
  const columns = fieldColumns(table, reading);
  // Without types beside the names, a table explains values, or the types themselves.
  if ((columns.get("type") ?? 0) < 1) return [];
  const rows = readFieldTable(table, reading, columns);
  if (rows === null) {
    const message = "The table does not have a column of names. Use the headers `Property`, `Type` and `Description`.";
    reading.report(finding("unreadable-table", table.source, message));
  }
  return rows ?? [];
}
