import type { Dialect } from "../dialect/dialect.js";
import { headingInLanguage } from "../dialect/words-in-language.js";
import { finding } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import { knownColumns } from "./columns.js";
import { fieldColumns, readFieldTable } from "./field-table.js";
import { nestedBlocks, type Section, type TableBlock } from "./markdown/section.js";
import type { Inline } from "./markdown/inline.js";
import type { FieldRow, Page } from "./page.js";
import type { PageReading } from "./page-reading.js";

/** The facts of a page that come from rows of tables. */
export type Facts = Pick<Page, "operation" | "types" | "parts">;

/**
 * Reports tables of fields that no reader uses, for example because the heading above the table is not in the dialect.
 * A table without a column of types is not reported, because its rows may list values instead of fields.
 */
export function reportUnreadTables(
  root: Section,
  facts: Facts,
  reported: readonly Place[],
  reading: PageReading,
): void {
  const known = new Set([...readPlaces(facts), ...reported].flatMap(linesOf));
  for (const section of sectionsOf(root, facts)) {
    for (const block of nestedBlocks(section.blocks)) {
      if (block.type !== "table" || [block, ...block.rows].some(({ source }) => known.has(keyOf(source)))) continue;
      if (isUnknown(section, block, facts, reading)) {
        const headers = block.headers.map(({ text }) => text).join(", ");
        const message = `docwright does not know the headers of this table (${headers}), so it skips the table. Use the headers of other pages, or add these to \`dialect.columns\` in the config.`;
        reading.report(finding("unreadable-table", block.source, message));
        continue;
      }
      if (!hasFields(block, reading)) continue;
      const label = reading.lookup.dialect.odata ? null : boldLabel(section, block);
      const heading = { name: label ?? section.name, kind: section.kind };
      reading.report(finding("unreadable-table", block.source, unreadFields(heading, facts, reading)));
    }
  }
}

/** The sections whose tables are checked. The reader of a type checks the tables about values inside its properties. */
function* sectionsOf(section: Section, facts: Facts): Generator<Section> {
  if (section.kind === "innerProperties" && facts.operation === null) return;
  yield section;
  for (const child of section.sections) yield* sectionsOf(child, facts);
}

/** The bold paragraph above a table. In docs without OData, it starts a section if its words are in the dialect. */
function boldLabel({ blocks }: Section, table: TableBlock): string | null {
  const labels = blocks
    .slice(0, Math.max(blocks.indexOf(table), 0))
    .filter((block) => block.type === "paragraph" && block.content.bold);
  const last = labels.at(-1);
  return last?.type === "paragraph" ? last.content.text : null;
}

function unreadFields(
  { name, kind }: Pick<Section, "name" | "kind">,
  { operation, parts = [] }: Facts,
  { lookup: { dialect } }: PageReading,
): string {
  const properties = headingInLanguage("properties", "Properties", dialect);
  if (operation === null && kind === "methods") {
    return `docwright reads the section "${name}" for methods, so it skips this table of fields. If the fields belong to the type of this page, move the table to a section such as ${properties}. If they belong to another type, describe them on the page of that type.`;
  }
  const target = operation === null && parts.length === 0 ? properties : sectionsForFields(operation, dialect);
  return `docwright does not read tables under the heading "${name}" of this page, so the SDK lacks the fields that only this table has. Move the table to a section such as ${target}, or add the heading to \`dialect.headings\` in the config.`;
}

/** The sections that can have fields of an operation. Its methods decide whether it has a body. */
function sectionsForFields(operation: Page["operation"], dialect: Dialect): string {
  const body = headingInLanguage("requestBody", "Request body", dialect);
  const query = headingInLanguage("queryParameters", "Query parameters", dialect);
  const sendsBody = new Set(operation?.requests.map(({ method }) => !WITHOUT_BODY.has(method)));
  if (sendsBody.size !== 1) return `${body} or ${query}`;
  return sendsBody.has(true) ? body : query;
}

