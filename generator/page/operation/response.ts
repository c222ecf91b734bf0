import { finding } from "../../findings/create-finding.js";
import type { ColumnKind, Dialect } from "../../dialect/dialect.js";
import type { Finding } from "../../findings/finding.js";
import { fieldColumns } from "../field-table.js";
import type { BodyContent } from "../grammar/body-content.js";
import { readResponseProse } from "../grammar/response-sentence.js";
import { parseTypeExpression } from "../grammar/type-expression.js";
import { wordFinder } from "../grammar/word-finder.js";
import type { Inline, InlineLink } from "../markdown/inline.js";
import { allSections, nestedBlocks, type Block, type Section, type TableBlock } from "../markdown/section.js";
import type { ErrorResponse } from "../../vocabulary.js";
import type { ResponseFacts, StatusFact } from "../page.js";
import type { PageReading } from "../page-reading.js";
import type { ReadExample } from "./examples.js";
import { ownBlocks, ownSections, paragraphsOf, sectionsOf, tablesOf } from "./operation-sections.js";
import { readStatusHeadings, readStatusLines } from "./status-headings.js";
import { readSentences, readStatusTable, statusColumnOf } from "./status-table.js";

/**
 * Reads the response section: status codes with their bodies. If the section describes a body but does not state a
 * success status, the body gets the status of the first successful example, or 200. Then `missing-status` is reported.
 */
export function readResponse(
  root: Section,
  examples: readonly ReadExample[],
  reading: PageReading,
): ResponseFacts | null {
  const section = responseSection(root) ?? responseOfExamples(root, reading);
  const shown = examples.find((example) => (example.response?.status ?? 200) < 400 && example.response !== null);
  if (section === null) {
    if (shown === undefined) reading.report(missingResponse(root));
    return null;
  }
  const place = section.source;
  const paragraphs = paragraphsOf(section);
  const prose = readResponseProse(paragraphs, reading.lookup.dialect);
  const inSentences = prose.statuses.some(({ status }) => status < 400);
  const { dialect } = reading.lookup;
  const tables = dialect.odata ? tablesOf(section) : sectionsOf(root, "response").flatMap(tablesOf);
  const rows = inSentences ? [] : tables.flatMap((table) => readStatusTable(table, reading));
  const told = [...rows, ...prose.statuses];
  const lines = dialect.odata ? [] : readStatusLines(root, reading);
  const headed = [
    ...lines,
    ...readStatusHeadings(root, reading, (own) => (showsObject(own, reading) ? objectAt(own, dialect) : null)),
  ];
  const known = [
    ...told.map((fact) => withBodyOf(fact, headed)),
    ...headed.filter(({ status }) => !told.some((other) => other.status === status)),
  ];
  const named = dialect.odata ? [] : paragraphs.flatMap((paragraph) => readSentences(paragraph, dialect) ?? []);
  const inProse = prose.body ?? (rows.length === 0 && !inSentences ? (named[0] ?? null) : null);
  const statuses = dialect.odata
    ? known
    : withShownBody(withNamedBody(known, prose.body ?? named[0] ?? null), section, dialect);
  const isUndocumented = statuses.length === 0 && inProse === null && shown === undefined;
  const body = isUndocumented && showsObject(section, reading) ? objectAt(section, dialect) : inProse;
  if (statuses.length === 0 && body === null && shown === undefined) reading.report(missingResponse(section));
  const description = paragraphs.map((paragraph) => paragraph.text).join("\n\n");
  const headers = readHeaderTables(root, section, reading);
  const all = [...assumedStatus(), ...statuses].map((fact) => (fact.status < 400 ? withHeaders(fact, headers) : fact));
  const varies = describesSeveral(section, paragraphs, dialect);
  const several = dialect.phrases.several.some(wordFinder(description));
  if (!dialect.odata) reportShownBodies(all, sectionsOf(root, "response").flatMap(ownSections), reading);
  return {
    statuses: all,
    ...(varies ? { varies } : {}),
    ...(several ? { several } : {}),
    description,
    source: section.source,
  };

  function assumedStatus(): StatusFact[] {
    if (statuses.some(({ status }) => status < 400) || body === null) return [];
    const source = paragraphs[0]?.source ?? place;
    const example = shown?.response?.status;
    const status = example ?? 200;
    const used = example === undefined ? `assumes ${status}` : `uses ${status} from an example`;
    const message = `The section does not name a status code, so docwright ${used}. Add the status code.`;
    reading.report(finding("missing-status", source, message));
    return [{ status, ...body, headers: [], description, source }];
  }
}

