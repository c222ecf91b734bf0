import type { RequestMessage, ResponseMessage } from "../grammar/http-message.js";
import type { Place } from "../../findings/finding.js";
import type { CodeBlock, Section } from "../markdown/section.js";

interface MessageBlock {
  readonly code: CodeBlock;
  readonly title: string | null;
  /** The section of the whole example. */
  readonly section: Section;
  /** The section of the block. */
  readonly own: Section;
}

export interface ExampleRequestBlock extends MessageBlock {
  readonly role: "request";
  readonly message: RequestMessage;
}

export interface ExampleResponseBlock extends MessageBlock {
  readonly role: "response";
  readonly message: ResponseMessage;
}

/** A message without headers and body. */
export const EMPTY = {
  headers: {},
  body: null,
  malformed: false,
  bodySource: null,
  typeSources: {},
  diagnostics: [],
} as const;

/** Stands for the code block of a message that is not in a code block of the page. */
export function emptyCode(source: Place): CodeBlock {
  return { type: "code", language: "", text: "", annotation: null, source, textSource: source };
}

export type ExampleMessage = ExampleRequestBlock | ExampleResponseBlock;

export interface MessagePair {
  readonly request: ExampleRequestBlock;
  readonly response: ExampleResponseBlock | null;
}

export interface MessagePairs {
  readonly pairs: readonly MessagePair[];
  /** Responses without a request before them. */
  readonly unpaired: readonly ExampleResponseBlock[];
}

/**
 * Pairs the requests and responses of a page. The first rule that applies is used:
 *
 * 1. A response belongs to the requests that its annotation names.
 * 2. Several requests with the same method under the same heading "Request" are alternatives. The response after them
 * belongs to each of them.
 * 3. If a section has as many requests as responses, they are paired in order.
 * 4. A response belongs to the last annotated request before it, or else to the last request.
 *
 * A request with several responses results in several pairs. If one of its responses has a status line, its responses
 * without a status line are dropped, because they repeat the body.
 */
export function pairMessages(messages: readonly ExampleMessage[]): MessagePairs {
  const responses = new Map<ExampleRequestBlock, ExampleResponseBlock[]>();
  const unpaired: ExampleResponseBlock[] = [];
  for (const message of messages) if (message.role === "request") responses.set(message, []);

  for (const run of runsOf(messages)) {
    for (const [index, response] of run.responses.entries()) {
      const answered = answeredBy(response, index, run, [...responses.keys()]);
      if (answered.length === 0) unpaired.push(response);
      for (const request of answered) responses.get(request)?.push(response);
    }
  }
  const pairs = [...responses].flatMap(([request, found]): MessagePair[] =>
    found.length === 0
      ? [{ request, response: null }]
      : withoutRepetitions(found).map((response) => ({ request, response })),
  );
  return { pairs, unpaired };
}

function withoutRepetitions(found: readonly ExampleResponseBlock[]): readonly ExampleResponseBlock[] {
  const whole = found.filter(({ message }) => message.status !== null);
  return whole.length === 0 ? found : whole;
}

/** Consecutive requests and the responses after them. */
interface Run {
  readonly requests: ExampleRequestBlock[];
  readonly responses: ExampleResponseBlock[];
}

function runsOf(messages: readonly ExampleMessage[]): Run[] {
  const runs: Run[] = [];
  for (const message of messages) {
    const last = runs.at(-1);
    if (message.role === "response") {
      if (last === undefined) runs.push({ requests: [], responses: [message] });
      else last.responses.push(message);
    } else if (last === undefined || last.responses.length > 0 || last.requests[0]?.section !== message.section) {
      runs.push({ requests: [message], responses: [] });
    } else {
      last.requests.push(message);
    }
  }
  return runs;
}

function answeredBy(
  response: ExampleResponseBlock,
  index: number,
  run: Run,
  all: readonly ExampleRequestBlock[],
): ExampleRequestBlock[] {
  const names = response.code.annotation?.names ?? [];
  // A single name in an annotation is searched only in this run, because several examples often have the same name. If
  // an annotation has several names, the whole page is searched.
  const among = names.length > 1 ? all : run.requests;
  const named = among.filter((request) => names.includes(request.code.annotation?.name ?? ""));
  if (named.length > 1 && names.length > 1) return named;
  if (run.requests.length > 1 && areAlternatives(run) && named.length === 0) return run.requests;
  const request = named[0] ?? inOrder(run, index) ?? run.requests.findLast(isAnnotated) ?? run.requests.at(-1);
  return request === undefined ? [] : [request];
}

/** Whether the requests of a run are alternatives: `/me` and `/users/{id}` with one method, heading and response. */
function areAlternatives({ requests: [first, ...others], responses }: Run): boolean {
  return (
    responses.length === 1 &&
    first?.own.kind === "exampleRequest" &&
    others.every(({ own, message }) => own === first.own && message.method === first.message.method)
  );
}

function isAnnotated({ code }: ExampleRequestBlock): boolean {
  return code.annotation?.blockType?.toLowerCase() === "request";
}

function inOrder({ requests, responses }: Run, index: number): ExampleRequestBlock | undefined {
  return requests.length === responses.length ? requests[index] : undefined;
}
