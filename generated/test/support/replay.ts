import { createServer, validateHeaderValue, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A response as the docs show it. */
export interface DocumentedResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes are sent as they are, anything else as JSON; nothing where it is absent. */
  readonly body?: unknown;
}

/** What arrived at the server. */
export interface RecordedRequest {
  readonly method: string;
  /** Decoded, except for a slash inside of a segment. */
  readonly path: string;
  /** Decoded. */
  readonly query: Readonly<Record<string, string>>;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON, text where it is text, bytes where it is neither; `undefined` where there is none. */
  readonly body: unknown;
}

/** What a client is made with so that it talks to the server: options of a `GraphContext`. */
export interface ReplayOptions {
  readonly baseUrl: string;
  readonly credential: () => string;
  readonly retry: false;
}

/** What a call came to: the first page of a paged one, else what it resolved with. */
export type Replayed<Result> = Result extends { byPage(): AsyncIterable<infer Page> } ? Page : Awaited<Result>;

/**
 * Runs `call` against a real HTTP server on this machine that answers as documented, and tells what went over the wire.
 *
 * Where the documented response is no success, the result is the error that the call threw. A documented redirect leads
 * back to the server, which then answers 200 with the documented body. The server is closed in any case.
 *
 * @throws What the call throws against a documented success; Error when it sent nothing.
 */
export async function replay<Result>(
  response: DocumentedResponse,
  call: (options: ReplayOptions) => Result,
): Promise<{ request: RecordedRequest; result: Replayed<Result> }> {
  const requests: RecordedRequest[] = [];
  const server = createServer((message, answer) => {
    void record(message).then((request) => {
      requests.push(request);
      send(answer, requests.length === 1 ? response : { ...response, status: 200 });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const result = await settle(response, () =>
      call({ baseUrl: `http://127.0.0.1:${String(port)}`, credential: () => "token", retry: false }),
    );
    const [request] = requests;
    if (!request) throw new Error("The call resolved and sent nothing");
    return { request, result: result as Replayed<Result> };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function settle({ status }: DocumentedResponse, call: () => unknown): Promise<unknown> {
  try {
    const result = await call();
    return isPaged(result) ? await firstPage(result) : result;
  } catch (error) {
    if (status >= 300 && error instanceof Error && error.name === "GraphError") return error;
    throw error;
  }
}

interface ByPage {
  byPage(): AsyncIterable<unknown>;
}

function isPaged(result: unknown): result is ByPage {
  return typeof result === "object" && result !== null && "byPage" in result;
}

/** The next link of a documented page leads to the real service: no further. */
async function firstPage(pages: ByPage): Promise<unknown> {
  for await (const page of pages.byPage()) return page;
  return undefined;
}

async function record(message: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const url = new URL(message.url ?? "/", "http://127.0.0.1");
  return {
    method: message.method ?? "",
    path: url.pathname.split("/").map(decodeSegment).join("/"),
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)])),
    body: parse(Buffer.concat(chunks), message.headers["content-type"] ?? ""),
  };
}

function decodeSegment(segment: string): string {
  return decodeURIComponent(segment).replaceAll("/", "%2F");
}

function parse(bytes: Buffer, contentType: string): unknown {
  if (bytes.length === 0) return undefined;
  if (/json/i.test(contentType)) return JSON.parse(bytes.toString());
  return /text|xml/i.test(contentType) ? bytes.toString() : new Uint8Array(bytes);
}

/** Headers that belong to the connection, not to the answer. {@link https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 | RFC 9110} */
const connectionHeaders =
  /^(connection|content-length|content-encoding|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

function send(answer: ServerResponse, { status, headers = {}, body }: DocumentedResponse): void {
  answer.statusCode = status;
  const raw = body === undefined || body === null || typeof body === "string" || body instanceof Uint8Array;
  if (!raw) answer.setHeader("content-type", "application/json");
  for (const [name, value] of Object.entries(headers)) {
    if (!connectionHeaders.test(name) && isSendable(name, value)) answer.setHeader(name, value);
  }
  // No connection is left behind for the next server that listens on the same port.
  answer.setHeader("connection", "close");
  if (status >= 300 && status < 400 && answer.hasHeader("location")) answer.setHeader("location", "/redirected");
  answer.end(raw ? body : JSON.stringify(body));
}

/** Docs write placeholders into headers that no server could send. */
function isSendable(name: string, value: string): boolean {
  try {
    validateHeaderValue(name, value);
    return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
  } catch {
    return false;
  }
}
