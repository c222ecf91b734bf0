import { finding } from "../../findings/create-finding.js";
import type { Finding } from "../../findings/finding.js";
import type { Dialect } from "../../dialect/dialect.js";
import { foldName } from "../../dialect/dialect-lookup.js";
import type { DialectLookup } from "../../dialect/dialect-lookup.js";
import { isCurl, readCurl } from "../grammar/curl.js";
import { isWholeRequest, readRequestMessage, readResponseMessage } from "../grammar/http-message.js";
import { LONGEST_REQUEST } from "../grammar/request-line.js";
import type { MessageContent, RequestMessage, ResponseMessage } from "../grammar/http-message.js";
import type { Inline } from "../markdown/inline.js";
import type { CodeBlock, Section } from "../markdown/section.js";
import { allSections, nestedBlocks } from "../markdown/section.js";
import type { ExampleFacts, MessageFacts, RequestLine, StatusFact } from "../page.js";
import type { PageReading } from "../page-reading.js";
import { EMPTY, emptyCode, pairMessages } from "./pair-messages.js";
import type { ExampleMessage, ExampleRequestBlock, MessagePair } from "./pair-messages.js";
import { documentedRequest, shownResponses } from "./shown-responses.js";
import { readStatusLabel } from "./status-headings.js";

/** An example as the page shows it. Its response may lack a status line. */
export type ReadExample = Omit<ExampleFacts, "response"> & {
  readonly response: (MessageFacts & { readonly status: number | null }) | null;
};

/**
 * Adds a status to each response that does not have a status line: a success status of the Response section, or 200.
 * Reports each of these responses.
 *
 * @param documented the statuses of the Response section
 */
export function withStatuses(
  examples: readonly ReadExample[],
  documented: readonly StatusFact[],
  reading: PageReading,
): ExampleFacts[] {
  const successes = documented.filter(({ status }) => status < 400);
  return examples.map((example) => {
    const { response } = example;
    if (response === null) return { ...example, response };
    if (response.status !== null) return { ...example, response: { ...response, status: response.status } };
    const withBody = successes.find(({ type, stream }) => type !== null || stream);
    const status = (response.body === null ? successes[0] : (withBody ?? successes[0]))?.status ?? 200;
    const message = `The response does not start with a status line, so docwright assumes ${String(status)}. Add the status line.`;
    reading.report(finding("missing-status-line", response.source, message));
    return { ...example, response: { ...response, status } };
  });
}

/**
 * Reads the examples of a page: annotated requests and responses in any section, and HTTP messages in an Examples
 * section. Notifications from the service are skipped. A request without a response is an example too. A response
 * without a request is reported.
 *
 * In docs without OData, pages can show only the response. It then belongs to the documented GET request.
 *
 * @param requests the documented requests of the operation
 */
export function readExamples(root: Section, requests: readonly RequestLine[], reading: PageReading): ReadExample[] {
  const messages = [...messagesOf(root, { title: null, section: root, inExamples: false }, reading)];
  const { pairs, unpaired } = pairMessages(messages);
  const showsOnlyResponses = pairs.length === 0 && !reading.lookup.dialect.odata;
  const responses = showsOnlyResponses ? [...unpaired, ...shownResponses(root, reading)] : unpaired;
  const request = showsOnlyResponses ? documentedRequest(requests, root) : null;
  if (request !== null) return responses.map((response) => exampleOf({ request, response }));
  const before = blocksBefore(root);
  for (const { code } of responses) reading.report(withoutRequest(code, before.get(code.source.line)));
  return pairs.map(exampleOf);
}

/** The code block before each code block, by the line of the later one. */
function blocksBefore(root: Section): ReadonlyMap<number, CodeBlock> {
  const blocks = [...allSections(root)].flatMap(({ blocks: own }) => [...nestedBlocks(own)]);
  const before = new Map<number, CodeBlock>();
  let earlier: CodeBlock | undefined;
  for (const block of blocks) {
    if (block.type !== "code") continue;
    if (earlier !== undefined) before.set(block.source.line, earlier);
    earlier = block;
  }
  return before;
}

function withoutRequest({ source }: CodeBlock, before: CodeBlock | undefined): Finding {
  return before !== undefined && isUrl(before)
    ? finding(
        "unreadable-example",
        before.source,
        "This request does not have a method. Write the method before the URL.",
      )
    : finding(
        "unreadable-example",
        source,
        "This response does not have an example request before it. Show the request first, with its method and URL.",
      );
}

/** Whether a code block consists of a URL or a path, without a method. */
function isUrl({ text }: CodeBlock): boolean {
  return /^\s*(?:https?:\/)?\/\S{1,2000}\s*$/.test(text);
}

