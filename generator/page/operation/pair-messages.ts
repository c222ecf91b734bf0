import type { RequestMessage, ResponseMessage } from "../grammar/http-message.js";
import type { CodeBlock, Section } from "../markdown/section.js";

interface MessageBlock {
  readonly code: CodeBlock;
  readonly title: string | null;
  /** The section that holds the whole example. */
  readonly section: Section;
}

export interface ExampleRequestBlock extends MessageBlock {
  readonly role: "request";
  readonly message: RequestMessage;
}

export interface ExampleResponseBlock extends MessageBlock {
  readonly role: "response";
  readonly message: ResponseMessage;
}

export type ExampleMessage = ExampleRequestBlock | ExampleResponseBlock;

export interface MessagePair {
  readonly request: ExampleRequestBlock;
  readonly response: ExampleResponseBlock | null;
}

export interface MessagePairs {
  readonly pairs: readonly MessagePair[];
  /** Responses that no request stands before. */
  readonly unpaired: readonly ExampleResponseBlock[];
}

/**
 * Pairs the messages of a page. A response goes with the request of the same name in its annotation; else, as many
 * requests as responses in one section go together in order; else it goes with the request before it, an annotated one
 * first. Several responses to one request give a pair each.
 */
export function pairMessages(messages: readonly ExampleMessage[]): MessagePairs {
  const responses = new Map<ExampleRequestBlock, ExampleResponseBlock[]>();
  const unpaired: ExampleResponseBlock[] = [];
  for (const message of messages) if (message.role === "request") responses.set(message, []);

  for (const run of runsOf(messages)) {
    for (const [index, response] of run.responses.entries()) {
      const { requests } = run;
      const request =
        named(requests, response) ?? inOrder(run, index) ?? requests.findLast(isAnnotated) ?? requests.at(-1);
      if (request === undefined) unpaired.push(response);
      else responses.get(request)?.push(response);
    }
  }
  const pairs = [...responses].flatMap(([request, found]): MessagePair[] =>
    found.length === 0 ? [{ request, response: null }] : found.map((response) => ({ request, response })),
  );
  return { pairs, unpaired };
}

/** Requests that follow one another, and the responses behind them. */
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

function named(
  requests: readonly ExampleRequestBlock[],
  response: ExampleResponseBlock,
): ExampleRequestBlock | undefined {
  const name = response.code.annotation?.name ?? null;
  return name === null ? undefined : requests.find((request) => request.code.annotation?.name === name);
}

function isAnnotated({ code }: ExampleRequestBlock): boolean {
  return code.annotation?.blockType?.toLowerCase() === "request";
}

function inOrder({ requests, responses }: Run, index: number): ExampleRequestBlock | undefined {
  return requests.length === responses.length ? requests[index] : undefined;
}
