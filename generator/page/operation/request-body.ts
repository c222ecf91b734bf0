import { finding } from "../../findings/create-finding.js";
import type { Dialect, SectionKind } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import { fieldColumns, readFieldTable, type NameReader } from "../field-table.js";
import { nestInnerFields } from "../inner-fields.js";
import { type BodyContent, readBodyContent, readLinkedBody } from "../grammar/body-content.js";
import { sentencesOf } from "../grammar/sentence.js";
import type { Inline } from "../markdown/inline.js";
import { allSections, type Block, type Section, type TableBlock } from "../markdown/section.js";
import type { FieldRow, RequestBodyFacts, TypeExpression } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { hasMemberHeading } from "../resource/read-enums.js";
import { alternativeTables, optionalUnlessInAll } from "./alternative-tables.js";
import { ownBlocks, ownSections, paragraphsOf, sectionsOf, tablesOf } from "./operation-sections.js";
import { readRequiredNames } from "./required-names.js";
import { readSampleFields } from "./sample-body.js";

const mediaType = /\b[a-z]{2,30}\/[a-z0-9](?:[a-z0-9.+-]{0,80}[a-z0-9])?/gi;

/**
 * Reads the request body section. The section names the type of the body, lists its properties in a table, or states
 * that the body consists of bytes or that the request does not have a body.
 *
 * @param headers rows of the request headers section, which may have the content type
 * @returns `null` if the page does not have such a section, or the section is empty
 */
export function readRequestBody(
  root: Section,
  headers: readonly FieldRow[],
  reading: PageReading,
): RequestBodyFacts | null {
  const sections = sectionsOf(root, "requestBody");
  const [first] = sections;
  if (first === undefined) return null;
  const paragraphs = sections.flatMap(paragraphsOf);
  const lists = sections.flatMap(ownSections).filter((section) => hasMemberHeading(section, reading));
  const values = new Set(lists.flatMap(tablesOf));
  const tables = sections.flatMap(tablesOf).filter((table) => !values.has(table));
  const shownBodies = bodiesIn(sections.flatMap(ownBlocks));
  if (paragraphs.length === 0 && tables.length === 0 && shownBodies.length === 0) return null;

  const read = tables.map((table) => readBodyTable(table, reading));
  const alternatives = alternativeTables(sections.flatMap(ownSections), tables);
  const rows = read.map((ofTable) => ofTable ?? []);
  const fields = nestInnerFields(alternatives.length > 0 ? optionalUnlessInAll(rows) : rows.flat(), reading, {
    isJson: false,
  });
  const [table] = tables;
  if (table !== undefined && read.every((rows) => rows === null)) {
    const message =
      "This table does not have a column of names, so docwright skips it. Use the headers `Property`, `Type` and `Description`, or add the headers to `dialect.columns` in the config.";
    reading.report(finding("unreadable-table", table.source, message));
  }

  const { dialect } = reading.lookup;
  const content = bodyContent(paragraphs, dialect);
  const saysNoBody =
    fields.length === 0 && paragraphs.some((paragraph) => saysNone(paragraph, dialect.phrases.noRequestBody));
  const header = headers.find(({ name }) => name.toLowerCase() === "content-type")?.description;
  const [contentType = null, ...otherTypes] = [...(header ?? "").matchAll(mediaType)].map(([type]) =>
    type.toLowerCase(),
  );
  const textType = isForeign(contentType) ? undefined : otherTypes.find((type) => type.startsWith("text/"));
  const isShown = tables.length === 0 && content === null && !isForeign(contentType);
  const shown = isShown ? readSampleFields(shownBodies, reading) : [];
  // "No request body is required. However, you can specify an `item`", with an example of this body.
  const none = saysNoBody && shown.length === 0;
  const isOptional =
    shown.length > 0 && (saysNoBody || paragraphs.some(({ text }) => saysOptional(text, dialect.phrases.optional)));
  const required = readRequiredNames(paragraphs, dialect.phrases.bodyRequires);
  const stream = !none && fields.length === 0 && (content?.stream === true || isForeign(contentType));
  return {
    none,
    ...(isOptional ? { optional: true } : {}),
    contentType,
    ...(textType === undefined ? {} : { textType }),
    type: none || stream ? null : (content?.type ?? null),
    stream,
    fields: [...fields, ...shown],
    ...(none || stream || required.length === 0 ? {} : { required }),
    description: paragraphs.map((paragraph) => paragraph.text).join("\n\n"),
    source: first.source,
  };
}

