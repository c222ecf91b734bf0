import { finding } from "../findings/create-finding.js";
import type { ColumnKind } from "../dialect/dialect.js";
import type { TableBlock } from "./markdown/section.js";
import type { PageReading } from "./page-reading.js";

/** The index of each kind of column. If two columns are of the same kind, this is the index of the first. */
export type Columns = ReadonlyMap<ColumnKind, number>;

/**
 * Finds the columns of a table by their headers.
 *
 * If the dialect has none of the headers and does not have the language of the page, the usual order of columns is
 * assumed and reported.
 *
 * @param usual the usual order of columns, by the number of columns
 */
export function columnsOf(
  table: TableBlock,
  reading: PageReading,
  usual: Readonly<Record<number, readonly ColumnKind[]>>,
): Columns {
  const columns = knownColumns(table, reading);
  const order = usual[table.headers.length];
  const { language, languages } = reading.lookup.dialect;
  const knowsLanguage = language !== null && languages[language] !== undefined;
  if (columns.size > 0 || !table.possiblyTranslated || knowsLanguage || order === undefined) return columns;
  reading.report(
    finding(
      "assumed-columns",
      table.source,
      "docwright does not know the headers of this table, so it assumes the usual order of columns. Add the headers to `dialect.columns` in the config.",
    ),
  );
  return new Map(order.map((kind, index) => [kind, index]));
}

/** Finds the columns whose headers are in the dialect. */
export function knownColumns(table: TableBlock, { lookup }: PageReading): Columns {
  const columns = new Map<ColumnKind, number>();
  table.headers.forEach((header, index) => {
    const kind = lookup.column(header.text);
    if (kind !== null && !columns.has(kind)) columns.set(kind, index);
  });
  return columns;
}
