import { finding } from "../findings/create-finding.js";
import { foldName } from "../dialect/dialect-lookup.js";
import type { ColumnKind, Dialect } from "../dialect/dialect.js";
import { columnsOf } from "./columns.js";
import type { Columns } from "./columns.js";
import { readAnswer } from "./grammar/answer.js";
import { readFieldFacts } from "./grammar/field-prose.js";
import { primitiveType } from "./grammar/primitive-type.js";
import {
  isNullable,
  parseTypeExpression,
  readTypeValues,
  REQUIREMENT,
  translatedPrimitive,
} from "./grammar/type-expression.js";
import type { Inline } from "./markdown/inline.js";
import type { TableBlock, TableRowBlock } from "./markdown/section.js";
import type { FieldFacts, FieldRow, TypeExpression, RequestPart } from "./page.js";
import type { PageReading } from "./page-reading.js";
import { isTranslated, reportTranslatedNames } from "./translated-names.js";

/** An OData identifier or annotation, a query option, the name of a header, or a list in a query: `ids[]`. */
const fieldName = /^[$@A-Za-z_][\w.@$-]{0,199}(?:\[\])?$/;

/** In docs without OData, also a field inside the items of a list: `items[].sku`. */
const innerFieldName = /^[$@A-Za-z_](?:[\w.@$-]|\[[\dn]?\]\.){0,199}(?:\[\])?$/;

/** A remark after a name, such as in `id (optional)` and `name*`. */
const nameRemark = /\s{0,9}(?:\([^()]{0,80}\)|\*{1,3})$/;

/**
 * Reads a table of properties, relationships, parameters or headers. Group headings, blank rows and repeated headers
 * are skipped. A row without a readable name is reported.
 *
 * @returns `null` if the table is not a field table. A field table has a column of names, and a column of types or
 * descriptions.
 */
export function readFieldTable(
  table: TableBlock,
  reading: PageReading,
  columns: Columns = fieldColumns(table, reading),
  nameOf: NameReader = (name, text) => reading.names?.nameOf(name, text) ?? null,
): FieldRow[] | null {
  if (!columns.has("name") || !(columns.has("type") || columns.has("description"))) return null;
  const skipped: string[] = [];
  const inferred: string[] = [];
  const translatedName: NameReader = (written, text, cells) => {
    const name = reading.names === undefined ? written : nameOf(written, text, cells);
    // If the name was inferred, and differs from the written name in more than letter case, the finding shows both. A
    // name that is found by the value of a header is not inferred.
    const isInferred = name?.toLowerCase() !== written?.toLowerCase() && reading.names?.nameOf(written, text) === name;
    if (name === null) skipped.push(text);
    else if (isInferred) inferred.push(`${text} (${name})`);
    return name;
  };
  const { odata } = reading.lookup.dialect;
  const written = odata ? table.rows : withOuterNames(table.rows, columns.get("name") ?? 0, reading);
  const names = new Set(written.map(({ cells }) => withoutEmphasis(cells[columns.get("name") ?? 0]?.text ?? "")));
  const read = { table, columns, names };
  const rows = written.flatMap((row) => readRow(row, read, translatedName, reading) ?? []);
  if (rows.length > 0) reportUnreadColumns(table, columns, reading);
  if (!odata) {
    reportUnreadTypes(rows, reading);
    reportUnreadAnswers(table, columns, reading);
  }
  if (reading.names === undefined) return rows;
  const types = rows.flatMap(({ type }) => (type?.name === null && isTranslated(type.text) ? [type.text] : []));
  const skips = skipped.some((text) => text !== "");
  const kind = inferred.length === 0 ? "skipped" : skips ? "mixed" : "inferred";
  reportTranslatedNames(kind, [...inferred, ...skipped], table.source, reading);
  reportTranslatedNames("types", types, table.source, reading);
  return rows;
}

/** The name that Widdershins gives to a schema that is not an object: a list, a value or an enumeration. */
export const UNNAMED = "anonymous";

/** The mark of a field inside the field of a row above, in the output of Widdershins and in tables made from lists. */
export const INNER_MARK = "»";