/**
 * Reads a table of a body. On a translated page, it also reads names that may be translated words, because the page of
 * the type can have them.
 */
function readBodyTable(table: TableBlock, reading: PageReading): readonly FieldRow[] | null {
  const { names } = reading;
  if (names === undefined) return readFieldTable(table, reading);
  const nameOf: NameReader = (name, text) => (names.isDoubtful(name) ? name : names.nameOf(name, text));
  const rows = readFieldTable(table, reading, fieldColumns(table, reading), nameOf);
  return rows?.map((row) => (names.isDoubtful(row.name) ? { ...row, doubtful: true as const } : row)) ?? null;
}

/**
 * The content in the first sentence that describes a body. If a later sentence names this type as one of several
 * alternatives, the later sentence describes the body.
 */
function bodyContent(paragraphs: readonly Inline[], dialect: Dialect): BodyContent | null {
  const sentences = paragraphs.flatMap((paragraph) => sentencesOf(paragraph.text).map((text) => ({ text, paragraph })));
  const contents = sentences.map(({ text, paragraph }) => readBodyContent(text, paragraph, dialect));
  const content = contents.find((found) => found !== null) ?? null;
  if (!content?.type) return content;
  const { name } = content.type;
  const wider = sentences
    .map(({ text, paragraph }, index) => {
      const type = contents[index]?.type ?? null;
      return type !== null || dialect.language === null ? type : readLinkedBody(text, paragraph, dialect);
    })
    .find((type) => type !== null && type.alternatives.length > 0 && namesType(type, name));
  return wider == null ? content : { type: wider, stream: false };
}

function namesType({ name, alternatives }: TypeExpression, wanted: string | null): boolean {
  return [name, ...alternatives.map((other) => other.name)].includes(wanted);
}

/** The code that shows a body: all of it, or if some of it shows an inner type, the rest. */
function bodiesIn(blocks: readonly Block[]): readonly Block[] {
  const codes = blocks.filter((block) => block.type === "code");
  const bodies = codes.filter(({ annotation }) => annotation?.blockType !== "resource");
  return bodies.length > 0 ? bodies : codes;
}

/** Whether content of this type is bytes or text. JSON and forms are neither. */
function isForeign(contentType: string | null): boolean {
  return contentType !== null && !/\bjson\b|^multipart\/|^application\/x-www-form-urlencoded$/.test(contentType);
}

const FORM = /\b(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * The content type of a body that is a form, in docs without OData: the first one that the text or a heading of the
 * operation names. `null` if the text also names JSON.
 */
export function readFormType(root: Section): string | null {
  const own = [...allSections(root)].filter(({ kind }) => kind === null || !NOT_ABOUT_REQUEST.has(kind));
  const texts = own.flatMap((section) => [section.name, ...paragraphsOf(section).map(({ text }) => text)]);
  if (texts.some((text) => /\bapplication\/json\b|\bJSON\b/.test(text))) return null;
  const [type] = texts.flatMap((text) => FORM.exec(text)?.[1]?.toLowerCase() ?? []);
  if (type !== undefined) return type;
  const isForm = own.some(({ kind, name }) => kind === "requestBody" && /^form\b/i.test(name));
  return isForm ? (texts.some((text) => /\bmultipart\b/i.test(text)) ? MULTIPART : URLENCODED) : null;
}

const [URLENCODED, MULTIPART] = ["application/x-www-form-urlencoded", "multipart/form-data"];

const NOT_ABOUT_REQUEST: ReadonlySet<SectionKind> = new Set(["examples", "response", "errors", "callbacks", "remarks"]);

function saysOptional(text: string, words: readonly string[]): boolean {
  return words.some((word) => foldName(text).includes(word));
}

function saysNone(paragraph: Inline, phrases: readonly string[]): boolean {
  return sentencesOf(paragraph.text).some((sentence) => {
    const folded = foldName(sentence);
    return phrases.some((phrase) => (/^\w+$/.test(phrase) ? folded === phrase : folded.includes(phrase)));
  });
}