/** Adds the body that a sentence names to the only success status. */
function withNamedBody(facts: readonly StatusFact[], body: BodyContent | null): readonly StatusFact[] {
  const [only, ...others] = facts.filter(({ status }) => status < 300);
  if (body === null || only === undefined || others.length > 0 || only.status === 204) return facts;
  return facts.map((fact) => (fact === only && fact.type === null && !fact.stream ? { ...fact, ...body } : fact));
}

/** Adds the JSON that a section shows to the first success status, if the docs do not name a body for any status. */
function withShownBody(facts: readonly StatusFact[], section: Section, dialect: Dialect): readonly StatusFact[] {
  const successes = facts.filter(({ status }) => status < 300 && status !== 204 && status !== 205);
  const [first] = successes;
  const showsJson = ownBlocks(section).some((block) => block.type === "code" && /^\s*[[{]/.test(block.text));
  if (first === undefined || !showsJson || successes.some(({ type, stream }) => type !== null || stream)) return facts;
  return facts.map((fact) => (fact === first ? { ...fact, ...objectAt(section, dialect) } : fact));
}

/** Adds the body that another place of the page gives for the same status. */
function withBodyOf(fact: StatusFact, others: readonly StatusFact[]): StatusFact {
  if (fact.type !== null || fact.stream) return fact;
  const other = others.find(({ status }) => status === fact.status);
  return other === undefined ? fact : { ...fact, type: other.type, stream: other.stream };
}

/**
 * Whether a section describes several bodies. It does so with a sentence, with a subsection for each body, or with
 * links to several types in a list or table.
 */
function describesSeveral(section: Section, paragraphs: readonly Inline[], { phrases }: Dialect): boolean {
  const says = ({ text }: Inline): boolean =>
    phrases.variesByRequest.some((words) => text.toLowerCase().includes(words));
  const linked = ownBlocks(section).flatMap((block) => {
    if (block.type === "list") return [...nestedBlocks([block])].flatMap(linksIn);
    return block.type === "table" ? block.rows.flatMap(({ cells }) => cells.flatMap(({ links }) => links)) : [];
  });
  const pages = new Set(linked.map(({ url }) => url).filter((url) => /^(?!.*\/api\/)[^:]*\.md/i.test(url)));
  const parts = ownSections(section).filter(({ kind }) => kind === null);
  return paragraphs.some(says) || parts.length > 1 || pages.size > 1;
}

function linksIn(block: Block): readonly InlineLink[] {
  return block.type === "paragraph" ? block.content.links : [];
}

/** Whether a section shows the JSON of a body or a table of its properties. */
function showsObject(section: Section, reading: PageReading): boolean {
  const blocks = ownBlocks(section);
  return (
    blocks.some((block) => block.type === "code" && /^\s*[[{]/.test(block.text)) ||
    blocks.some(
      (block) =>
        block.type === "table" && fieldColumns(block, reading).has("type") && statusColumnOf(block, reading) === -1,
    )
  );
}

/** Reports a body that a section shows as JSON without naming its type. */
function reportShownBodies(facts: readonly StatusFact[], sections: readonly Section[], { report }: PageReading): void {
  for (const { blocks, source } of sections) {
    if (!facts.some(({ status, type }) => status < 400 && type?.source === source)) continue;
    if (blocks.some(({ type }) => type === "table")) continue;
    const message =
      'The page shows the body of the response, but does not name its type, so the type of the result is unknown. Name the type in a sentence such as "Returns a `Book`."';
    report(finding("response-by-example", source, message));
  }
}

function objectAt({ source }: Section, dialect: Dialect): BodyContent {
  const type = parseTypeExpression(
    { text: "object", lines: ["object"], links: [], codes: [], bold: false, source },
    dialect,
  );
  return { type, stream: false };
}

const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{1,60}$/;

/**
 * The names in tables of response headers. Three kinds of tables are read: tables under the heading "Response headers",
 * tables in the response section whose first column is "Header", and all tables in the response section if one of its
 * paragraphs ends with "response headers".
 */
function readHeaderTables(root: Section, section: Section, reading: PageReading): readonly string[] {
  const announced = paragraphsOf(section).some(({ text }) => /\bresponse headers?[.:]?$/i.test(text));
  const inResponse = tablesOf(section).filter(
    ({ headers: [first] }) => announced || /\bheader\b/i.test(first?.text ?? ""),
  );
  const tables = [...sectionsOf(root, "responseHeaders").flatMap(tablesOf), ...inResponse];
  return tables.flatMap((table) => {
    if (statusColumnOf(table, reading) !== -1) return [];
    const { headers, rows } = table;
    const kinds = headers.map(({ text }) => reading.lookup.column(text));
    const names = rows.map(({ cells }) => cells[Math.max(0, kinds.indexOf("name"))]?.text.replace(/[`*:]/g, "").trim());
    return names.filter((name) => name !== undefined && HEADER_NAME.test(name)) as string[];
  });
}

function withHeaders(fact: StatusFact, headers: readonly string[]): StatusFact {
  return headers.length === 0 ? fact : { ...fact, headers: [...new Set([...fact.headers, ...headers])] };
}

function missingResponse({ kind, heading, source }: Section): Finding {
  const message =
    kind === "response" && heading !== null
      ? `The section "${heading.text}" names neither a status code nor the type of the body. Name them, as in "Returns \`200 OK\` and a \`Book\` object."`
      : 'The response is not documented. Add a section "Response" with the status code and the body.';
  return finding("missing-response", source, message);
}

/**
 * The response section with the highest-level heading. A response section with a deeper heading can belong to an
 * example outside of an Examples section.
 */
export function responseSection(root: Section): Section | null {
  const sections = sectionsOf(root, "response");
  return sections.reduce<Section | null>(
    (best, section) => (best === null || section.depth < best.depth ? section : best),
    null,
  );
}

/**
 * The response section of an example, if its text names a success status. Pages without other response sections
 * describe the response there.
 */
function responseOfExamples(root: Section, { lookup }: PageReading): Section | null {
  const sections = sectionsOf(root, "examples").flatMap((section) => [...allSections(section)]);
  const named = sections.find(
    (section) =>
      section.kind === "response" &&
      readResponseProse(paragraphsOf(section), lookup.dialect).statuses.some(({ status }) => status < 400),
  );
  return named ?? null;
}

/**
 * Reads the documented errors: first the rows of tables in error sections and in the response section, then the
 * statuses that occur only in sentences of the response section.
 */
export function readErrors(root: Section, response: ResponseFacts | null, reading: PageReading): ErrorResponse[] {
  const inErrors = sectionsOf(root, "errors").flatMap(tablesOf);
  for (const table of inErrors) if (statusColumnOf(table, reading) === -1) reading.report(unreadableErrors(table));
  const tables = [...inErrors, ...sectionsOf(root, "response").flatMap(tablesOf)];
  const rows = tables.flatMap((table) => readErrorTable(table, reading));
  const inRows = new Set(rows.map(({ status }) => status));
  const inSentences = (response?.statuses ?? []).filter(({ status }) => status >= 400 && !inRows.has(status));
  return [
    ...rows,
    ...inSentences.map(({ status, description, source }) => ({ status, code: null, description, source })),
  ];
}

function readErrorTable(table: TableBlock, reading: PageReading): ErrorResponse[] {
  const statusColumn = statusColumnOf(table, reading);
  if (statusColumn === -1) return [];
  const kinds = table.headers.map(({ text }) => reading.lookup.column(text));
  return table.rows.flatMap((row): ErrorResponse[] => {
    const cell = (kind: ColumnKind): Inline | undefined => row.cells[kinds.indexOf(kind)];
    const status = /\b[1-5][0-9]{2}\b/.exec(row.cells[statusColumn]?.text ?? "")?.[0];
    const inColumn = cell("errorCode")?.text.replaceAll("`", "") ?? "";
    const range = RANGE.exec(row.cells[statusColumn]?.text ?? "")?.[1];
    if ((status !== undefined && Number(status) < 400) || /^[1-3]/.test(range ?? "")) return [];
    const text = (cell("errorMessage") ?? cell("description"))?.text;
    // In a column `Error` without a column of descriptions, several words are a description.
    const isDescription = text === undefined && /\s/.test(inColumn);
    const code = isDescription || ["", status, range].includes(inColumn) ? null : inColumn;
    return [
      {
        status: status === undefined ? null : Number(status),
        code,
        description: [range ?? "", isDescription ? inColumn : (text ?? "")].filter(Boolean).join(": "),
        source: row.source,
      },
    ];
  });
}

/** A range of statuses, or all other statuses. No single status has their description. */
const RANGE = /^`?([1-5]XX|default)\b/i;

function unreadableErrors({ headers, source }: TableBlock): Finding {
  const names = headers.map(({ text }) => text).join(", ");
  const message = `This table has the columns ${names}. docwright needs a column of statuses or error codes, so it skips the table. Rename a header to \`Status\` or \`Error code\`, or add it to \`dialect.columns.statusCode\` or \`dialect.columns.errorCode\` in the config.`;
  return finding("unreadable-table", source, message);
}
