import { finding } from "../../findings/create-finding.js";
import { readBaseType, readDerivedTypes } from "../grammar/inheritance.js";
import { primitiveType } from "../grammar/primitive-type.js";
import { typeOfLink } from "../grammar/type-expression.js";
import type { Inline } from "../markdown/inline.js";
import type { Block, Section } from "../markdown/section.js";
import { allSections } from "../markdown/section.js";
import { readExamples, withStatuses } from "../operation/examples.js";
import type { PageReading } from "../page-reading.js";
import type { EnumFacts, ExampleFacts, FieldRow, TypeExpression, TypeFacts } from "../page.js";
import { introParagraphs, introText } from "./intro.js";
import { nameInHeading, titledSection } from "./page-title.js";
import { type MemberList, readMemberLists } from "./read-enums.js";
import { readMethods } from "./read-methods.js";
import { nestInnerFields } from "../inner-fields.js";
import { readProperties, reportInnerProperties } from "./read-properties.js";
import { separateTypes } from "./separate-types.js";
import { readTypeSample, type TypeSample } from "./representation.js";

/** The declarations of a resource page. */
export interface ResourceFacts {
  readonly types: readonly TypeFacts[];
  readonly enums: readonly EnumFacts[];
}

/**
 * Reads a resource page: its types and its enumerations. If the heading of a list of values is the name of a primitive
 * property, the list contains the values of this property and is not an enumeration.
 *
 * {@link https://learn.microsoft.com/graph/api/resources/user | A Microsoft Graph resource page}
 */
export function readResource(page: Section, reading: PageReading): ResourceFacts {
  const { main, others } = separateTypes(page);
  const resource = readMainResource(main, reading);
  const types = others.flatMap((section) => readType(section, [], reading) ?? []);
  return { ...resource, types: [...resource.types, ...types] };
}

function readMainResource(page: Section, reading: PageReading): ResourceFacts {
  const lists = readMemberLists(page, reading);
  const examples = withStatuses(readExamples(page, [], reading), [], reading);
  const type = readType(page, examples, reading);
  reportInnerProperties(page, type?.properties ?? [], reading);
  if (type === null) reportExamples(examples, reading);
  const used = new Set<MemberList>();
  const properties = type?.properties.map((row) => {
    const list = lists.find(({ facts }) => facts.name.toLowerCase() === row.name.toLowerCase());
    if (list === undefined || !isPrimitive(row)) return row;
    used.add(list);
    return { ...row, facts: { ...row.facts, values: row.facts.values ?? list.facts.members.map(({ name }) => name) } };
  });
  return {
    types: type === null || properties === undefined ? [] : [{ ...type, properties }],
    enums: lists.filter((list) => !list.ofProperty && !used.has(list)).map(({ facts }) => facts),
  };
}

function reportExamples(examples: readonly ExampleFacts[], reading: PageReading): void {
  for (const { request } of examples) {
    const message =
      "This page documents neither an operation nor a type, so docwright skips this example. Move the example to the page of its operation or type.";
    reading.report(finding("misplaced-example", request.source, message));
  }
}

function isPrimitive({ type }: FieldRow): boolean {
  const name = type?.name ?? null;
  return name === null || primitiveType(name) !== null;
}

const ABSTRACT = /(?<!from (?:the |an )?)\babstract (?:type|class|entity|resource|base|superclass)\b|\bis abstract\b/i;

/**
 * Reads the type of a page. `null` if the page has neither a JSON representation nor properties, or does not name the
 * type.
 */
function readType(page: Section, examples: readonly ExampleFacts[], reading: PageReading): TypeFacts | null {
  const titled = titledSection(page);
  const sample = readTypeSample(page, reading);
  const properties = nestInnerFields(readProperties(page, "properties", reading), reading, { isJson: true });
  const relationships = readProperties(page, "relationships", reading);
  const name = nameOf(titled, sample);
  const headed = [...allSections(page)].some(({ kind }) => kind === "properties");
  const declares = sample !== null || headed || properties.length + relationships.length > 0;
  if (name === null || !declares) return null;
  const intro = introParagraphs(titled, reading);
  const says = (pattern: RegExp): boolean => intro.some(({ text }) => pattern.test(text));
  const open = aboutType(titled, reading).some((paragraph) => describesOpenType(paragraph, reading));
  if (open && sample?.annotation.open === false) reportOpenType(sample, reading);
  const methods = readMethods(page, reading);
  const key = sample?.annotation.key ?? properties.find((row) => row.facts.key)?.name ?? null;
  return {
    name,
    kind: kindOf(titled, key, methods.length + relationships.length),
    base: baseOf(titled, sample, reading),
    derived: [
      ...intro.flatMap((paragraph) => readDerivedTypes(paragraph, reading.lookup.dialect)),
      ...listedDerivedTypes(page, reading),
    ],
    abstract: (sample?.annotation.abstract ?? false) || says(ABSTRACT),
    open: open || sample?.annotation.open === true,
    key,
    description: introText(titled, reading),
    properties,
    relationships,
    methods,
    representation: sample?.representation ?? null,
    examples,
    source: titled.source,
  };
}

