import { columnsOf } from "../columns.js";
import { readRequestLines } from "../grammar/request-line.js";
import type { RequestLines } from "../grammar/request-line.js";
import type { TableBlock } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";

/**
 * Reads a table with a method and a URI per row, as in other REST references of Microsoft.
 * {@link https://learn.microsoft.com/partner-center/developer/create-an-order#request-syntax | A page of Partner Center}
 *
 * @returns `null` if the table does not have a column of URIs
 */
export function readRequestTable(table: TableBlock, reading: PageReading): RequestLines | null {
  const columns = columnsOf(table, reading, {});
  const uri = columns.get("requestUri");
  if (uri === undefined) return null;
  const read = table.rows.map(({ cells, source }) => {
    const method = cells.find((_, index) => index !== uri)?.text ?? "";
    const text = `${method} ${cells[uri]?.text ?? ""}`.replaceAll("`", "");
    return readRequestLines({ text, textSource: source }, reading.lookup.dialect.serviceRoots);
  });
  return {
    requests: read.flatMap(({ requests }) => requests),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
