import { finding } from "../findings/create-finding.js";
import { foldName } from "../dialect/dialect-lookup.js";
import type { ColumnKind } from "../dialect/dialect.js";
import { columnsOf } from "./columns.js";
import type { Columns } from "./columns.js";
import { readFieldFacts } from "./grammar/field-prose.js";
import { primitiveType } from "./grammar/primitive-type.js";
import { isNullable, parseTypeExpression } from "./grammar/type-expression.js";
import type { Inline } from "./markdown/inline.js";
import type { TableBlock, TableRowBlock } from "./markdown/section.js";
import type { FieldFacts, FieldRow } from "./page.js";
import type { PageReading } from "./page-reading.js";

/** An OData identifier or annotation, a query option, or the name of a header. */
const fieldName = /^[$@A-Za-z_][\w.@$-]{0,199}$/;

/** Remarks after a name: `id (optional)`, `name*`. */
const nameRemark = /\s{0,9}(?:\([^()]{0,80}\)|\*{1,3})$/;

/**
 * Reads a table of properties, relationships, parameters or headers. Group headings, blank rows and repeated headers are
 * skipped. A row without a readable name is reported.
 *
 * @returns `null` if the table does not have a column of names and one of types or descriptions
 */
export function readFieldTable(
  table: TableBlock,
  reading: PageReading,
  columns: Columns = fieldColumns(table, reading),
): FieldRow[] | null {
  if (!columns.has("name") || !(columns.has("type") || columns.has("description"))) return null;
  return table.rows.flatMap((row) => readRow(row, table, columns, reading) ?? []);
}

/** Finds the columns of a field table. The result has no `name` column if the table is about something else. */
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

function readRow(row: TableRowBlock, table: TableBlock, columns: Columns, reading: PageReading): FieldRow | null {
  const cell = (kind: ColumnKind): Inline | undefined => row.cells[columns.get(kind) ?? -1];
  const nameCell = cell("name");
  if (nameCell === undefined || isSkipped(row, nameCell, table)) return null;
  const { name, value } = readName(nameCell);
  const valueCell = columns.get("value") === columns.get("description") ? undefined : cell("value");
  if (name === null) {
    reading.report(
      finding(
        "unreadable-row",
        row.source,
        `\`${nameCell.text.slice(0, 80)}\` is not a field name. Start the row with one name.`,
      ),
    );
    return null;
  }
  const description = cell("description");
  const type = cell("type") ?? (valueCell !== undefined && isType(valueCell) ? valueCell : undefined);
  const sample = valueCell === type ? "" : (valueCell?.text ?? "");
  return {
    name,
    type: type === undefined ? null : parseTypeExpression(type, reading.lookup.dialect),
    description: [value, sample, description?.text ?? ""].filter((part) => part !== "").join(": "),
    facts: readFacts(description ?? { ...nameCell, text: "" }, type, cell("required"), cell("default"), reading),
    source: row.source,
  };
}

/** A column with the header Value often contains types: `string`, `[itemReference](…)`. */
function isType(cell: Inline): boolean {
  return cell.links.some((link) => link.text === cell.text) || primitiveType(cell.text) !== null;
}

/**
 * The name in a cell, without emphasis, code marks and remarks in parentheses; `null` if there is none. The cell of a
 * header may include its value: `Prefer: outlook.timezone`.
 */
function readName(cell: Inline): { readonly name: string | null; readonly value: string } {
  const text = cell.text.replace(/[`*"]/g, "").trim();
  const bare = fieldName.test(text) ? text : text.replace(nameRemark, "").trim();
  const [, name = bare, value = ""] = /^([\w-]{1,100}):(?: (\S{1,200}))?$/.exec(bare) ?? [];
  return { name: fieldName.test(name) ? name : null, value };
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
  required: Inline | undefined,
  defaultValue: Inline | undefined,
  reading: PageReading,
): FieldFacts {
  const { dialect } = reading.lookup;
  const facts = readFieldFacts(description, dialect);
  const { yes, no } = dialect.phrases;
  const answer = foldName(required?.text ?? "");
  const writtenDefault = defaultValue?.text.replaceAll("`", "") ?? "";
  return {
    ...facts,
    nullable: facts.nullable ?? (type !== undefined && isNullable(type, dialect) ? true : null),
    required: yes.includes(answer) ? true : no.includes(answer) ? false : facts.required,
    defaultValue: writtenDefault === "" ? facts.defaultValue : writtenDefault,
  };
}
