import type { DialectLookup } from "../../dialect/dialect-lookup.js";
import { readRequestLines } from "../grammar/request-line.js";
import type { RequestLines } from "../grammar/request-line.js";
import type { Inline } from "../markdown/inline.js";
import type { TableBlock } from "../markdown/section.js";

const METHOD = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/**
 * Reads a table of requests. The table has a column of URIs and a method per row, as in other REST references of
 * Microsoft, or it has two columns of labels and values, one of which is the URI.
 * {@link https://learn.microsoft.com/partner-center/developer/create-an-order#request-syntax | A page of Partner Center}
 *
 * @returns `null` if the table has neither a column nor a label of URIs
 */
export function readRequestTable(table: TableBlock, lookup: DialectLookup): RequestLines | null {
  const requests = labelledRequest(table, lookup) ?? requestsInRows(table, lookup);
  const read = requests?.map(({ method, uri }) => {
    const text = `${method} ${uri.text}`.replaceAll("`", "");
    return readRequestLines({ text, textSource: uri.source }, lookup.dialect.serviceRoots);
  });
  if (read === undefined) return null;
  return {
    requests: read.flatMap(({ requests: found }) => found),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface RequestCells {
  readonly method: string;
  readonly uri: Pick<Inline, "text" | "source">;
}

/** The request of a table such as `| Method URL | https://… |`, `| HTTP method | POST |`. */
function labelledRequest({ headers, rows }: TableBlock, lookup: DialectLookup): readonly RequestCells[] | null {
  if (headers.length !== 2) return null;
  // In Markdown, the first row is the header of the table.
  const lines = [headers, ...rows.map(({ cells }) => cells)];
  const uri = lines.find(([label]) => lookup.column(label?.text ?? "") === "requestUri")?.[1];
  const methods = lines.map(([, value]) => value?.text.replaceAll("`", "").trim().toUpperCase() ?? "");
  const method = methods.find((text) => METHOD.test(text));
  return uri === undefined || method === undefined || !/^`?(?:\/|https?:)/.test(uri.text) ? null : [{ method, uri }];
}

function requestsInRows({ headers, rows }: TableBlock, lookup: DialectLookup): readonly RequestCells[] | null {
  const column = headers.findIndex(({ text }) => lookup.column(text) === "requestUri");
  if (column === -1) return null;
  return rows.map(({ cells, source }) => ({
    method: cells.find((_, index) => index !== column)?.text ?? "",
    uri: { text: cells[column]?.text ?? "", source },
  }));
}
