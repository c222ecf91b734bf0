import { finding } from "../findings/create-finding.js";
import { posix } from "node:path";
import type { Dialect } from "../dialect/dialect.js";
import { foldName, lookupFor } from "../dialect/dialect-lookup.js";
import { languageOf } from "../dialect/page-language.js";
import type { Finding, Place } from "../findings/finding.js";
import type { DocFile } from "../docs/doc-file.js";
import { readDeprecation } from "./deprecation.js";
import { withFieldLists } from "./field-lists.js";
import { withListedValues } from "./listed-values.js";
import { readMarkdown } from "./markdown/read-markdown.js";
import type { MarkdownPage } from "./markdown/read-markdown.js";
import { allSections, type Section } from "./markdown/section.js";
import { hasRequestHeading } from "./operation/inline-requests.js";
import { operationParts, type OperationPart } from "./operation/operation-parts.js";
import { readOperation } from "./operation/read-operation.js";
import { withResponseType } from "./operation/response-type.js";
import type { Page } from "./page.js";
import { addRequestSections } from "./request-sections.js";
import { reportIndentedCode, reportUnreadRequests } from "./unread-requests.js";
import { reportUnreadTables } from "./unread-tables.js";
import { pageKind } from "./page-kind.js";
import type { PageReading } from "./page-reading.js";
import { reportPlaceholders } from "./placeholders.js";
import { readBoundActions, type BoundAction } from "./resource/bound-actions.js";
import { introTexts } from "./resource/intro.js";
import { titledSection } from "./resource/page-title.js";
import { readEnums } from "./resource/read-enums.js";
import { readResource } from "./resource/read-resource.js";
import { declareInnerTypes } from "./inner-types.js";
import { addNamedTypes } from "./named-types.js";
import { readTypeSections } from "./resource/type-sections.js";
import { withoutUnnamedSchemas } from "./unnamed-schemas.js";
import { collectNames } from "./translated-names.js";

/**
 * Reads one page: its facts, each with its place, and findings about unreadable content. Never throws: if a reader
 * fails, the page does not have facts, and the failure is a finding.
 */