function exampleOf({ request, response }: MessagePair): ReadExample {
  return {
    name: request.code.annotation?.name ?? response?.code.annotation?.name ?? null,
    title: request.title,
    request: { method: request.message.method, url: request.message.url, ...messageFacts(request) },
    response: response === null ? null : { status: response.message.status, ...messageFacts(response) },
  };
}

interface ExampleContext {
  readonly title: string | null;
  /**
   * The section that contains the whole example: the nearest section around the block that is not a Request or Response
   * section.
   */
  readonly section: Section;
  readonly inExamples: boolean;
}

function* messagesOf(section: Section, around: ExampleContext, reading: PageReading): Generator<ExampleMessage> {
  let introduction = "";
  let request: ExampleRequestBlock | null = null;
  let { inExamples } = around;
  let followsUrl = false;
  for (const block of nestedBlocks(section.blocks)) {
    if (block.type !== "paragraph" && block.type !== "code") continue;
    if (block.type === "code" && startsExample(block, section, reading.lookup)) inExamples = true;
    const context: BlockContext = {
      ...around,
      inExamples,
      own: section,
      introduction,
      followsRequest: request !== null || followsUrl,
    };
    if (block.type === "paragraph") {
      if (isRequestLabel(block.content, reading.lookup)) inExamples = true;
      else if (isEmptyResponse(block.content, context, reading.lookup)) {
        if (request !== null) yield request;
        request = null;
        yield emptyResponse(block.content, context);
      }
      introduction = block.content.text;
      continue;
    }
    followsUrl = isUrl(block);
    if (request !== null && isBodyOf(request, block, context, reading)) {
      request = withBody(request, block, reading);
      introduction = "";
      continue;
    }
    if (request !== null) yield request;
    request = null;
    for (const message of readMessage(block, context, reading)) {
      if (message.role === "request") request = message;
      else yield message;
    }
    introduction = "";
  }
  if (request !== null) yield request;
  for (const child of section.sections) yield* messagesOf(child, contextOf(child, around, reading.lookup), reading);
}

/**
 * Whether code is a curl command, or a request with headers or a body. In docs without OData, such code is an example in
 * all sections except those with the documented request.
 */
function startsExample({ text }: CodeBlock, { kind }: Section, { dialect }: DialectLookup): boolean {
  if (dialect.odata || kind === "httpRequest" || kind === "callbacks") return false;
  return isCurl(text) || isWholeRequest(text);
}

/** Adds a body from a separate code block to its request. */
function withBody(request: ExampleRequestBlock, block: CodeBlock, reading: PageReading): ExampleRequestBlock {
  const content = readResponseMessage(block);
  if (content === null) return request;
  const { body, bodyText, malformed, bodySource, typeSources, diagnostics } = content;
  for (const diagnostic of diagnostics) reading.report(diagnostic);
  return {
    ...request,
    message: {
      ...request.message,
      body,
      ...(bodyText !== undefined && { bodyText }),
      malformed,
      bodySource,
      typeSources,
    },
  };
}

/**
 * Whether a block is the body of the request before it: JSON under the heading "Request" or after the words "Request
 * body".
 */
function isBodyOf(
  { message }: ExampleRequestBlock,
  block: CodeBlock,
  { own, introduction }: BlockContext,
  { lookup }: PageReading,
): boolean {
  if (block.annotation !== null || !isJson(block) || message.method === "GET" || message.body !== null) return false;
  const names = lookup.dialect.headings.requestBody;
  return names.includes(foldName(introduction)) || (own.kind === "exampleRequest" && introduction === "");
}

/** Whether a paragraph is the bold word "Request". Such a paragraph is the label of an example in every section. */
function isRequestLabel({ bold, text }: Inline, { dialect }: DialectLookup): boolean {
  return bold && dialect.headings.exampleRequest.includes(foldName(text));
}

/** Whether a paragraph says "No content." where a response is expected. */
function isEmptyResponse({ text }: Inline, around: BlockContext, { dialect }: DialectLookup): boolean {
  if (!around.inExamples) return false;
  return dialect.phrases.noResponseBody.includes(foldName(text)) && isIntroducedAsResponse(around, dialect);
}

function emptyResponse({ source }: Inline, { title, section, own }: BlockContext): ExampleMessage {
  return { role: "response", message: { status: null, ...EMPTY }, code: emptyCode(source), title, section, own };
}

function contextOf(section: Section, around: ExampleContext, lookup: DialectLookup): ExampleContext {
  if (section.kind === "callbacks") return { title: null, section, inExamples: false };
  const inExamples = around.inExamples || section.kind === "examples";
  if (inExamples && (section.kind === "exampleRequest" || section.kind === "response")) return around;
  return { title: exampleTitle(section, inExamples, lookup) ?? around.title, section, inExamples };
}

