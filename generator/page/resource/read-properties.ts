import { finding } from "../../findings/create-finding.js";
import { readInheritedFrom } from "../grammar/inheritance.js";
import { primitiveType } from "../grammar/primitive-type.js";
import { fieldColumns, type NameReader, readFieldTable } from "../field-table.js";
import type { Columns } from "../columns.js";
import type { SectionKind } from "../../dialect/dialect.js";
import type { Section, TableBlock } from "../markdown/section.js";
import { allBlocks, allSections, nestedBlocks } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";
import type { FieldRow, TypeExpression } from "../page.js";

/**
 * Reads the properties or relationships of a page: all tables with a column of types, in sections of the kind and in
 * their subsections with unknown headings. A sentence such as "The following properties are inherited from
 * [baseItem](…)" applies to the table below it.
 */
export function readProperties(
  page: Section,
  kind: "properties" | "relationships",
  reading: PageReading,
): readonly FieldRow[] {
  const sections = sectionsOf(page, kind, reading);
  const { names } = reading;
  const nameOf: NameReader | undefined =
    kind === "relationships" && names !== undefined ? (name) => names.relationshipOf(name) : undefined;
  const rows = sections.flatMap((section) => readSection(section, nameOf, reading));
  if (rows.length === 0) reportUnknownHeaders(sections, reading);
  return kind === "properties" ? rows : rows.map(withoutValues);
}

/**
 * Reports tables with unknown headers. Called only if no table of the page has properties. On other pages, a table with
 * unknown headers may explain values.
 */
function reportUnknownHeaders(sections: readonly Section[], reading: PageReading): void {
  const tables = sections.flatMap(({ blocks }) => [...nestedBlocks(blocks)].filter((block) => block.type === "table"));
  for (const table of tables.filter((one) => fieldColumns(one, reading).size === 0)) {
    const message =
      "docwright does not know the headers of this table, so the SDK lacks its properties. Use `Property`, `Type` and `Description`, or add the headers to `dialect.columns` in the config.";
    reading.report(finding("unreadable-table", table.source, message));
  }
}

/**
 * Removes documented values. A relationship refers to entities, so values in its row belong to one of their properties.
 */
function withoutValues(row: FieldRow): FieldRow {
  return { ...row, facts: { ...row.facts, values: null, flags: false } };
}

/**
 * Reports tables that describe a value inside a property. These tables are not read. If the JSON in the section has a
 * property that is a string, the table describes the text of this string, which cannot have a type.
 */
export function reportInnerProperties(page: Section, properties: readonly FieldRow[], reading: PageReading): void {
  const strings = properties.filter(isString).map(({ name }) => name);
  for (const section of allSections(page)) {
    if (section.kind !== "innerProperties") continue;
    const shown = strings.find((name) => showsMember(name, section));
    const message =
      shown === undefined
        ? "This table describes a value inside a property, so docwright skips it. Document the value as a type on its own page."
        : `This table describes the text of the string ${shown}, so docwright skips it. The text is not a part of the type.`;
    for (const block of [...allSections(section)].flatMap(({ blocks }) => [...nestedBlocks(blocks)])) {
      if (block.type === "table") reading.report(finding("inner-property-table", block.source, message));
    }
  }
}

function isString({ type }: FieldRow): boolean {
  return type !== null && type.name !== null && primitiveType(type.name) === "Edm.String";
}

function showsMember(name: string, section: Section): boolean {
  return [...allBlocks(section)].some((block) => block.type === "code" && block.text.includes(`"${name}"`));
}

/**
 * Returns the sections of a kind, in document order. Their subsections with unknown headings are included, because
 * these only divide a long table.
 */
function sectionsOf(section: Section, kind: SectionKind, reading: PageReading, inside = false): readonly Section[] {
  return section.sections.flatMap((child) => {
    const belongs = kindOf(child, reading) === kind || (inside && child.kind === null);
    return [...(belongs ? [child] : []), ...sectionsOf(child, kind, reading, belongs)];
  });
}

/** The kind of a section. The name of a type before the kind is ignored, as in `operationError Properties`. */
function kindOf({ kind, name }: Section, { lookup }: PageReading): SectionKind | null {
  const words = name.split(" ");
  return kind ?? (words.length === 2 ? lookup.section(words[1] ?? "") : null);
}

function readSection(section: Section, nameOf: NameReader | undefined, reading: PageReading): readonly FieldRow[] {
  const rows: FieldRow[] = [];
  let inheritedFrom: TypeExpression | null = null;
  for (const block of nestedBlocks(section.blocks)) {
    if (block.type === "paragraph") inheritedFrom = readInheritedFrom(block.content, reading.lookup.dialect);
    if (block.type !== "table") continue;
    for (const row of readTable(block, nameOf, reading)) {
      const facts = { ...row.facts, inheritedFrom: row.facts.inheritedFrom ?? inheritedFrom };
      rows.push({ ...row, facts });
    }
  }
  return rows;
}

/** The columns of a table of properties. Its types can be in a column with the header Value. */
function typedColumns(table: TableBlock, reading: PageReading): Columns {
  const columns = fieldColumns(table, reading);
  const value = columns.get("value");
  const hasTypes =
    value !== undefined && table.rows.some(({ cells }) => primitiveType(cells[value]?.text ?? "") !== null);
  if (columns.has("type") || !hasTypes) return columns;
  const others = [...columns].filter(([, index]) => index !== value);
  return new Map([...others, ["type", value]]);
}

function readTable(table: TableBlock, nameOf: NameReader | undefined, reading: PageReading): readonly FieldRow[] {
  const columns = typedColumns(table, reading);
  // A table of properties has a column of types after the names. Other tables explain values or types.
  if ((columns.get("type") ?? 0) < 1) return [];
  const rows = readFieldTable(table, reading, columns, nameOf);
  if (rows === null) {
    const message =
      "This table does not have a column of names, so docwright skips it. Use the headers `Property`, `Type` and `Description`, or add the headers to `dialect.columns` in the config.";
    reading.report(finding("unreadable-table", table.source, message));
  }
  return rows ?? [];
}
