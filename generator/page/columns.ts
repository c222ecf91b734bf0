import { finding } from "../findings/create-finding.js";
import type { ColumnKind } from "../dialect/dialect.js";
import type { TableBlock } from "./markdown/section.js";
import type { PageReading } from "./page-reading.js";

/** Where in a row each kind of column stands; the first of two that are headed alike. */
export type Columns = ReadonlyMap<ColumnKind, number>;

/**
 * What the columns of a table hold, by their headers.
 *
 * Localised pages keep the English heading of a section as its anchor and translate the headers of tables. Where the
 * dialect knows none of those, the columns are read in the order that such tables have on every page, and that is said.
 *
 * @param usual what the columns of such a table hold, by how many there are
 */
export function columnsOf(
  table: TableBlock,
  reading: PageReading,
  usual: Readonly<Record<number, readonly ColumnKind[]>>,
): Columns {
  const columns = new Map<ColumnKind, number>();
  table.headers.forEach((header, index) => {
    const kind = reading.vocabulary.column(header.text);
    if (kind !== null && !columns.has(kind)) columns.set(kind, index);
  });
  const order = usual[table.headers.length];
  if (columns.size > 0 || !table.translated || order === undefined) return columns;
  reading.report(
    finding(
      "assumed-columns",
      table.source,
      "None of these headers is known, so the columns were taken to be in their usual order; add the words to the dialect.",
    ),
  );
  return new Map(order.map((kind, index) => [kind, index]));
}