/** `Example 2: Create a guest` is a title, `Examples` is not. */
function exampleTitle(section: Section, inExamples: boolean, lookup: DialectLookup): string | null {
  const text = section.heading?.text ?? "";
  const name = foldName(section.name);
  return inExamples && !lookup.dialect.headings.examples.some((word) => foldName(word) === name) ? text : null;
}

/** The sections and the text around a block. */
interface BlockContext extends ExampleContext {
  /** The section of the block. */
  readonly own: Section;
  /** The paragraph between this block and the block before it. */
  readonly introduction: string;
  /** Whether the code block before this block is a request, or a URL without a method. */
  readonly followsRequest: boolean;
}

function* readMessage(code: CodeBlock, around: BlockContext, reading: PageReading): Generator<ExampleMessage> {
  const role = roleOf(code, around, reading.lookup);
  if (role === null) return;
  const message =
    role === "response" ? readResponseMessage(code) : isCurl(code.text) ? readCurl(code) : readRequestMessage(code);
  if (message === null) {
    reading.report(finding("unreadable-example", code.source, unreadableMessage(role, code)));
    return;
  }
  if ("url" in message && message.url.length > LONGEST_REQUEST) {
    const length = `The URL of the request has ${message.url.length} characters, but at most ${LONGEST_REQUEST} are allowed. Shorten the URL.`;
    reading.report(finding("unreadable-example", code.source, length));
    return;
  }
  for (const diagnostic of message.diagnostics) reading.report(diagnostic);
  const { title, section, own } = around;
  if ("method" in message) yield { role: "request", message, code, title, section, own };
  else {
    const status = message.status ?? readStatusLabel(around.introduction);
    yield { role: "response", message: { ...message, status }, code, title, section, own };
  }
}

function unreadableMessage(role: "request" | "response", code: CodeBlock): string {
  const annotated = `The block is annotated as a ${role}`;
  if (role === "request")
    return isCurl(code.text)
      ? "docwright does not find a URL with a known method in this curl command. Write the URL, and GET, POST, PUT, PATCH or DELETE as the method."
      : `${annotated}, but does not start with a request line (\`GET /users\`). Correct the first line of the block.`;
  return readRequestMessage(code) === null
    ? `${annotated}, but does not start with a status line (\`HTTP/1.1 200 OK\`), headers or JSON. Correct the first line of the block.`
    : `${annotated}, but starts with a request line. Write \`"blockType": "request"\` in the annotation.`;
}

function roleOf(code: CodeBlock, around: BlockContext, { dialect }: DialectLookup): "request" | "response" | null {
  const annotated = code.annotation?.blockType?.toLowerCase();
  if (annotated === "request" || annotated === "response") return annotated;
  if (!around.inExamples) return null;
  if (isJson(code) && isIntroducedAsResponse(around, dialect)) return "response";
  if (!dialect.odata && isCurl(code.text)) return "request";
  if (code.language !== "" && !dialect.httpFences.includes(code.language)) return null;
  if (/^\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\S/.test(code.text)) return "request";
  return /^\s*(?:HTTP\/[0-9.]{1,3}\s|[1-5]\d\d [A-Z][A-Za-z ]{1,40}(?:\n|$))/.test(code.text) ? "response" : null;
}

/** Whether a block contains only JSON, without the first lines of an HTTP message. */
function isJson({ language, text }: CodeBlock): boolean {
  return ["", "http", "json", "jsonc"].includes(language) && /^\s*[[{]/.test(text);
}

/**
 * Whether a block is a response. It must be in a Response section, directly after a request, or after a paragraph that
 * announces a response.
 */
function isIntroducedAsResponse(block: BlockContext, { headings }: Dialect): boolean {
  const { own, introduction, followsRequest } = block;
  if (own.kind === "response" || (followsRequest && introduction === "")) return true;
  if (own.kind === "examples" && NAMES_RESPONSE.test(own.name)) return true;
  const folded = foldName(introduction);
  return headings.response.some((words) => folded.includes(foldName(words)));
}

/** The heading of an example that only has the response: `Sample response`, `Example response body`. */
const NAMES_RESPONSE = /^(?:example|sample) responses?\b/i;

function messageFacts(from: {
  readonly code: CodeBlock;
  readonly message: RequestMessage | ResponseMessage;
}): MessageFacts {
  const { headers, body, bodyText, malformed, bodySource, typeSources }: MessageContent = from.message;
  const values = from.code.annotation?.values ?? {};
  return {
    headers,
    body,
    ...(bodyText !== undefined && { bodyText }),
    malformed,
    truncated: values["truncated"] === true,
    type: from.code.annotation?.type ?? null,
    collection: values["isCollection"] === true,
    expectError: values["expectError"] === true,
    source: from.code.source,
    bodySource,
    typeSources,
  };
}