/** The marks of a field inside the field of a row above: `» name`, `»» street`, `→ name`, `└─ name`. */
const INNER = /^((?:[»→↳└├>–-][─-]{0,2}){1,9}) ?(?=[\w`@$])/;

/** Adds the names of the outer fields to the names of inner fields, as in `address.street`. */
function withOuterNames(
  rows: readonly TableRowBlock[],
  column: number,
  reading: PageReading,
): readonly TableRowBlock[] {
  const marks = rows.map(({ cells }) => INNER.exec(cells[column]?.text ?? "")?.[1] ?? "");
  const indents = rows.map(({ cells }, index) => (cells[column]?.indent ?? 0) * 9 + levelsOf(marks[index] ?? ""));
  if (!indents.some((indent) => indent !== indents[0])) return rows;
  const outer: { readonly indent: number; readonly name: string }[] = [];
  return rows.map((row, index) => {
    const cell = row.cells[column];
    if (cell === undefined) return row;
    const indent = indents[index] ?? 0;
    while (outer.length > 0 && (outer.at(-1)?.indent ?? 0) >= indent) outer.pop();
    if (outer.length === DEEPEST) return row;
    const name = cell.text.slice((marks[index] ?? "").length).trimStart();
    const named = { ...cell, text: [...outer.map((one) => one.name), name].join(".") };
    outer.push({ indent, name: readName({ ...cell, text: name.slice(0, LONGEST) }, reading).name ?? "" });
    return { ...row, cells: row.cells.map((other) => (other === cell ? named : other)) };
  });
}

/** The highest number of fields inside each other. */
const DEEPEST = 10;

/** The highest number of characters that are read as a name with marks and a remark. */
const LONGEST = 300;

function levelsOf(mark: string): number {
  return mark.replace(/[─-]+/g, (dashes, at: number) => (at === 0 ? dashes : "")).length;
}

function reportUnreadTypes(rows: readonly FieldRow[], { report }: PageReading): void {
  for (const { type } of rows) {
    if (type?.name !== null) continue;
    const message = `\`${type.text.slice(0, 80)}\` is not the name of a type, so docwright allows any value. Write only the name, such as \`string\`, \`Book\` or \`Book[]\`.`;
    report(finding("unresolved-type", type.source, message, { subject: type.text }));
  }
}

/** Reports cells of a column such as Required that are neither yes nor no, for example `Conditional`. */
function reportUnreadAnswers(table: TableBlock, columns: Columns, { lookup, report }: PageReading): void {
  const index = columns.get("required");
  const cells = index === undefined ? [] : table.rows.flatMap(({ cells }) => cells[index] ?? []);
  for (const cell of cells.filter(({ text }) => text !== "" && foldName(text) !== "-")) {
    if (readAnswer(cell.text, lookup.dialect.phrases) !== null) continue;
    const message = `\`${cell.text.slice(0, 80)}\` is neither yes nor no, so docwright does not know whether the field is required. Write \`Yes\` or \`No\`, and the condition in the description.`;
    report(finding("unreadable-row", cell.source, message));
  }
}

/**
 * Reports columns with unknown headers that contain facts: yes and no, or the names of primitive types. A header that is
 * a sentence, such as "Applies to meetings in progress?", asks for a fact that docwright does not have.
 */
function reportUnreadColumns(table: TableBlock, columns: Columns, { lookup, report }: PageReading): void {
  const read = new Set(columns.values());
  const { dialect } = lookup;
  for (const [index, { text }] of table.headers.entries()) {
    if (read.has(index) || lookup.column(text) !== null) continue;
    const cells = table.rows.map(({ cells }) => cells[index]?.text ?? "").filter((cell) => cell !== "");
    const isAnswer = (cell: string): boolean => readAnswer(cell, dialect.phrases) !== null;
    const isType = (cell: string): boolean => primitiveType(cell.replaceAll("`", "")) !== null;
    if (cells.length === 0 || !cells.every((cell) => isAnswer(cell) || isType(cell))) continue;
    const kind = cells.every(isType) ? "type" : kindInHeader(text, dialect);
    if (kind === null && isSentence(text)) continue;
    const fix =
      kind === null
        ? "If it says whether a field is required, add it to `dialect.columns` in the config as `required`."
        : `Add it to \`dialect.columns\` in the config as \`${kind}\`.`;
    const message = `docwright does not know the header "${text}", so it does not read this column. ${fix}`;
    report(finding("unreadable-table", table.source, message));
  }
}

const ANSWERED = ["required", "optional", "readOnly", "nullable"] as const;