/** Methods whose requests do not have a body. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(["GET", "DELETE", "HEAD"]);

/** A simple name such as `weight`. A capitalised word such as `Europe` is prose. */
const SIMPLE_NAME = /^[a-z_@$][\w.@-]*$/;

/** A name with a form that words in a sentence do not have: `CompanyName`, `to_zip`, `Mail.Read`. */
const CODE_NAME = /^(?=.*(?:[a-z][A-Z]|[a-z]\.[A-Z]|_))[\w.]+$/;

/**
 * Whether a table lists fields or permissions, although neither the heading above it nor any of its headers is in the
 * dialect. Two kinds of tables are excluded, because they contain text for readers: tables in the intro of the page,
 * and tables whose rows are about types or about clouds.
 */
function isUnknown(section: Section, table: TableBlock, { operation }: Facts, reading: PageReading): boolean {
  const { kind, depth } = section;
  const isIntro = depth <= 1;
  if (kind !== null || isIntro || table.headers.length < 2 || knownColumns(table, reading).size > 0) return false;
  const linked = linkedNames(section);
  return (
    table.rows.length > 0 &&
    table.rows.every(({ cells }) => startsWithName(cells, linked) || (operation !== null && hasName(cells)))
  );
}

/** The texts of the links in the paragraphs of a section. */
function linkedNames({ blocks }: Section): ReadonlySet<string> {
  const paragraphs = blocks.filter((block) => block.type === "paragraph");
  return new Set(paragraphs.flatMap(({ content }) => content.links.map(({ text }) => text.trim())));
}

/**
 * Whether a row starts with the name of a field. If the name is a link, in the first cell or in a paragraph of the
 * section, the row is about a page and does not declare a field.
 */
function startsWithName([first]: readonly Inline[], linked: ReadonlySet<string>): boolean {
  const text = first?.text.trim() ?? "";
  return first?.links.length === 0 && !linked.has(text) && (SIMPLE_NAME.test(text) || CODE_NAME.test(text));
}

function hasName(cells: readonly Inline[]): boolean {
  return cells.some(({ text }) => CODE_NAME.test(text.trim()));
}

function hasFields(table: TableBlock, { lookup }: PageReading): boolean {
  const silent: PageReading = { lookup, report: () => undefined };
  if (!table.headers.some(({ text }) => lookup.column(text) === "type")) return false;
  const rows = readFieldTable(table, silent, fieldColumns(table, silent)) ?? [];
  return rows.some(({ type }) => type !== null && type.name !== null);
}

/** The places of the rows that the readers of a page have read. A body can be a row, too. */
function readPlaces(facts: Facts): readonly Place[] {
  const operations = [facts.operation, ...(facts.parts ?? []).map(({ operation }) => operation)];
  const bodies = operations.flatMap((operation) => [
    operation?.requestBody?.source ?? [],
    ...(operation?.response?.statuses ?? []).map(({ type }) => type?.source ?? []),
  ]);
  return [...fieldRows(facts).map(({ source }) => source), ...bodies.flat()];
}

/** The rows of all tables that the readers of a page have read. */
export function fieldRows({ operation, types, parts = [] }: Facts): readonly FieldRow[] {
  const body = operation?.requestBody?.fields ?? [];
  const parameters =
    operation === null
      ? []
      : [operation.pathParameters, operation.queryParameters, operation.functionParameters, operation.requestHeaders];
  return [
    ...body,
    ...parameters.flat(),
    ...types.flatMap(({ properties, relationships }) => [...properties, ...relationships]),
    ...parts.flatMap(fieldRows),
  ];
}

function linesOf({ file, line, endLine = line }: Place): readonly string[] {
  return Array.from({ length: endLine - line + 1 }, (_, index) => keyOf({ file, line: line + index }));
}

function keyOf({ file, line }: Pick<Place, "file" | "line">): string {
  return `${file}:${line.toString()}`;
}
