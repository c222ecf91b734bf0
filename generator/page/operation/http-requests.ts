import { finding } from "../../findings/create-finding.js";
import type { Finding } from "../../findings/finding.js";
import type { SectionKind } from "../../dialect/dialect.js";
import { readRequestLines, withoutRoot } from "../grammar/request-line.js";
import type { RequestLines } from "../grammar/request-line.js";
import type { Block, CodeBlock, Section } from "../markdown/section.js";
import { allSections, nestedBlocks } from "../markdown/section.js";
import type { RequestLine } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { ownBlocks, sectionsOf } from "./operation-sections.js";
import { titledSection } from "../resource/page-title.js";
import { hasRequestHeading, introRequests, readInlineRequests } from "./inline-requests.js";
import { readRequestTable } from "./request-tables.js";

/**
 * Reads the request lines in the code and the tables of HTTP request sections. Other request lines above the first
 * section are added and reported.
 *
 * If code and tables do not contain request lines, the request lines in the text and headings of these sections are
 * used. If there are none either, the request lines of all sections except examples are used, and the first of them is
 * reported.
 */
export function readHttpRequests(root: Section, reading: PageReading): RequestLine[] {
  reportRequestsOfExamples(root, reading);
  const sections = sectionsOf(root, "httpRequest");
  const blocks = sections.flatMap(ownBlocks);
  const lists = blocks.map((block) => readRequests(block, reading)).filter((list) => list.length > 0);
  const requests = lists.flatMap((list, block) => list.map((request) => ({ ...request, block })));
  if (requests.length > 0) {
    return [
      ...requests,
      ...readIntroRequests(root, requests, reading),
      ...readSiblingRequests(root, sections, requests, reading),
    ];
  }
  const inline = [
    ...blocks.flatMap((block) => (block.type === "paragraph" ? readInlineRequests(block.content) : [])),
    ...[...allSections(root)].flatMap((one) =>
      one.heading !== null && hasRequestHeading(one) ? readInlineRequests(one.heading) : [],
    ),
  ];
  if (inline.length > 0)
    return inline.map((request) => ({
      ...request,
      path: withoutRoot(request.path, reading.lookup.dialect.serviceRoots),
    }));

  const [section] = sections;
  const inCode = codesOutsideExamples(root, reading).flatMap((code) => readRequests(code, withoutReport(reading)));
  const elsewhere = inCode.length > 0 ? inCode : introRequests(titledSection(root), reading.lookup);
  const [first] = elsewhere;
  if (first === undefined) {
    reading.report(
      finding(
        "missing-http-request",
        section?.source ?? root.source,
        'The page does not show an HTTP request. Add a section "HTTP request" with a method and a path.',
      ),
    );
  } else {
    reading.report(misplaced(first));
  }
  return [...elsewhere];
}

/**
 * Reads the request lines above the first section. Request lines that the HTTP request section repeats are left out.
 */
function readIntroRequests(root: Section, known: readonly RequestLine[], reading: PageReading): RequestLine[] {
  const intro = [root, ...root.sections.filter(({ depth, kind }) => depth === 1 && kind === null)];
  const codes = requestCodes(
    intro.flatMap(({ blocks }) => [...nestedBlocks(blocks)]),
    reading,
  ).filter((code) => readRequestLines(code).diagnostics.length === 0);
  const knownKeys = new Set(known.map(keyOf));
  const found = codes
    .flatMap((code) => readRequests(code, withoutReport(reading)))
    .filter((request) => !knownKeys.has(keyOf(request)));
  const [first] = found;
  if (first !== undefined) reading.report(misplaced(first));
  return found;
}

/**
 * Reads the requests of an operation that a page documents in several sections, if only some of the sections contain an
 * HTTP request section. For example, "List a group's drives" contains an HTTP request section, and "List a site's
 * drives" only shows `GET /sites/{id}/drives`.
 */