/** The kind of a column of answers whose header contains the words of this kind: "Is it required?". */
function kindInHeader(header: string, { columns }: Dialect): ColumnKind | null {
  const folded = ` ${foldName(header).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return ANSWERED.find((kind) => columns[kind].some((words) => folded.includes(` ${words} `))) ?? null;
}

function isSentence(header: string): boolean {
  return /[?？]\s*$/.test(header) || header.trim().split(/\s+/).length > 3;
}

/**
 * Finds the API's name for a row of a translated page. Returns `null` if the translation changed the name.
 *
 * @param written the name in the cell; `null` if the cell does not have the form of a name
 * @param text the text of the cell
 * @param cells all cells of the row
 */
export type NameReader = (written: string | null, text: string, cells: readonly Inline[]) => string | null;

/** Finds the columns of a field table. The result does not have a `name` column if the table does not list fields. */
export function fieldColumns(table: TableBlock, reading: PageReading): Columns {
  const columns = new Map(
    columnsOf(table, reading, { 2: ["name", "description"], 3: ["name", "type", "description"] }),
  );
  if (!columns.has("description") && columns.has("value")) columns.set("description", columns.get("value") ?? 0);
  if (!columns.has("type") && columns.has("returnType")) columns.set("type", columns.get("returnType") ?? 0);
  if (!columns.has("name") && columns.has("type") && reading.lookup.column(table.headers[0]?.text ?? "") === null) {
    columns.set("name", 0);
  }
  return columns;
}

interface FieldTable {
  readonly table: TableBlock;
  readonly columns: Columns;
  /** The texts in the column of names. */
  readonly names: ReadonlySet<string>;
}

function readRow(
  row: TableRowBlock,
  { table, columns, names }: FieldTable,
  nameOf: NameReader,
  reading: PageReading,
): FieldRow | null {
  const cell = (kind: ColumnKind): Inline | undefined => row.cells[columns.get(kind) ?? -1];
  const nameCell = cell("name");
  if (nameCell === undefined || isSkipped(row, nameCell, table)) return null;
  const { name: written, value, optional } = readName(nameCell, reading);
  const name = nameOf(written, nameCell.text, row.cells);
  const valueCell = columns.get("value") === columns.get("description") ? undefined : cell("value");
  if (name === null) {
    // The names that translation changed are reported together, in one finding for the table.
    if (reading.names !== undefined && nameCell.text !== "") return null;
    reading.report(finding("unreadable-row", row.source, unreadableName(nameCell, row, names)));
    return null;
  }
  const described = cell("description");
  // In the output of Widdershins, a field without a description has the description "none".
  const isNone = !reading.lookup.dialect.odata && foldName(described?.text ?? "") === "none";
  const description = isNone ? undefined : described;
  const type = cell("type") ?? (valueCell !== undefined && isType(valueCell, reading) ? valueCell : undefined);
  const location = locationIn(cell("location"));
  const sample = valueCell === type ? "" : (valueCell?.text ?? "");
  const facts = readFacts(description ?? { ...nameCell, text: "" }, type, cell, reading);
  return {
    name,
    type: type === undefined ? null : typeOf(type, name, nameCell, reading),
    description: [value, sample, description?.text ?? ""].filter((part) => part !== "").join(": "),
    facts: optional ? { ...facts, required: facts.required ?? false } : facts,
    ...(location !== null && { location }),
    source: row.source,
  };
}

function unreadableName(nameCell: Inline, { cells }: TableRowBlock, names: ReadonlySet<string>): string {
  // The cells of an item of a list have one place.
  if (cells.every(({ source }) => source === nameCell.source))
    return `\`${nameCell.text.slice(0, 80)}\` does not start with a field name. Start the item with a name and a type.`;
  const isAlone = cells.length > 2 && cells.every((cell) => cell === nameCell || cell.text === "");
  const [first = ""] = withoutEmphasis(nameCell.text).split(" ", 1);
  const fix = isAlone
    ? "Join this line with the row above."
    : names.has(first)
      ? `The table already has a row for \`${first}\`. Describe this case in that row.`
      : "Start the row with one name.";
  return `\`${nameCell.text.slice(0, 80)}\` is not a field name. ${fix}`;
}

function typeOf(cell: Inline, field: string, nameCell: Inline, { lookup, names }: PageReading): TypeExpression | null {
  const isFile = !lookup.dialect.odata && cell.links.length === 0 && FILE.test(cell.text);
  const type = withLinkOfName(
    parseTypeExpression(isFile ? { ...cell, text: "stream" } : cell, lookup.dialect),
    nameCell,
  );
  return type === null || names === undefined || type.link !== null ? type : { ...type, field };
}

/** The type of a file in a form. */
const FILE = /^`?(?:file|blob|file contents?|binary file)`?$/i;

const LOCATIONS: ReadonlyMap<string, RequestPart> = new Map([
  ["path", "path"],
  ["query", "query"],
  ["header", "header"],
  ["body", "body"],
  ["form", "body"],
  ["formdata", "body"],
]);

function locationIn(cell: Inline | undefined): RequestPart | null {
  return LOCATIONS.get(cell?.text.replaceAll("`", "").trim().toLowerCase() ?? "") ?? null;
}

/**
 * In a row of a relationship, the link to the type can be on the name: `[items](item.md) | item`. This function adds
 * the link to the type.
 */
