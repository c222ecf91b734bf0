import { foldName } from "../dialect/dialect-lookup.js";
import type { ColumnKind, Dialect, SectionKind } from "../dialect/dialect.js";
import { finding } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import { primitiveType } from "./grammar/primitive-type.js";
import type { Inline, InlineLink } from "./markdown/inline.js";
import type { Block, ListBlock, ListItemBlock, ParagraphBlock, Section, TableBlock } from "./markdown/section.js";
import { INNER_MARK } from "./field-table.js";
import type { PageReading } from "./page-reading.js";

/** Sections in which every list is a list of fields. In other sections, most items must have a type. */
const FIELD_SECTIONS: ReadonlySet<SectionKind> = new Set([
  "pathParameters",
  "queryParameters",
  "functionParameters",
  "requestHeaders",
  "requestBody",
  "properties",
]);

/** Sections whose fields can be objects. A value in a URL or a header does not have fields. */
const HOLDS_OBJECTS: ReadonlySet<SectionKind> = new Set(["functionParameters", "requestBody", "properties"]);

/** The columns of the tables that replace lists. */
const COLUMNS = [
  "name",
  "location",
  "type",
  "required",
  "nullable",
  "description",
] as const satisfies readonly ColumnKind[];

type Field = Readonly<Record<(typeof COLUMNS)[number], string>>;

const NO_FIELD: Field = { name: "", location: "", type: "", required: "", nullable: "", description: "" };

/** An item of a list of fields, or a term with its definition. */
interface Entry {
  readonly text: string;
  /** The number of lists around the list of the item. */
  readonly depth: number;
  readonly description: string;
  readonly links: readonly InlineLink[];
  readonly source: Place;
}

/**
 * Replaces lists of fields by tables, so that the code for tables reads them: `` - `limit` (integer, optional): Number
 * of books ``. A definition list is a list of fields, too. Its items are lines with a name and a type, each with a
 * description below it that starts with a colon.
 *
 * {@link https://docs.stripe.com/api/customers/object | A page with a list of fields}
 */
export function withFieldLists(section: Section, reading: PageReading): Section {
  const isFields = section.kind !== null && FIELD_SECTIONS.has(section.kind);
  const blocks = isFields || section.kind === null ? replaceLists(section, isFields, reading) : section.blocks;
  return { ...section, blocks, sections: section.sections.map((child) => withFieldLists(child, reading)) };
}

function replaceLists({ kind, blocks }: Section, isFields: boolean, reading: PageReading): readonly Block[] {
  const { dialect } = reading.lookup;
  const replaced: Block[] = [];
  let terms: (ParagraphBlock & { readonly entry: Entry })[] = [];
  const addTerms = (): void => {
    const table = fieldTable(
      terms.map(({ entry }) => entry),
      isFields,
      reading,
    );
    replaced.push(...(table === null ? terms : [table]));
    terms = [];
  };
  for (const block of blocks) {
    const entry = block.type === "paragraph" ? definition(block.content) : null;
    if (block.type === "paragraph" && entry !== null) {
      terms.push({ ...block, entry });
      continue;
    }
    addTerms();
    if (block.type !== "list") {
      replaced.push(block);
      continue;
    }
    const lists: InnerLists = { areFields: kind === null || HOLDS_OBJECTS.has(kind), dialect, unread: [] };
    const table = fieldTable(entriesOf(block.items, 0, lists), isFields, reading);
    replaced.push(table ?? block);
    if (table !== null) reportInnerLists(lists.unread, reading);
  }
  addTerms();
  return replaced;
}

/** A term that is only a name. Its definition can start with a type: `String. The text.`. */
const TERM = /^:?`?([$@A-Za-z_][\w.@$-]{0,99}(?:\[\])?)`?$/;

/** A shortcode of Hugo with a fact: `{{<required>}}`. */
const SHORTCODE = /^\{\{[<%] ?(\w{1,20}) ?[%>]\}\} ?/;

/** A line with a term, and below it a line that starts with a colon. In the text, a space joins the two lines. */
function definition({ text, links, source }: Inline): Entry | null {
  const [, term, description] = /^(:?[^:]{1,100}) : (.+)$/.exec(text) ?? [];
  if (term === undefined || description === undefined) return null;
  const name = TERM.exec(term)?.[1];
  if (name === undefined) return { text: term, depth: 0, description, links, source };
  const facts = description.replace(SHORTCODE, "$1, ");
  return { text: `\`${name}\`: ${facts}`, depth: 0, description: "", links, source };
}

