import { finding } from "../../findings/create-finding.js";
import type { ColumnKind } from "../../dialect/dialect.js";
import type { Finding } from "../../findings/finding.js";
import { readResponseProse } from "../grammar/response-sentence.js";
import type { Inline } from "../markdown/inline.js";
import type { Section, TableBlock } from "../markdown/section.js";
import type { ErrorResponse } from "../../vocabulary.js";
import type { ResponseFacts, StatusFact } from "../page.js";
import type { PageReading } from "../page-reading.js";
import type { ReadExample } from "./examples.js";
import { paragraphsOf, sectionsOf, tablesOf } from "./operation-sections.js";
import { readSentences, readStatusTable } from "./status-table.js";

/**
 * Reads the response section: status codes with their bodies. If the section describes a body without a success status, it
 * gets the status of the first successful example, or 200, and `missing-status` is reported.
 */
export function readResponse(
  root: Section,
  examples: readonly ReadExample[],
  reading: PageReading,
): ResponseFacts | null {
  const section = responseSection(root);
  const shown = examples.find((example) => (example.response?.status ?? 200) < 400 && example.response !== null);
  if (section === null) {
    if (shown === undefined) reading.report(missingResponse(root));
    return null;
  }
  const paragraphs = paragraphsOf(section);
  const prose = readResponseProse(paragraphs, reading.lookup.dialect);
  const inSentences = prose.statuses.some(({ status }) => status < 400);
  const rows = inSentences ? [] : tablesOf(section).flatMap((table) => readStatusTable(table, reading));
  const statuses = [...rows, ...prose.statuses];
  const { dialect } = reading.lookup;
  const named = dialect.odata ? [] : paragraphs.flatMap((paragraph) => readSentences(paragraph, dialect) ?? []);
  const body = prose.body ?? (rows.length === 0 && !inSentences ? (named[0] ?? null) : null);
  if (statuses.length === 0 && body === null && shown === undefined) reading.report(missingResponse(section));
  const description = paragraphs.map((paragraph) => paragraph.text).join("\n\n");
  return { statuses: [...assumedStatus(), ...statuses], description, source: section.source };

  function assumedStatus(): StatusFact[] {
    const [paragraph] = paragraphs;
    if (statuses.some(({ status }) => status < 400) || body === null || paragraph === undefined) return [];
    const status = shown?.response?.status ?? 200;
    const message = `The section does not name a status code, so ${String(status)} was assumed. Add the status code.`;
    reading.report(finding("missing-status", paragraph.source, message));
    return [{ status, ...body, headers: [], description, source: paragraph.source }];
  }
}

function missingResponse({ source }: Section): Finding {
  const message = 'The response is not documented. Add a section "Response" with the status code and the body.';
  return finding("missing-response", source, message);
}

/** The response section with the lowest depth. Examples outside of an Examples section have a deeper one. */
function responseSection(root: Section): Section | null {
  const sections = sectionsOf(root, "response");
  return sections.reduce<Section | null>(
    (best, section) => (best === null || section.depth < best.depth ? section : best),
    null,
  );
}

/**
 * Reads the documented errors: first the rows of tables, in error sections and in the response section; then the statuses
 * that only sentences of the response section name.
 */
export function readErrors(root: Section, response: ResponseFacts | null, reading: PageReading): ErrorResponse[] {
  const sections = [...sectionsOf(root, "errors"), ...sectionsOf(root, "response")];
  const rows = sections.flatMap((section) => tablesOf(section).flatMap((table) => readErrorTable(table, reading)));
  const inRows = new Set(rows.map(({ status }) => status));
  const inSentences = (response?.statuses ?? []).filter(({ status }) => status >= 400 && !inRows.has(status));
  return [
    ...rows,
    ...inSentences.map(({ status, description, source }) => ({ status, code: null, description, source })),
  ];
}

function readErrorTable(table: TableBlock, reading: PageReading): ErrorResponse[] {
  const kinds = table.headers.map((header) => reading.lookup.column(header.text));
  if (!kinds.includes("statusCode") && !kinds.includes("errorCode")) return [];
  return table.rows.flatMap((row): ErrorResponse[] => {
    const cell = (kind: ColumnKind): Inline | undefined => row.cells[kinds.indexOf(kind)];
    const status = /\b[1-5][0-9]{2}\b/.exec(cell("statusCode")?.text ?? cell("errorCode")?.text ?? "")?.[0];
    const code = cell("errorCode")?.text.replaceAll("`", "") ?? "";
    if (status !== undefined && Number(status) < 400) return [];
    return [
      {
        status: status === undefined ? null : Number(status),
        code: code === "" || code === status ? null : code,
        description: (cell("errorMessage") ?? cell("description"))?.text ?? "",
        source: row.source,
      },
    ];
  });
}
