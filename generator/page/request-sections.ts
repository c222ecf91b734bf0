import { foldName, type DialectLookup } from "../dialect/dialect-lookup.js";
import type { Dialect, SectionKind } from "../dialect/dialect.js";
import {
  allSections,
  nestedBlocks,
  type Block,
  type CodeBlock,
  type Section,
  type TableBlock,
} from "./markdown/section.js";
import { isWholeRequest } from "./grammar/http-message.js";
import { introRequests } from "./operation/inline-requests.js";
import { readRequestTable } from "./operation/request-tables.js";

/**
 * Adds a section "HTTP request" below each heading that a request follows directly, as in the docs of many APIs without
 * OData: the heading `List issues`, and below it `GET /issues` or a table with the request. The request moves to the new
 * section, and the other blocks below the heading move to sections with parameters, the response and examples.
 *
 * Sections about examples do not change, and neither do sections of an operation that already has such a section.
 * Exception: the section below the title of a page can be an overview of the operations below it.
 */
export function addRequestSections(written: Section, lookup: DialectLookup): Section {
  if (written.kind === "examples" || written.kind === "callbacks") return written;
  const section = withHeadedRequest(written, lookup);
  if (hasRequest(section)) return addBelowOverview(section, lookup);
  const isOwn = section.kind === null && section.heading !== null;
  const own = isOwn ? joinLabels(section.blocks, lookup) : section.blocks;
  const shown = isOwn ? own.filter((block) => isRequest(block, section, lookup)) : [];
  // Below the documented request, a request with headers or a body is an example.
  const requests = shown.filter((block, index) => index === 0 || !hasHeadersOrBody(block));
  if (requests.length === 0) {
    return { ...section, sections: section.sections.map((child) => addRequestSections(child, lookup)) };
  }
  const requested = new Set(requests);
  const blocks = own.filter((block) => !requested.has(block));
  const added = sectionOf("httpRequest", requests, section);
  return addResponseSection(
    withOwnSections({ ...section, blocks, sections: [...added, ...section.sections] }, lookup),
    lookup,
  );
}

/**
 * Treats a section "Request" directly below the heading of an operation as the section "HTTP request", if the operation
 * has no such section. If the section shows headers or a body too, it is also the request of an example, and the section "Response" is
 * its response.
 */
function withHeadedRequest(section: Section, lookup: DialectLookup): Section {
  if (section.kind !== null || section.heading === null || hasRequest(section)) return section;
  const requestOf = (child: Section): Block | undefined =>
    child.kind === "exampleRequest" ? child.blocks.find((block) => isRequest(block, child, lookup)) : undefined;
  const headed = section.sections.find((child) => requestOf(child) !== undefined);
  const request = headed && requestOf(headed);
  if (headed === undefined || request === undefined) return withShownRequest(section, lookup);
  const codes = headed.blocks.filter(({ type }) => type === "code");
  const others = headed.blocks.filter(({ type }) => type !== "code");
  const blocks = request.type === "code" ? [plainRequest(request), ...others] : others;
  const documented: Section = { ...headed, kind: "httpRequest", blocks };
  const sections = section.sections.map((child) => (child === headed ? documented : child));
  const isExample = hasHeadersOrBody(request) || codes.some((code) => code !== request);
  const shown = headed.blocks.map((block) => (block === request ? asCode(block) : block));
  const messages = [
    { ...headed, blocks: shown, sections: [] },
    ...section.sections.filter(({ kind }) => kind === "response"),
  ];
  const examples = isExample ? sectionOf("examples", [], section, messages) : [];
  return { ...section, sections: [...sections, ...examples] };
}

/** Adds the request that an example shows in a line of text: `` `GET /books/{id}` ``. */
function withShownRequest(section: Section, lookup: DialectLookup): Section {
  const examples = section.sections
    .filter(({ kind }) => kind === "examples")
    .flatMap((child) => [...allSections(child)]);
  const lines = examples.flatMap((own) =>
    own.blocks.filter((block) => block.type === "paragraph" && isRequest(block, own, lookup)),
  );
  const added = sectionOf("httpRequest", lines.slice(0, 1), section);
  return added.length === 0 ? section : { ...section, sections: [...added, ...section.sections] };
}

