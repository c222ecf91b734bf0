import { finding } from "../../findings/create-finding.js";
import type { SectionKind } from "../../dialect/dialect.js";
import { fromServiceRoot, readRequestLines } from "../grammar/request-line.js";
import type { RequestLines } from "../grammar/request-line.js";
import type { Block, CodeBlock, Section } from "../markdown/section.js";
import { allSections, nestedBlocks } from "../markdown/section.js";
import type { RequestLine } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { ownBlocks, sectionsOf } from "./operation-sections.js";
import { hasRequestHeading, readInlineRequests } from "./inline-requests.js";
import { readRequestTable } from "./request-tables.js";

/**
 * Reads the request lines of the HTTP request sections. If there are none, request lines in other sections before the
 * examples are used and reported.
 */
export function readHttpRequests(root: Section, reading: PageReading): RequestLine[] {
  reportRequestsOfExamples(root, reading);
  const sections = sectionsOf(root, "httpRequest");
  const blocks = sections.flatMap(ownBlocks);
  const requests = blocks.flatMap((block) => readRequests(block, reading));
  if (requests.length > 0) return requests;
  const inline = [
    ...blocks.flatMap((block) => (block.type === "paragraph" ? readInlineRequests(block.content) : [])),
    ...[...allSections(root)].flatMap((one) =>
      one.heading !== null && hasRequestHeading(one) ? readInlineRequests(one.heading) : [],
    ),
  ];
  if (inline.length > 0) return inline.map((request) => withoutRoot(request, reading.lookup.dialect.serviceRoots));

  const [section] = sections;
  const withoutReport = { ...reading, report: (): void => undefined };
  const elsewhere = codesOutsideExamples(root, reading).flatMap((code) => readRequests(code, withoutReport));
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
    reading.report(
      finding(
        "misplaced-http-request",
        first.source,
        'The HTTP request is under the wrong heading. Move it to a section "HTTP request".',
      ),
    );
  }
  return elsewhere;
}

/** Reports the request of an example under the heading of the HTTP request section. It is still read as an example. */
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
          'The request of this example has the heading of the HTTP request section. Rename the heading to "Request".',
        ),
      );
    }
  }
}

function readRequests(block: Block, reading: PageReading): RequestLine[] {
  const lines = linesOf(block, reading);
  for (const diagnostic of lines?.diagnostics ?? []) reading.report(diagnostic);
  return (lines?.requests ?? []).map((request) => withoutRoot(request, reading.lookup.dialect.serviceRoots));
}

function linesOf(block: Block, reading: PageReading): RequestLines | null {
  if (block.type === "table") return readRequestTable(block, reading);
  return isRequestCode(block, reading) ? readRequestLines(block) : null;
}

function withoutRoot(request: RequestLine, roots: readonly string[]): RequestLine {
  const path = request.path.toLowerCase();
  const root = roots.find((name) => path.startsWith(`/${name.toLowerCase()}/`));
  return root === undefined ? request : { ...request, path: fromServiceRoot(request.path.slice(root.length + 1)) };
}

function requestCodes(blocks: readonly Block[], reading: PageReading): CodeBlock[] {
  return blocks.filter((block) => isRequestCode(block, reading));
}

function isRequestCode(block: Block, reading: PageReading): block is CodeBlock {
  if (block.type !== "code" || block.annotation?.blockType === "response") return false;
  const isHttp = block.language === "" || reading.lookup.dialect.httpFences.includes(block.language);
  return isHttp && !/^\s*(?:HTTP\/|[[{])/.test(block.text);
}

/** Code blocks that may contain request lines: not those of examples, bodies, responses and query options. */
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