/** The types to which the rows of tables and the items of lists under a heading "Derived types" link first. */
function listedDerivedTypes(page: Section, { lookup }: PageReading): readonly TypeExpression[] {
  const blocks = [...allSections(page)].flatMap((section) => (DERIVED_TYPES.test(section.name) ? section.blocks : []));
  const entries = blocks.flatMap((block) => {
    if (block.type === "table") return block.rows.map(({ cells }) => cells[0]);
    return block.type === "list" ? block.items.map(({ blocks: [first] }) => contentOf(first)) : [];
  });
  return entries.flatMap((entry) => {
    const link = entry?.links.find(({ url }) => /\.md(?:#|$)/i.test(url));
    return entry === undefined || link === undefined ? [] : (typeOfLink(link, entry, lookup.dialect) ?? []);
  });
}

const DERIVED_TYPES = /^(?:derived types|subtypes)$/i;

function contentOf(block: Block | undefined): Inline | undefined {
  return block?.type === "paragraph" ? block.content : undefined;
}

/**
 * The paragraphs about a type: the paragraphs above the first section, and the paragraphs above the table of
 * properties.
 */
function aboutType(titled: Section, reading: PageReading): readonly Inline[] {
  const sections = [titled, ...titled.sections.filter(({ kind }) => kind === "properties")];
  return sections.flatMap((section) => introParagraphs(section, reading));
}

/** Whether a paragraph says that the type is open. Spaces are ignored, because Chinese has them around a link. */
function describesOpenType({ text }: Inline, { lookup }: PageReading): boolean {
  const compact = (words: string): string => words.toLowerCase().replace(/\s/g, "");
  return lookup.dialect.phrases.openType.some((words) => compact(text).includes(compact(words)));
}

function reportOpenType({ representation }: TypeSample, reading: PageReading): void {
  const message =
    'The text says that this is an open type, but the annotation has `"openType": false`. The type is open in the SDK. Correct the text or the annotation.';
  reading.report(finding("conflicting-open-type", representation.source, message));
}

/** A type with a key, methods or relationships is an entity. Pages rarely state that a type is complex. */
function kindOf({ name }: Section, key: string | null, behaviour: number): TypeFacts["kind"] {
  if (key !== null || behaviour > 0) return "entity";
  return /\bcomplex type\b/i.test(name) ? "complex" : null;
}

/**
 * Returns the name of the type: the qualified name in the annotation, or the name in the title. If these differ only in
 * letter case, the title is used if it starts in lower case, as type names do. Exception: if the title has fewer capitals
 * than the annotation, and the annotation also starts in lower case, the annotation is used.
 */
function nameOf(titled: Section, sample: TypeSample | null): string | null {
  const title = nameInHeading(titled);
  const annotated = sample?.annotation.type ?? null;
  if (annotated === null || title === null) return annotated ?? title;
  const namespace = annotated.slice(0, annotated.lastIndexOf(".") + 1);
  const name = annotated.slice(namespace.length);
  const isExact = capitals(title) >= capitals(name) || /^[A-Z]/.test(name);
  const sameName = name.toLowerCase() === title.toLowerCase();
  return sameName && isExact && /^[a-z]/.test(title) ? namespace + title : annotated;
}

function capitals(name: string): number {
  return name.replace(/[^A-Z]/g, "").length;
}

function baseOf(titled: Section, sample: TypeSample | null, reading: PageReading): TypeExpression | null {
  for (const paragraph of aboutType(titled, reading)) {
    const base = readBaseType(paragraph, reading.lookup.dialect);
    if (base !== null) return base;
  }
  const annotated = sample?.annotation.base ?? null;
  if (annotated === null) return null;
  const source = sample?.representation.source ?? titled.source;
  return { text: annotated, name: annotated, collection: false, link: null, alternatives: [], source };
}