/** A request in a line of text, as a code block: `` `POST /books` ``. */
function asCode(block: Block): Block {
  if (block.type !== "paragraph") return block;
  const { source } = block;
  const text = block.content.text.replace(/[`*]/g, "");
  return { type: "code", language: "http", text, annotation: null, source, textSource: source };
}

/** The request line of a request with headers or a body. Its query has the values of an example. */
function plainRequest(code: CodeBlock): CodeBlock {
  if (!isWholeRequest(code.text)) return code;
  const [line = ""] = code.text.trimStart().split("\n", 1);
  return { ...code, text: line.split("?", 1)[0] ?? "" };
}

function addBelowOverview(section: Section, lookup: DialectLookup): Section {
  const sections = section.sections.map((child) => addRequestSections(child, lookup));
  const operations = sections.filter((child, index) => child !== section.sections[index] && hasRequest(child));
  return section.depth <= 1 && operations.length > 1 ? { ...section, sections } : withOwnSections(section, lookup);
}

function hasHeadersOrBody(block: Block): boolean {
  return block.type === "code" && isWholeRequest(block.text);
}

function hasRequest({ sections }: Section): boolean {
  return sections.some(({ kind }) => kind === "httpRequest");
}

/** A section without a heading. Returns an empty list if the section would be empty. */
function sectionOf(
  kind: SectionKind,
  blocks: readonly Block[],
  { depth }: Section,
  sections: readonly Section[] = [],
): readonly Section[] {
  const first = blocks[0] ?? sections[0];
  if (first === undefined) return [];
  return [{ heading: null, name: kind, kind, depth: depth + 1, blocks, sections, source: first.source }];
}

/**
 * Moves blocks directly below the heading of an operation to sections of their own: tables of fields to parameters or
 * the response, and code to examples. A paragraph that announces such a block moves with it.
 */
function withOwnSections(section: Section, lookup: DialectLookup): Section {
  if (section.heading === null) return section;
  const moved: Record<"functionParameters" | "response" | "examples", Block[]> = {
    functionParameters: [],
    response: [],
    examples: [],
  };
  const blocks: Block[] = [];
  for (const block of section.blocks) {
    const before = blocks.at(-1);
    // A bold label that is not in the dialect says what the fields of the table are, so the table is reported.
    const isLabelled = before?.type === "paragraph" && before.content.bold;
    const isTable = block.type === "table" && !isLabelled && isFieldTable(block, lookup);
    if (!isTable && block.type !== "code") {
      blocks.push(block);
      continue;
    }
    const isAnnounced = before !== undefined && (isTable ? announces(before) : isLabel(before));
    const isBody = isTable && isAnnounced && isResponse(before, lookup.dialect);
    const target = moved[isBody ? "response" : isTable ? "functionParameters" : "examples"];
    if (isAnnounced) target.push(...blocks.splice(-1));
    target.push(block);
  }
  const sections = section.sections.map((child) => {
    const shown = new Set(
      child.kind !== null && PARAMETERS.has(child.kind) ? shownResponses(child.blocks, lookup) : [],
    );
    moved.examples.push(...shown);
    return shown.size === 0 ? child : { ...child, blocks: child.blocks.filter((block) => !shown.has(block)) };
  });
  const added = (["functionParameters", "response", "examples"] as const).flatMap((kind) =>
    sectionOf(kind, moved[kind], section),
  );
  return added.length === 0 ? section : { ...section, blocks, sections: [...sections, ...added] };
}

/** The code below a label such as `> 200 Response` in a section of parameters, which another heading does not end. */
function shownResponses(blocks: readonly Block[], { dialect }: DialectLookup): readonly Block[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    if (block.type !== "code" || before === undefined || !isLabel(before)) return [];
    const text = foldName([...nestedBlocks([before])].flatMap(textOf).join(" "));
    return dialect.headings.response.some((words) => text.includes(words)) ? [before, block] : [];
  });
}

function textOf(block: Block): readonly string[] {
  return block.type === "paragraph" ? [block.content.text] : [];
}

function isFieldTable({ headers }: TableBlock, lookup: DialectLookup): boolean {
  const kinds = headers.map(({ text }) => lookup.column(text));
  return kinds.includes("name") && kinds.includes("type");
}

/** Whether a paragraph announces the block below it: "Supported attributes:". */
function announces(block: Block): boolean {
  return block.type === "paragraph" && /:\W{0,3}$/.test(block.content.text);
}

/** Whether a block is the label of the code below it: "Example response:", `> 200 Response`. */
function isLabel(block: Block): boolean {
  return announces(block) || (block.type === "paragraph" && block.content.bold) || isPlainQuote(block);
}

function isPlainQuote(block: Block): boolean {
  return block.type === "quote" && block.alert === null;
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
  const responses = [section, ...parameters].flatMap(({ blocks }) =>
    blocks.filter((block) => isResponse(block, dialect)),
  );
  return { ...section, sections: [...sectionOf("response", responses.slice(0, 1), section), ...section.sections] };
}

function isResponse(block: Block, { headings }: Dialect): boolean {
  if (block.type !== "paragraph") return false;
  const { text } = block.content;
  const [, label = ""] = /^([^:.]{1,30}): /.exec(text) ?? [];
  return headings.response.includes(foldName(label)) || /^(?:if successful, )?(?:it )?returns /i.test(text);
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
