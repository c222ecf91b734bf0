import { finding } from "../findings/create-finding.js";
import type { ColumnKind } from "../dialect/dialect.js";
import type { TableBlock } from "./markdown/section.js";
import type { PageReading } from "./page-reading.js";

/** The index of each kind of column. If two columns have the same header, the first one counts. */
export type Columns = ReadonlyMap<ColumnKind, number>;

/**
 * Finds the columns of a table by their headers.
 *
 * Localised pages keep the English heading of a section as its anchor, and translate the headers of tables. If the dialect
 * does not have any of them, the usual order of columns is assumed and reported.
 *
 * @param usual the usual order of columns, by the number of columns
 */
export function columnsOf(
  table: TableBlock,
  reading: PageReading,
  usual: Readonly<Record<number, readonly ColumnKind[]>>,
): Columns {
  const columns = new Map<ColumnKind, number>();
  table.headers.forEach((header, index) => {
    const kind = reading.lookup.column(header.text);
    if (kind !== null && !columns.has(kind)) columns.set(kind, index);
  });
  const order = usual[table.headers.length];
  if (columns.size > 0 || !table.translated || order === undefined) return columns;
  reading.report(
    finding(
      "assumed-columns",
      table.source,
      "The headers of this table are not in the dialect, so the usual order of columns was assumed. Add them to the dialect.",
    ),
  );
  return new Map(order.map((kind, index) => [kind, index]));
}