function readSiblingRequests(
  root: Section,
  sections: readonly Section[],
  known: readonly RequestLine[],
  reading: PageReading,
): RequestLine[] {
  const keys = new Set(known.map(keyOf));
  const ends = new Set(known.map(endOf));
  const found = siblingsOfParents(root, new Set(sections))
    .flatMap((section) => codesOutsideExamples(section, reading))
    .flatMap((code) => readRequests(code, withoutReport(reading)))
    .filter((request) => !keys.has(keyOf(request)) && ends.has(endOf(request)));
  const [first] = found;
  if (first !== undefined) reading.report(misplaced(first));
  return found;
}

/**
 * Returns the sections with unknown headings that are at the same level as a section that contains an HTTP request
 * section.
 */
function siblingsOfParents(section: Section, requests: ReadonlySet<Section>): Section[] {
  const contains = (child: Section): boolean => child.kind === null && child.sections.some((own) => requests.has(own));
  const own = section.sections.some(contains)
    ? section.sections.filter((child) => child.kind === null && !contains(child))
    : [];
  return [...own, ...section.sections.flatMap((child) => siblingsOfParents(child, requests))];
}

/** The method and the last segment of a request. */
function endOf({ method, path }: RequestLine): string {
  return `${method} ${path.slice(path.lastIndexOf("/") + 1)}`;
}

function keyOf({ method, path }: RequestLine): string {
  return `${method} ${path}`;
}

function misplaced({ source }: RequestLine): Finding {
  const message = "The HTTP request is under the wrong heading. Move it to a section for HTTP requests.";
  return finding("misplaced-http-request", source, message);
}

function withoutReport(reading: PageReading): PageReading {
  return { ...reading, report: () => undefined };
}

/**
 * Reports the requests in examples that have the heading "HTTP request" above them. These requests are still read as
 * examples.
 */
function reportRequestsOfExamples(root: Section, reading: PageReading): void {
  const headed = sectionsOf(root, "examples").flatMap((example) =>
    [...allSections(example)].filter(({ kind }) => kind === "httpRequest"),
  );
  for (const code of headed.flatMap((section) => requestCodes(ownBlocks(section), reading))) {
    for (const { source } of readRequestLines(code).requests) {
      reading.report(
        finding(
          "misheaded-example-request",
          source,
          "The request of this example has the heading of the HTTP request section. Rename the heading as in other examples, or remove it.",
        ),
      );
    }
  }
}

function readRequests(block: Block, reading: PageReading): RequestLine[] {
  const lines = linesOf(block, reading);
  for (const diagnostic of lines?.diagnostics ?? []) reading.report(diagnostic);
  return [...(lines?.requests ?? [])];
}

function linesOf(block: Block, reading: PageReading): RequestLines | null {
  if (block.type === "table") return readRequestTable(block, reading.lookup);
  return isRequestCode(block, reading) ? readRequestLines(block, reading.lookup.dialect.serviceRoots) : null;
}

function requestCodes(blocks: readonly Block[], reading: PageReading): CodeBlock[] {
  return blocks.filter((block) => isRequestCode(block, reading));
}

function isRequestCode(block: Block, reading: PageReading): block is CodeBlock {
  if (block.type !== "code" || block.annotation?.blockType === "response") return false;
  const isHttp = block.language === "" || reading.lookup.dialect.httpFences.includes(block.language);
  return isHttp && !/^\s*(?:HTTP\/|[[{])/.test(block.text);
}

/** Code blocks that start with a request line. Sections such as examples, bodies and responses are left out. */
function codesOutsideExamples(section: Section, reading: PageReading): CodeBlock[] {
  const own = requestCodes([...nestedBlocks(section.blocks)], reading);
  const startsWithRequest = own.filter((code) => readRequestLines(code).requests.length > 0);
  const below = section.sections.filter((child) => child.kind === null || !sectionsWithoutRequests.has(child.kind));
  return [...startsWithRequest, ...below.flatMap((child) => codesOutsideExamples(child, reading))];
}

const sectionsWithoutRequests: ReadonlySet<SectionKind> = new Set([
  "examples",
  "exampleRequest",
  "requestBody",
  "response",
  "queryParameters",
  "remarks",
]);