function withLinkOfName(type: TypeExpression | null, { links: [link, ...others] }: Inline): TypeExpression | null {
  const isPage = link !== undefined && others.length === 0 && /\.md(?:#|$)/i.test(link.url);
  if (!isPage || type?.link !== null) return type;
  return type.name !== null && primitiveType(type.name) === null ? { ...type, link: link.url } : type;
}

/**
 * Whether a cell contains a type: `string`, `[itemReference](…)`. In many tables, the column of types has the header
 * Value.
 */
function isType(cell: Inline, { lookup }: PageReading): boolean {
  const primitive = primitiveType(cell.text) ?? translatedPrimitive(cell.text, lookup.dialect) ?? null;
  return primitive !== null || cell.links.some((link) => link.text === cell.text);
}

function withoutEmphasis(name: string): string {
  return name.replace(/[`*"]/g, "").trim();
}

/**
 * Reads the name in a cell, without emphasis, code marks and remarks in parentheses. The name is `null` if the cell
 * does not contain one. A cell that names an HTTP header may also contain the value of the header: `Prefer:
 * outlook.timezone`.
 */
function readName(cell: Inline, { lookup: { dialect } }: PageReading): FieldName {
  const text = withoutEmphasis(cell.text);
  const form = dialect.odata ? fieldName : innerFieldName;
  const bare = form.test(text) ? text : text.replace(nameRemark, "").trim();
  const plain = dialect.odata ? bare : withoutMarks(bare);
  const [, name = plain, value = ""] = /^([\w-]{1,100}):(?: (\S{1,200}))?$/.exec(plain) ?? [];
  return { name: form.test(name) ? name : null, value, optional: bare.endsWith("?") };
}

interface FieldName {
  readonly name: string | null;
  readonly value: string;
  /** Whether a question mark after the name says that the field is optional: `limit?`. */
  readonly optional: boolean;
}

/** A name with the marks of a placeholder (`{id}`, `<id>`, `:id`) or of an optional field (`limit?`). */
const MARKED = /^(?:\{([\w.-]{1,100})\}|<([\w.-]{1,100})>|:([\w.-]{1,100})|(\S{1,200})\?)$/;

function withoutMarks(name: string): string {
  const [, braces, angles, colon, optional] = MARKED.exec(name) ?? [];
  return braces ?? angles ?? colon ?? optional ?? name;
}

function isSkipped(row: TableRowBlock, nameCell: Inline, table: TableBlock): boolean {
  const others = row.cells.filter((cell) => cell !== nameCell);
  if (others.every((cell) => cell.text === "") && (nameCell.text === "" || nameCell.bold)) return true;
  if (row.cells.every((cell) => /^:?-{2,}:?$/.test(cell.text))) return true;
  return row.cells.every((cell, index) => foldName(cell.text) === foldName(table.headers[index]?.text ?? ""));
}

function readFacts(
  description: Inline,
  type: Inline | undefined,
  cell: (kind: ColumnKind) => Inline | undefined,
  { lookup: { dialect } }: PageReading,
): FieldFacts {
  const facts = readFieldFacts(description, dialect);
  const answerIn = (kind: ColumnKind): boolean | null => readAnswer(cell(kind)?.text ?? "", dialect.phrases);
  const optional = isOptional(cell("optional")?.text ?? "", dialect);
  const writtenDefault = cell("default")?.text.replaceAll("`", "") ?? "";
  return {
    ...facts,
    nullable: answerIn("nullable") ?? facts.nullable ?? (type !== undefined && isNullable(type, dialect) ? true : null),
    readOnly: answerIn("readOnly") ?? facts.readOnly,
    values: facts.values ?? (type === undefined ? null : readTypeValues(type, dialect)),
    required:
      answerIn("required") ?? (optional === null ? (facts.required ?? requirementIn(type?.text, dialect)) : !optional),
    defaultValue: writtenDefault === "" ? facts.defaultValue : writtenDefault,
  };
}

/** Whether the last word of a type cell says that the field is required or optional: `string, required`. */
function requirementIn(type: string | undefined, { phrases }: Dialect): boolean | null {
  const [, word = ""] = REQUIREMENT.exec(type ?? "") ?? [];
  if (phrases.required.includes(word.toLowerCase())) return true;
  return phrases.optional.includes(word.toLowerCase()) ? false : null;
}

/** Reads a cell of a column "Optional". The cell can repeat the header instead of answering with yes or no. */
function isOptional(cell: string, { phrases }: Dialect): boolean | null {
  const word = foldName(cell);
  if (phrases.optional.includes(word)) return true;
  return phrases.required.includes(word) ? false : readAnswer(cell, phrases);
}
