import { foldName, type DialectLookup } from "../dialect/dialect-lookup.js";
import type { Dialect, SectionKind } from "../dialect/dialect.js";
import type { Block, Section } from "./markdown/section.js";
import { introRequests } from "./operation/inline-requests.js";
import { readRequestTable } from "./operation/request-tables.js";

/**
 * Adds a section "HTTP request" below each heading that a request follows directly, as in the docs of many APIs without
 * OData: the heading `List issues`, and below it `GET /issues` or a table with the request. The request moves to the new section.
 *
 * Sections about examples do not change, and neither do sections of an operation that already has such a section.
 * Exception: the section below the title of a page can be an overview of the operations below it.
 */
export function addRequestSections(section: Section, lookup: DialectLookup): Section {
  if (section.kind === "examples" || section.kind === "callbacks") return section;
  if (hasRequest(section)) return addBelowOverview(section, lookup);
  const isOwn = section.kind === null && section.heading !== null;
  const own = isOwn ? joinLabels(section.blocks, lookup) : section.blocks;
  const requests = isOwn ? own.filter((block) => isRequest(block, section, lookup)) : [];
  const [first] = requests;
  if (first === undefined) {
    return { ...section, sections: section.sections.map((child) => addRequestSections(child, lookup)) };
  }
  const added: Section = {
    heading: null,
    name: "",
    kind: "httpRequest",
    depth: section.depth + 1,
    blocks: requests,
    sections: [],
    source: first.source,
  };
  const blocks = own.filter((block) => !requests.includes(block));
  return addResponseSection({ ...section, blocks, sections: [added, ...section.sections] }, lookup);
}

function addBelowOverview(section: Section, lookup: DialectLookup): Section {
  const sections = section.sections.map((child) => addRequestSections(child, lookup));
  const operations = sections.filter((child, index) => child !== section.sections[index] && hasRequest(child));
  return section.depth <= 1 && operations.length > 1 ? { ...section, sections } : section;
}

function hasRequest({ sections }: Section): boolean {
  return sections.some(({ kind }) => kind === "httpRequest");
}

/** Sections of an operation that can have a paragraph about the response after their table. */
const PARAMETERS: ReadonlySet<SectionKind> = new Set([
  "pathParameters",
  "queryParameters",
  "functionParameters",
  "requestHeaders",
  "requestBody",
]);

/**
 * Adds a section "Response" below the heading of an operation if a paragraph below the heading or a table of parameters
 * describes the response: "Returns a [Book](#book).", "Returns: `Book`".
 */
function addResponseSection(section: Section, { dialect }: DialectLookup): Section {
  const isText = ({ type }: Block): boolean => type !== "code";
  if (section.sections.some(({ kind, blocks }) => kind === "response" && blocks.some(isText))) return section;
  const parameters = section.sections.filter(({ kind }) => kind !== null && PARAMETERS.has(kind));
  const [response] = [section, ...parameters].flatMap(({ blocks }) =>
    blocks.filter((block) => isResponse(block, dialect)),
  );
  if (response === undefined) return section;
  const added: Section = {
    heading: null,
    name: "",
    kind: "response",
    depth: section.depth + 1,
    blocks: [response],
    sections: [],
    source: response.source,
  };
  return { ...section, sections: [added, ...section.sections] };
}

function isResponse(block: Block, { headings }: Dialect): boolean {
  if (block.type !== "paragraph") return false;
  const { text } = block.content;
  const [, label = ""] = /^([^:.]{1,30}): /.exec(text) ?? [];
  return headings.response.includes(foldName(label)) || /^returns /i.test(text);
}

/** A line with a label and code: ``URL : `/books` ``, ``Method : `GET` ``. */
const LABELLED = /^([^:`]{1,30}?) ?: ?`([^`]{1,300})`$/;

/** Joins the lines with the URL and the method of a request to one line: `` `GET /books` ``. */
function joinLabels(blocks: readonly Block[], lookup: DialectLookup): readonly Block[] {
  const labelled = blocks.flatMap((block) => {
    if (block.type !== "paragraph") return [];
    const [, label = "", value = ""] = LABELLED.exec(block.content.text) ?? [];
    return value === "" ? [] : [{ block, label, value: value.trim() }];
  });
  const url = labelled.find(({ label }) => lookup.column(label) === "requestUri");
  const method = labelled.find(({ value }) => /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(value));
  if (url === undefined || method === undefined) return blocks;
  const text = `\`${method.value} ${url.value}\``;
  const request = { ...url.block, content: { ...url.block.content, text, lines: [text] } };
  return blocks.flatMap((block) => (block === url.block ? [request] : block === method.block ? [] : [block]));
}

function isRequest(block: Block, section: Section, lookup: DialectLookup): boolean {
  if (block.type === "table") return (readRequestTable(block, lookup)?.requests.length ?? 0) > 0;
  return introRequests({ ...section, blocks: [block] }, lookup).length > 0;
}
