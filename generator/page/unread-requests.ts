import type { SectionKind } from "../dialect/dialect.js";
import { finding } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import { isOutsideApi, readRequestLines } from "./grammar/request-line.js";
import { allSections, nestedBlocks, type CodeBlock, type Section } from "./markdown/section.js";
import type { Page, RequestLine } from "./page.js";
import type { PageReading } from "./page-reading.js";

/**
 * Reports code with a request that became neither a request of the operation nor an example, for example because it is
 * in a section that docwright does not read. Code annotated as ignored is not reported. In docs of OData, requests of
 * other services are not reported either.
 *
 * @param reported places of the findings about the page. Requests at these places are not reported again
 */
export function reportUnreadRequests(
  root: Section,
  facts: Pick<Page, "operation" | "parts">,
  reported: readonly Place[],
  reading: PageReading,
): void {
  const operations = [facts, ...(facts.parts ?? [])].flatMap(({ operation }) => operation ?? []);
  const requests = operations.flatMap((operation) => operation.requests);
  const examples = operations.flatMap((operation) => operation.examples.map(({ request }) => request.source));
  const known = new Set([...requests.map(({ source }) => source), ...examples, ...reported].map(keyOf));
  const shown = new Set(requests.map(requestOf));
  for (const code of codesOf(root)) {
    if (!startsWithRequest(code, reading)) continue;
    const { requests: own } = readRequestLines(code, reading.lookup.dialect.serviceRoots);
    const [first] = own;
    const isKnown = known.has(keyOf(code.source)) || own.some(({ source }) => known.has(keyOf(source)));
    if (first === undefined || isKnown || own.every((request) => shown.has(requestOf(request)))) continue;
    const message =
      'docwright skips this request, because it is not in a section "HTTP request" or "Examples". If the request belongs to this operation, move it to one of these sections.';
    reading.report(finding("misplaced-example", first.source, message));
  }
}

/** JSON, and the first line of a response. */
const INDENTED_CODE = /^(?:[[{]\s*"[^"]{1,200}"\s*:|\[\s*\{\s*"|HTTP\/\d)/;

/**
 * Reports code without a fence. docwright reads indented text as prose, because many pages indent the text of lists
 * inconsistently.
 */
export function reportIndentedCode(root: Section, { report }: PageReading): void {
  for (const section of allSections(root)) {
    for (const block of nestedBlocks(section.blocks)) {
      if (block.type !== "paragraph" || !INDENTED_CODE.test(block.content.text)) continue;
      const message =
        "This text looks like code, but is not in a fenced code block, so docwright does not read it. Write it between lines with three backticks.";
      report(finding("unreadable-example", block.source, message));
    }
  }
}

/** Sections with requests that the service sends, and sections whose requests only show a query option. */
const WITHOUT_OWN_REQUESTS: ReadonlySet<SectionKind | null> = new Set([
  "callbacks",
  "queryParameters",
  "apiDescription",
]);

function* codesOf(section: Section): Generator<CodeBlock> {
  if (WITHOUT_OWN_REQUESTS.has(section.kind)) return;
  for (const block of nestedBlocks(section.blocks)) if (block.type === "code") yield block;
  for (const child of section.sections) yield* codesOf(child);
}

const SKIPPED_BLOCKS: ReadonlySet<string> = new Set(["response", "ignored"]);

/** A request line. The group contains its URL. */
const REQUEST = /^\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+((?:\/|https?:)\S{0,8000})/;

function startsWithRequest({ language, text, annotation }: CodeBlock, { lookup }: PageReading): boolean {
  const isHttp = language === "" || lookup.dialect.httpFences.includes(language);
  const url = REQUEST.exec(text)?.[1];
  return (
    isHttp &&
    url !== undefined &&
    !SKIPPED_BLOCKS.has(annotation?.blockType?.toLowerCase() ?? "") &&
    !(lookup.dialect.odata && isOutsideApi(url))
  );
}

function requestOf({ method, path }: RequestLine): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}").toLowerCase()}`;
}

function keyOf({ file, line }: Place): string {
  return `${file}:${line.toString()}`;
}
