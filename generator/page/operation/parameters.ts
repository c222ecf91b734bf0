import type { SectionKind } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import { type NameReader, readFieldTable } from "../field-table.js";
import { sentencesOf } from "../grammar/sentence.js";
import { readUnsupportedOptions } from "../grammar/unsupported-options.js";
import { finding } from "../../findings/create-finding.js";
import type { Finding } from "../../findings/finding.js";
import type { Section, TableBlock } from "../markdown/section.js";
import type { FieldRow, QueryOptionMention } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { paragraphsOf, sectionsOf, tablesOf } from "./operation-sections.js";

/** Sections with a table of parameters or headers. */
export type ParameterSection = Extract<
  SectionKind,
  "pathParameters" | "queryParameters" | "functionParameters" | "requestHeaders"
>;

/** The rows of all tables in the sections of a kind. */
export function readParameters(root: Section, kind: ParameterSection, reading: PageReading): FieldRow[] {
  const headerOf: NameReader = (name, _text, cells) =>
    reading.names?.headerOf(name, cells.slice(1).find(({ text }) => /^\W{0,5}Bearer\b/i.test(text))?.text ?? "") ??
    null;
  return sectionsOf(root, kind).flatMap((section) =>
    tablesOf(section).flatMap((table) => {
      const rows = readFieldTable(table, reading, undefined, kind === "requestHeaders" ? headerOf : undefined);
      if (rows === null && !reading.lookup.dialect.odata) reading.report(unreadableTable(table));
      return rows ?? [];
    }),
  );
}

function unreadableTable({ headers, source }: TableBlock): Finding {
  const names = headers.map(({ text }) => text).join(", ");
  const message = `This table has the columns ${names}. docwright needs a column of names and a column of types or descriptions, so it skips the table. Use the headers \`Name\`, \`Type\` and \`Description\`, or add the headers to \`dialect.columns\` in the config.`;
  return finding("unreadable-table", source, message);
}

const queryOption = /\$(?:select|filter|expand|orderby|search|count|top|skip|skiptoken|deltatoken|format)\b/gi;

/**
 * Reads the system query options that the docs say are supported. These sentences are in a query parameters section or
 * in the description of the API.
 * {@link https://learn.microsoft.com/graph/query-parameters | Query parameters in Microsoft Graph}
 */
export function readQueryOptions(root: Section, reading: PageReading): QueryOptionMention[] {
  const found = new Map<string, QueryOptionMention>();
  for (const section of [...sectionsOf(root, "queryParameters"), ...sectionsOf(root, "apiDescription")]) {
    for (const paragraph of paragraphsOf(section)) {
      for (const sentence of sentencesOf(paragraph.text)) {
        if (isDenial(sentence, reading)) continue;
        for (const [match] of sentence.matchAll(queryOption)) {
          const name = match.toLowerCase();
          if (!found.has(name)) found.set(name, { name, source: paragraph.source });
        }
      }
    }
  }
  return [...found.values()];
}

/**
 * Whether query options are unsupported: the API does not follow OData, or the first sentence of a query parameters
 * section says that they are unsupported.
 */
export function readNoQueryOptions(root: Section, reading: PageReading): boolean {
  if (!reading.lookup.dialect.odata) return true;
  const { none } = reading.lookup.dialect.phrases;
  return sectionsOf(root, "queryParameters").some((section) => {
    const [first = ""] = paragraphsOf(section).flatMap(({ text }) => sentencesOf(text));
    return none.includes(foldName(first)) || (!first.includes("$") && isDenial(first, reading));
  });
}

/** Whether a query parameters section states that only the query options in its list are supported. */
export function readOnlyListedQueryOptions(root: Section, reading: PageReading): boolean {
  const { onlyListed } = reading.lookup.dialect.phrases;
  return sectionsOf(root, "queryParameters").some((section) =>
    paragraphsOf(section).some(({ text }) =>
      sentencesOf(text).some((sentence) => onlyListed.some((phrase) => sentence.toLowerCase().includes(phrase))),
    ),
  );
}

/**
 * The system query options that the docs say are not supported. These sentences are in a query parameters section or in
 * one of its subsections, which can have any heading: "### Exceptions".
 */
export function readUnsupportedQueryOptions(root: Section): string[] {
  const paragraphs = sectionsOf(root, "queryParameters").flatMap((section) =>
    [section, ...section.sections].flatMap(paragraphsOf),
  );
  return [...new Set(paragraphs.flatMap(({ text }) => readUnsupportedOptions(text)))];
}

function isDenial(sentence: string, reading: PageReading): boolean {
  const lower = sentence.toLowerCase();
  return reading.lookup.dialect.phrases.notSupported.some((phrase) => lower.includes(phrase));
}