/** How to read the lists inside the items of a list. */
interface InnerLists {
  /** Whether a list can have the fields of an object. */
  readonly areFields: boolean;
  readonly dialect: Dialect;
  /** Receives the places of the lists that are not read. */
  readonly unread: Place[];
}

/** The entries of a list, each followed by those of the lists inside it. */
function entriesOf(items: readonly ListItemBlock[], depth: number, lists: InnerLists): Entry[] {
  return items.flatMap(({ blocks, source }) => {
    const [first, ...others] = blocks.flatMap((block) => (block.type === "paragraph" ? [block.content] : []));
    if (first === undefined) return [];
    const links = [first, ...others].flatMap((paragraph) => paragraph.links);
    const inner = blocks.flatMap((block) => (block.type === "list" ? readInnerList(block, depth + 1, lists) : []));
    const [values] = inner.filter((found) => typeof found === "string");
    const description = [...others.map(({ text }) => text), ...(values === undefined ? [] : [values])].join(" ");
    const entry = { text: first.text, depth, description, links, source };
    return [entry, ...inner.filter((found) => typeof found !== "string")];
  });
}

/** Fields inside each other have at most as many levels. */
const DEEPEST = 9;

/** Reads a list inside an item of a list of fields: the fields of an object, or a sentence with the values of a field. */
function readInnerList({ items, source }: ListBlock, depth: number, lists: InnerLists): readonly (Entry | string)[] {
  const entries = depth > DEEPEST ? [] : entriesOf(items, depth, lists);
  const own = entries.filter((entry) => entry.depth === depth);
  const typed = own.filter((entry) => (readField(entry, lists.dialect)?.type ?? "") !== "");
  if (lists.areFields && typed.length > 0 && typed.length * 2 >= own.length) return entries;
  const values = own.map(({ text }) => /^(`[^`]{1,100}`)(?:$|[ :,.;])/.exec(text)?.[1]);
  if (typed.length === 0 && values.length > 0 && values.every((value) => value !== undefined))
    return [`Possible values are: ${values.join(", ")}.`];
  lists.unread.push(source);
  return [];
}

function reportInnerLists(places: readonly Place[], { report }: PageReading): void {
  for (const source of places) {
    const message =
      "This list is inside an item of a list of fields, so docwright skips it. Start each item with the name and the type of a field, or document the fields of the value as a type, under a heading of its own.";
    report(finding("inner-property-table", source, message));
  }
}

/** Makes a table of the entries of a list. Returns `null` if the list does not have fields. */
function fieldTable(entries: readonly Entry[], isFields: boolean, { lookup }: PageReading): TableBlock | null {
  const { dialect } = lookup;
  const fields = entries.map((entry) => readField(entry, dialect));
  const [first] = entries;
  const known = fields.filter((field) => field !== null);
  const typed = known.filter(({ type }) => type !== "");
  // In a section with an unknown heading, most fields must have a type.
  const isList = isFields
    ? known.length > 0
    : known.length === fields.length && typed.length * 2 >= known.length && typed.length > 0;
  if (first === undefined || !isList) return null;
  const headers = COLUMNS.map((kind) => inline(dialect.columns[kind][0] ?? kind, [], first.source));
  const rows = entries.map(({ text, depth, links, source }, index) => {
    // An item without a field becomes a row that cannot be read, so it is reported.
    const read = fields[index] ?? { ...NO_FIELD, name: text };
    const field = { ...read, name: INNER_MARK.repeat(depth) + read.name };
    return { cells: COLUMNS.map((kind) => inline(field[kind], links, source)), source };
  });
  return { type: "table", headers, rows, annotation: null, possiblyTranslated: false, source: first.source };
}

function inline(text: string, links: readonly InlineLink[], source: Place): Inline {
  const codes = [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
  return { text, lines: [text], links: links.filter((link) => text.includes(link.text)), codes, bold: false, source };
}

/** A name at the start of an item, and the text after it. */
const NAME = /^(`?)([$@A-Za-z_][\w.@$-]{0,99}(?:\[\])?)\1(?![\w`])\s?(.*)$/;

/** A dash or colon before a description. */
const SEPARATOR = /^(?:[-–—] |:\s?)/;

/** The part of the request in parentheses after a name: `(in query)`. */
const LOCATION = /^\(in (path|query|header|body)\)\s?(.*)$/i;

function readField({ text, description: more, links }: Entry, dialect: Dialect): Field | null {
  const [, tick, name, afterName] = NAME.exec(text) ?? [];
  if (name === undefined || afterName === undefined) return null;
  const [, location = "", rest = afterName] = LOCATION.exec(afterName) ?? [];
  const [, inParentheses, after = ""] = /^\(([^()]{1,80})\)\s?(.*)$/.exec(rest) ?? [];
  const tail = inParentheses === undefined ? rest : after;
  const tailFacts = factsIn(tail, inParentheses === undefined, links, dialect);
  const words = [...(inParentheses?.split(/[,;]? /) ?? []), ...tailFacts];
  const description = withoutSeparator(tail).split(" ").slice(tailFacts.length).join(" ");
  if (tick === "" && words.length === 0 && location === "" && !SEPARATOR.test(rest)) return null;
  const { required, optional, nullable } = dialect.phrases;
  const says = (phrases: readonly string[]): boolean => words.some((word) => phrases.includes(foldName(word)));
  const type = words.filter((word) => !isTag(word, dialect)).join(" ");
  const [yes = "", no = ""] = [dialect.phrases.yes[0], dialect.phrases.no[0]];
  return {
    name,
    location,
    type: type.replace(/[.,;:]$/, ""),
    required: says(required) ? yes : says(optional) ? no : "",
    nullable: says(nullable) ? yes : "",
    description: [description.replace(SEPARATOR, ""), more].filter((part) => part !== "").join(" "),
  };
}

/**
 * The words of a type and other facts after a name. After a colon, a dash or parentheses, the text can also be a
 * description, so it must contain only facts, or a full stop after them.
 */
function factsIn(
  text: string,
  followsName: boolean,
  links: readonly InlineLink[],
  dialect: Dialect,
): readonly string[] {
  const start = withoutSeparator(text);
  const words = leadingFacts(start, links, dialect);
  const next = start.split(" ")[words.length];
  const isWhole = next === undefined || SEPARATOR.test(`${next} `) || /[.:]$/.test(words.at(-1) ?? "");
  return (followsName && start === text) || isWhole ? words : [];
}

function withoutSeparator(text: string): string {
  return text.replace(/^, /, "").replace(SEPARATOR, "");
}

/** The words at the start of a text that are a type or a fact: "array of strings, required". */
function leadingFacts(text: string, links: readonly InlineLink[], dialect: Dialect): readonly string[] {
  const words = text.split(" ");
  const end = words.findIndex((word, index) => {
    // "Required. Number of books", "integer: Number of books": the full stop or colon ends the facts.
    if (/[.:]$/.test(words[index - 1] ?? "")) return true;
    if (isTag(word, dialect)) return /^\w+$/.test(word) && !endsFacts(words[index + 1], dialect);
    const isOf = word === "of" && index > 0;
    return !isOf && !isType(word) && !links.some((link) => link.text === word.replace(/[`,.;]/g, ""));
  });
  return end === -1 ? words : words.slice(0, end);
}

/** Whether the word after a fact shows that the fact does not have a condition, as in "required if …". */
function endsFacts(next: string | undefined, dialect: Dialect): boolean {
  return next === undefined || SEPARATOR.test(`${next} `) || isTag(next, dialect) || isType(next);
}

function isTag(word: string, { phrases }: Dialect): boolean {
  const name = foldName(word);
  return [phrases.required, phrases.optional, phrases.nullable].some((words) => words.includes(name));
}

/** A word before a number type: `positive integer`. */
const ADJECTIVE = /^(?:positive|negative|non-negative|unsigned)$/i;

function isType(word: string): boolean {
  const name = word.replace(/[`,.;:]|\[\]/g, "");
  return (
    ADJECTIVE.test(name) ||
    /^(?:array|list)(?:$|[<[(])/i.test(name) ||
    primitiveType(name) !== null ||
    primitiveType(name.replace(/s$/, "")) !== null
  );
}