export function readPage(doc: DocFile, dialect: Dialect): Page {
  const diagnostics: Finding[] = [...doc.diagnostics];
  const reading: PageReading = {
    lookup: lookupFor(dialect, languageOf(doc.text, dialect)),
    report: (diagnostic) => {
      diagnostics.push(diagnostic);
    },
  };
  const source: Place = { file: doc.path, line: 1, column: 1 };
  try {
    return { ...readFacts(doc, diagnostics, reading), diagnostics };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Reading the page failed: ${reason}. This is a bug in docwright; report it with the page.`;
    return {
      ...emptyPage(doc),
      diagnostics: [...diagnostics, finding("unreadable-page", source, message)],
    };
  }
}

type PageFacts = Omit<Page, "diagnostics">;

function readFacts(doc: DocFile, reported: readonly Finding[], pageReading: PageReading): PageFacts {
  const { lookup } = pageReading;
  const read = readMarkdown(doc, lookup);
  const markdown = lookup.dialect.odata ? read : { ...read, root: withUsualSections(read.root, pageReading) };
  for (const diagnostic of markdown.diagnostics) pageReading.report(diagnostic);
  reportPlaceholders(doc, pageReading);
  const { language } = lookup.dialect;
  const reading =
    language === null ? pageReading : { ...pageReading, names: collectNames(markdown.root, language, lookup.dialect) };
  const { odata } = lookup.dialect;
  const found = factsOf(markdown, doc, reading);
  const written = odata ? found : declareInnerTypes(found, pageName(found.source));
  const facts = odata ? written : withoutUnnamedSchemas(written);
  reportMentionedRequest(markdown.root, facts, reading);
  if (!lookup.dialect.odata) reportMissingRequest(markdown.root, facts, reading);
  if (facts.kind === "api" || facts.kind === "resource") {
    reportUnreadTables(markdown.root, written, reported, reading);
    reportIndentedCode(markdown.root, reading);
    if (facts.kind === "api") reportUnreadRequests(markdown.root, facts, reported, reading);
  }
  return facts;
}

/** Brings a page of an API without OData into the form of other pages: sections of requests, and tables of fields. */
function withUsualSections(root: Section, reading: PageReading): Section {
  return addRequestSections(withListedValues(withFieldLists(root, reading), reading.lookup), reading.lookup);
}

const MENTIONED = /`((?:GET|POST|PUT|PATCH|DELETE) \/[^`\s]{1,200})`/;

const MENTIONED_IN_HEADING = /\b((?:GET|POST|PUT|PATCH|DELETE) \/[^\s`]{0,200})/;

/**
 * Reports a request in a sentence of a page that has neither sections nor a kind in its front matter. On a page of an
 * API without OData from which no operation is read, a request in a heading is reported too.
 */
function reportMentionedRequest(root: Section, facts: PageFacts, { lookup, report }: PageReading): void {
  const { kind, frontMatter, operation, parts = [] } = facts;
  if (frontMatter["doc_type"] !== undefined || frontMatter["ms.topic"] !== undefined) return;
  const titled = titledSection(root);
  const isPlain = (kind === "other" || kind === "concept") && titled.sections.length === 0;
  const paragraphs = isPlain ? titled.blocks.flatMap((block) => (block.type === "paragraph" ? block.content : [])) : [];
  const hasOperation = lookup.dialect.odata || operation !== null || parts.length > 0;
  const headings = hasOperation ? [] : [...allSections(root)].flatMap(({ heading }) => heading ?? []);
  const inText = paragraphs.find(({ text }) => MENTIONED.test(text));
  const inHeading = headings.find(({ text }) => MENTIONED_IN_HEADING.test(text));
  if (inText !== undefined) {
    const message = `The page mentions \`${MENTIONED.exec(inText.text)?.[1] ?? ""}\`, but docwright does not read requests in sentences. If the page documents this request, show it in a section "HTTP request".`;
    report(finding("missing-http-request", inText.source, message));
  } else if (inHeading !== undefined) {
    const message = `This heading mentions \`${MENTIONED_IN_HEADING.exec(inHeading.text)?.[1] ?? ""}\`, but docwright reads a request in a heading only if the heading does not have other words. Show the request in a section "HTTP request".`;
    report(finding("missing-http-request", inHeading.source, message));
  }
}

/** Reports the first section that documents a response, but whose request docwright does not find. */
function reportMissingRequest(root: Section, { frontMatter }: PageFacts, { report }: PageReading): void {
  if (frontMatter["doc_type"] !== undefined) return;
  const response = responseWithoutRequest(root);
  if (response === null) return;
  const message = `This section describes a response, but docwright does not find the request, so it skips the operation. Add a section "HTTP request" with a method and a path. If the page has such a section or table, add its heading to \`dialect.headings.httpRequest\` or the label of the URL to \`dialect.columns.requestUri\` in the config.`;
  report(finding("missing-http-request", response.source, message));
}

/** The first response section outside of sections with a request. */
function responseWithoutRequest(section: Section): Section | null {
  if (section.kind === "examples" || section.kind === "callbacks") return null;
  if (hasRequestHeading(section) || section.sections.some(({ kind }) => kind === "httpRequest")) return null;
  for (const child of section.sections) {
    const found = child.kind === "response" ? child : responseWithoutRequest(child);
    if (found !== null) return found;
  }
  return null;
}

function factsOf(markdown: MarkdownPage, doc: DocFile, reading: PageReading): PageFacts {
  const { root, frontMatter, links } = markdown;
  const titled = titledSection(root);
  const kind = pageKind(root, frontMatter, reading);
  const intro = introTexts(titled, reading);
  const common = {
    ...emptyPage(doc),
    kind,
    title: titleOf(titled, markdown, doc.path),
    description: intro.length > 0 ? intro.join("\n\n") : (frontMatter["description"]?.text ?? ""),
    namespace: namespaceOf(titled, reading),
    deprecation: readDeprecation(titled, reading),
    ...(reading.names !== undefined && { translated: reading.names.script }),
    frontMatter,
    links,
    source: titled.source,
  };
  switch (kind) {
    case "api": {
      const found = operationParts(root, reading.lookup.dialect.odata);
      const parts = (found?.parts ?? []).map((part) => readPart(part, common, reading));
      const operations = new Set((found?.parts ?? []).map(({ section }) => section));
      const main = found === null ? root : found.main;
      if (main === null) return { ...common, parts, ...readTypeSections(root, operations, reading) };
      const page = { ...common, ...(found !== null && { parts }), ...readMainOperation(main, reading) };
      return { ...page, ...addNamedTypes(page, titledSection(main), reading) };
    }
    case "resource": {
      const declared = readOnlyTypeSections(root, reading);
      if (declared !== null) return { ...common, ...declared };
      const actions = readBoundActions(root, reading);
      return {
        ...common,
        ...(actions.length > 0 && { parts: actions.map((action) => actionPart(action, common)) }),
        ...readResource(root, reading),
      };
    }
    case "enum":
    case "concept":
    case "other": {
      const declared = readTypeSections(root, new Set(), reading);
      if (declared.types.length > 0) return { ...common, ...declared, kind: "resource" };
      return kind === "other" ? common : { ...common, enums: readEnums(root, reading) };
    }
    default:
      return common;
  }
}

/**
 * Reads a page of an API without OData that has types only in sections with their names, such as "The Book object".
 * Returns `null` for any other page.
 */
function readOnlyTypeSections(root: Section, reading: PageReading): Pick<PageFacts, "types" | "enums"> | null {
  const describesTitle = titledSection(root).sections.some(
    ({ kind }) => kind === "properties" || kind === "jsonRepresentation",
  );
  if (reading.lookup.dialect.odata || describesTitle) return null;
  const declared = readTypeSections(root, new Set(), reading);
  return declared.types.length > 0 ? declared : null;
}

/** Reads the operation under the title of a page, and the enumerations of the page. */
function readMainOperation(root: Section, reading: PageReading): Pick<PageFacts, "operation" | "types" | "enums"> {
  const operation = readOperation(root, reading);
  return { ...withResponseType(root, operation, pageName(root.source), reading), enums: readEnums(root, reading) };
}

/** Reads one of several operations on a page. Findings about the operation are added to the page. */
function readPart({ anchor, section, root }: OperationPart, page: PageFacts, reading: PageReading): Page {
  const intro = introTexts(section, reading);
  return {
    ...page,
    anchor,
    title: section.heading === null ? page.title : shortTitle(section.heading.text),
    description: intro.join("\n\n"),
    deprecation: readDeprecation(section, reading) ?? page.deprecation,
    ...withResponseType(root, readOperation(root, reading), `${pageName(root.source)} ${anchor}`, reading),
    links: [],
    diagnostics: [],
    source: section.source,
  };
}

/** The name of the file of a page, without its extension. */
function pageName({ file }: Place): string {
  return posix.basename(file, ".md");
}

/** Makes a page for a bound action. Findings about the action are added to the page that documents it. */
function actionPart({ name, description, operation, source }: BoundAction, page: PageFacts): Page {
  const title = `${page.title}: ${name}`;
  return { ...page, anchor: name, title, description, operation, links: [], diagnostics: [], source };
}

function emptyPage(doc: DocFile): PageFacts {
  return {
    file: doc.path,
    version: doc.version,
    kind: "other",
    title: posix.basename(doc.path, ".md"),
    description: "",
    namespace: null,
    deprecation: null,
    operation: null,
    types: [],
    enums: [],
    frontMatter: {},
    links: [],
    source: { file: doc.path, line: 1, column: 1 },
  };
}

function titleOf(titled: Section, { frontMatter }: MarkdownPage, path: string): string {
  const titles = [titled.heading?.text, frontMatter["title"]?.text];
  return shortTitle(titles.find((title) => title !== undefined && title !== "") ?? posix.basename(path, ".md"));
}

/** The highest number of characters of a title. Real titles have up to 170. */
const LONGEST_TITLE = 400;

/** Shortens a very long title, because each message about the page can repeat it. */
function shortTitle(title: string): string {
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).replace(/[\uD800-\uDBFF]$/, "")}…` : title;
}

/** The name after `Namespace:` in a paragraph before the first section. */
function namespaceOf(titled: Section, { lookup }: PageReading): string | null {
  const labels = lookup.dialect.namespaceLabels.map(foldName);
  for (const block of titled.blocks) {
    if (block.type !== "paragraph") continue;
    const [, label = "", name] = /^([^:：]{1,40})[:：]\s*`?([A-Za-z][\w.]{0,200})/.exec(block.content.text) ?? [];
    if (name !== undefined && labels.includes(foldName(label))) return name.replace(/\.$/, "");
  }
  return null;
}
