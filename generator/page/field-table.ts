import { finding } from "../findings/create-finding.js";
import { foldName } from "../dialect/vocabulary.js";
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

/** What writers add to a name: `id (optional)`, `name*`. */
const nameRemark = /\s{0,9}(?:\([^()]{0,80}\)|\*{1,3})$/;

/**
 * Reads a table of properties, relationships, parameters or headers. Rows of a group's name alone, blank rows and a
 * header that is repeated are passed over; a row whose name cannot be read is a finding.
 *
 * @returns `null` where the table has no column of names beside one of types or descriptions
 */
export function readFieldTable(
  table: TableBlock,
  reading: PageReading,
  columns: Columns = fieldColumns(table, reading),
): FieldRow[] | null {
  if (!columns.has("name") || !(columns.has("type") || columns.has("description"))) return null;
  return table.rows.flatMap((row) => readRow(row, table, columns, reading) ?? []);
}

/** The columns of a table of fields; without one of names the table is none. */
export function fieldColumns(table: TableBlock, reading: PageReading): Columns {
  const columns = new Map(
    columnsOf(table, reading, { 2: ["name", "description"], 3: ["name", "type", "description"] }),
  );
  if (!columns.has("description") && columns.has("value")) columns.set("description", columns.get("value") ?? 0);
  if (!columns.has("type") && columns.has("returnType")) columns.set("type", columns.get("returnType") ?? 0);
  if (!columns.has("name") && columns.has("type") && reading.vocabulary.column(table.headers[0]?.text ?? "") === null) {
    columns.set("name", 0);
  }
  return columns;
}

function readRow(row: TableRowBlock, table: TableBlock, columns: Columns, reading: PageReading): FieldRow | null {
  const cell = (kind: ColumnKind): Inline | undefined => row.cells[columns.get(kind) ?? -1];
  const nameCell = cell("name");
  if (nameCell === undefined || isPassedOver(row, nameCell, table)) return null;
  const { name, value } = readName(nameCell);
  const stated = columns.get("value") === columns.get("description") ? undefined : cell("value");
  if (name === null) {
    reading.report(
      finding(
        "unreadable-row",
        row.source,
        `The row names no field: \`${nameCell.text.slice(0, 80)}\`; begin it with one name.`,
      ),
    );
    return null;
  }
  const description = cell("description");
  const type = cell("type") ?? (stated !== undefined && isType(stated) ? stated : undefined);
  const sample = stated === type ? "" : (stated?.text ?? "");
  return {
    name,
    type: type === undefined ? null : parseTypeExpression(type, reading.vocabulary.dialect),
    description: [value, sample, description?.text ?? ""].filter((part) => part !== "").join(": "),
    facts: readFacts(description ?? { ...nameCell, text: "" }, type, cell("required"), cell("default"), reading),
    source: row.source,
  };
}

/** A column headed Value holds types as often as values: `string`, `[itemReference](…)`. */
function isType(cell: Inline): boolean {
  return cell.links.some((link) => link.text === cell.text) || primitiveType(cell.text) !== null;
}

/**
 * The name in a cell, without emphasis, code marks and what writers add in parentheses; `null` where there is none. A
 * header may stand with its value: `Prefer: outlook.timezone`.
 */
function readName(cell: Inline): { readonly name: string | null; readonly value: string } {
  const text = cell.text.replace(/[`*"]/g, "").trim();
  const bare = fieldName.test(text) ? text : text.replace(nameRemark, "").trim();
  const [, name = bare, value = ""] = /^([\w-]{1,100}):(?: (\S{1,200}))?$/.exec(bare) ?? [];
  return { name: fieldName.test(name) ? name : null, value };
}

function isPassedOver(row: TableRowBlock, nameCell: Inline, table: TableBlock): boolean {
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
  const { dialect } = reading.vocabulary;
  const facts = readFieldFacts(description, dialect);
  const { yes, no } = dialect.phrases;
  const answer = foldName(required?.text ?? "");
  const stated = defaultValue?.text.replaceAll("`", "") ?? "";
  return {
    ...facts,
    nullable: facts.nullable ?? (type !== undefined && isNullable(type, dialect) ? true : null),
    required: yes.includes(answer) ? true : no.includes(answer) ? false : facts.required,
    defaultValue: stated === "" ? facts.defaultValue : stated,
  };
}
