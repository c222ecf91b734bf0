import type { ColumnKind, Dialect } from "../../dialect/dialect.js";
import { finding } from "../../findings/create-finding.js";
import { isPlainWord, readBodyContent, readLinkedBody, type BodyContent } from "../grammar/body-content.js";
import { singular } from "../grammar/path.js";
import { sentencesOf } from "../grammar/sentence.js";
import { parseTypeExpression } from "../grammar/type-expression.js";
import type { Inline } from "../markdown/inline.js";
import type { TableBlock, TableRowBlock } from "../markdown/section.js";
import type { StatusFact } from "../page.js";
import type { PageReading } from "../page-reading.js";

/**
 * A sentence, or the start of a sentence, that names the body: "A list of `Book` objects", "The new [Book](…)",
 * "Book[]". Adjectives are allowed between the article and the name.
 */
const BODY =
  /^(?:(?:ok|success|created)[:.,-]? )?(returns )?(an? |the )?(?:(?:new|created|updated|changed|requested|deleted|paged|full|whole) )?(?:(list|array|collection|page|set) (?:of|with) (?:the |all )?)?(`?)([A-Za-z_][\w.]{0,199})\4(\[\])?(?: (list|array|collection))?(?: (?:objects?|resources?))?$/i;

/** A label before the name of the body: "Returns: `Book`". */
const LABEL = /^(?:returns?|return type|response|result|body|schema|model): /i;

/** The text after the name of the body: a condition or an explanation. */
const END = /[:,(]| (?:if|when|upon|for|that|which)\b/i;

/** The columns that can have the body of a response. */
const BODY_COLUMNS: ReadonlySet<ColumnKind> = new Set(["body", "type", "returnType", "description", "errorMessage"]);

/**
 * Reads the success statuses of a table with a column of statuses. The body is in a separate column, or in the
 * description. Rows with errors are skipped, because `readErrors` reads them.
 */
export function readStatusTable(table: TableBlock, reading: PageReading): StatusFact[] {
  const kinds = table.headers.map((header) => reading.lookup.column(header.text));
  const statusColumn = statusColumnOf(table, reading);
  if (statusColumn === -1) return [];
  reportUnreadBodies(table, kinds, reading);
  return table.rows.flatMap(({ cells, source }): StatusFact[] => {
    const cell = (...wanted: ColumnKind[]): Inline | undefined =>
      cells[kinds.findIndex((k) => k !== null && wanted.includes(k))];
    const written = cells[statusColumn]?.text ?? "";
    // Any success status has the body of a row `2XX`.
    const status = /^`?2XX\b/i.test(written) ? 200 : Number(/^\D{0,10}([1-5][0-9]{2})\b/.exec(written)?.[1] ?? 0);
    if (status === 0 || status >= 400) return [];
    const { dialect } = reading.lookup;
    const bodyCell = cell("body", "type", "returnType");
    const description = cell("description", "errorMessage");
    const content =
      (bodyCell === undefined ? null : readBodyCell(bodyCell, dialect)) ??
      (description === undefined ? null : readSentences(description, dialect));
    const { type = null, stream = false } = content ?? {};
    return [{ status, type, stream, headers: [], description: (description ?? bodyCell)?.text ?? "", source }];
  });
}

/** A status or a range of statuses: `200`, `201 Created`, `4XX`. */
const STATUS_CELL = /^`?[1-5](?:\d\d|XX)\b/i;

/** A row for all other statuses. */
const OTHER_STATUSES = /^`?(?:default|other)\b/i;

/**
 * Returns the index of the column of statuses, or -1. A column "Code" can have statuses or codes of errors. In
 * references of Azure, the column of statuses has the header "Name".
 *
 * {@link https://learn.microsoft.com/rest/api/storagerp/storage-accounts/create | A page of the Azure REST API}
 */
export function statusColumnOf({ headers, rows }: TableBlock, { lookup }: PageReading): number {
  const kinds = headers.map(({ text }) => lookup.column(text));
  const declared = kinds.includes("statusCode") ? kinds.indexOf("statusCode") : kinds.indexOf("errorCode");
  if (declared !== -1) return declared;
  const column = kinds.indexOf("name");
  const names = rows.map(({ cells }) => cells[column]?.text ?? "");
  const areStatuses = names.every((name) => STATUS_CELL.test(name) || OTHER_STATUSES.test(name));
  return areStatuses && names.some((name) => STATUS_CELL.test(name)) ? column : -1;
}

/** Reports a column with bodies whose header is not in the dialect, if no other column can have the bodies. */
function reportUnreadBodies(table: TableBlock, kinds: readonly (ColumnKind | null)[], reading: PageReading): void {
  const { dialect } = reading.lookup;
  if (kinds.some((kind) => kind !== null && BODY_COLUMNS.has(kind))) return;
  for (const [column, { text }] of table.headers.entries()) {
    const hasBody = ({ cells }: TableRowBlock): boolean => {
      const cell = cells[column];
      return cell !== undefined && readSentences(cell, dialect) !== null;
    };
    if (kinds[column] !== null || !table.rows.some(hasBody)) continue;
    const message = `docwright does not know the header "${text}", so it does not read the bodies of responses in this column. Add the header to \`dialect.columns\` in the config, as \`body\` or \`description\`.`;
    reading.report(finding("unreadable-table", table.source, message));
  }
}

/** A cell of the body column: a type, or a sentence about it. */
function readBodyCell(cell: Inline, dialect: Dialect): BodyContent | null {
  const said = readSentences(cell, dialect);
  if (said !== null) return said;
  // In references of Azure, a list of headers follows the type, on lines of its own.
  const type = parseTypeExpression({ ...cell, text: cell.lines[0] ?? "" }, dialect);
  if (type?.name === null || type === null) return null;
  return type.name.toLowerCase() === "stream" ? { type: null, stream: true } : { type, stream: false };
}

/** The body in the first sentence that describes a body. */
export function readSentences(cell: Inline, dialect: Dialect): BodyContent | null {
  for (const sentence of sentencesOf(cell.text)) {
    const content = readNamedBody(sentence, cell, dialect) ?? readBodyContent(sentence, cell, dialect);
    if (content !== null) return content;
  }
  const type = dialect.odata || dialect.language === null ? null : readLinkedBody(cell.text, cell, dialect);
  return type && { type, stream: false };
}

/**
 * Reads a sentence that only names the body. The name must be a link, a code span, or next to another word such as an
 * article, because "Deleted" alone is not a body.
 */
function readNamedBody(sentence: string, cell: Inline, dialect: Dialect): BodyContent | null {
  const clause = sentence.replace(LABEL, "").split(END, 1)[0]?.trim() ?? "";
  const [, returns, article, list, tick, name, brackets, after] = BODY.exec(clause) ?? [];
  if (name === undefined) return null;
  const isMarked = tick !== "" || cell.links.some(({ text }) => text.replace(/`/g, "") === name);
  const hasWords = [returns, article, list, brackets, after].some((part) => part !== undefined);
  if (!isMarked && (!hasWords || isPlainWord(name))) return null;
  const collection = [list, brackets, after].some((part) => part !== undefined);
  // "A list of books" is a list of the type `book`.
  const item = collection && !isMarked ? singular(name) : name;
  const type = parseTypeExpression({ ...cell, text: item }, dialect);
  return type === null ? null : { type: { ...type, collection }, stream: false };
}
