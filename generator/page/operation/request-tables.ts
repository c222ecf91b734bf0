import { columnsOf } from "../columns.js";
import { readRequestLines } from "../grammar/request-line.js";
import type { RequestLines } from "../grammar/request-line.js";
import type { TableBlock } from "../markdown/section.js";
import type { PageReading } from "../page-reading.js";

/**
 * Reads a table of requests, a method and a URI a row, as Microsoft's REST references besides Graph have it.
 * {@link https://learn.microsoft.com/partner-center/developer/create-an-order#request-syntax | A page of Partner Center}
 *
 * @returns `null` where the table has no column of URIs
 */
export function readRequestTable(table: TableBlock, reading: PageReading): RequestLines | null {
  const columns = columnsOf(table, reading, {});
  const uri = columns.get("requestUri");
  if (uri === undefined) return null;
  const read = table.rows.map(({ cells, source }) => {
    const method = cells.find((_, index) => index !== uri)?.text ?? "";
    return readRequestLines({ text: `${method} ${cells[uri]?.text ?? ""}`.replaceAll("`", ""), textSource: source });
  });
  return {
    requests: read.flatMap(({ requests }) => requests),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
