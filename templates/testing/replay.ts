import { createServer, validateHeaderValue, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A documented response. */
export interface DocumentedResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body. Strings and bytes are sent unchanged, other values as JSON. If it is missing, no body is sent. */
  readonly body?: unknown;
}

/** A request that the server received. */
export interface RecordedRequest {
  readonly method: string;
  /**
   * The path as it was sent. Only characters that have the same meaning without encoding, such as spaces and quotes,
   * are decoded.
   */
  readonly path: string;
  /** The query parameters by name. They are decoded like the path. A URL of this server is a path. */
  readonly query: Readonly<Record<string, string>>;
  /** The headers by name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, a string for text and XML, else bytes; `undefined` for an empty body. */
  readonly body: unknown;
  /** The body as it was received. */
  readonly text: string;
}

/** Options with which a client calls the test server. */
export interface ReplayOptions {
  readonly baseUrl: string;
  readonly credential: () => string;
  readonly retry: false;
}

/** The result of a call; for a collection, its first page. */
export type ReplayResult<Result> = Result extends { byPage(): AsyncIterable<infer Page> } ? Page : Awaited<Result>;

/**
 * Runs `call` against a local HTTP server that returns the documented response, and records the request.
 *
 * If the documented status is 300 or higher and the call throws a GraphError, this error is the result. A documented
 * redirect points to the same server, which then returns status 200 with the documented body. The server is always
 * closed.
 *
 * @throws every other error of the call. Throws Error if the call did not send a request.
 */
export async function replay<Result>(
  response: DocumentedResponse,
  call: (options: ReplayOptions) => Result,
): Promise<{ request: RecordedRequest; result: ReplayResult<Result> }> {
  const requests: RecordedRequest[] = [];
  const server = createServer((message, reply) => {
    void record(message).then((request) => {
      requests.push(request);
      send(reply, requests.length === 1 ? response : { ...response, status: 200 });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const result = await resultOf(response, () =>
      call({ baseUrl: `http://127.0.0.1:${String(port)}`, credential: () => "token", retry: false }),
    );
    const [request] = requests;
    if (!request) throw new Error("The call did not send a request");
    return { request, result: result as ReplayResult<Result> };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function resultOf({ status }: DocumentedResponse, call: () => unknown): Promise<unknown> {
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

/** Reads only the first page: the next link in an example points to the real service. */
async function firstPage(pages: ByPage): Promise<unknown> {
  for await (const page of pages.byPage()) return page;
  return undefined;
}

async function record(message: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const [path = "/", query = ""] = (message.url ?? "/").split(/\?(.*)/s);
  const bytes = Buffer.concat(chunks);
  const pairs = query.split("&").filter(Boolean);
  const origin = `http://${message.headers.host ?? ""}`;
  return {
    method: message.method ?? "",
    path: decodeHarmless(path),
    query: Object.fromEntries(
      pairs.map((pair) => {
        const [name = "", value = ""] = pair.split(/=(.*)/s, 2).map(decodeHarmless);
        return [name, value.startsWith(`${origin}/`) ? value.slice(origin.length) : value];
      }),
    ),
    headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)])),
    body: parse(bytes, message.headers["content-type"] ?? ""),
    text: bytes.toString(),
  };
}

/**
 * Decodes the percent-encoded characters that have the same meaning without encoding, such as a space or a quote. All
 * others stay as they were sent.
 */
function decodeHarmless(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (run) =>
    decodeURIComponent(run).replaceAll(/[/:?#&=+@;%]/g, encodeURIComponent),
  );
}

function parse(bytes: Buffer, contentType: string): unknown {
  if (bytes.length === 0) return undefined;
  if (/json/i.test(contentType)) return JSON.parse(bytes.toString());
  return /text|xml/i.test(contentType) ? bytes.toString() : new Uint8Array(bytes);
}

/** Headers of the connection, which the server sets itself. {@link https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 | RFC 9110} */
const connectionHeaders =
  /^(connection|content-length|content-encoding|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

function send(reply: ServerResponse, { status, headers = {}, body }: DocumentedResponse): void {
  reply.statusCode = status;
  const raw = body === undefined || body === null || typeof body === "string" || body instanceof Uint8Array;
  if (!raw) reply.setHeader("content-type", "application/json");
  for (const [name, value] of Object.entries(headers)) {
    if (!connectionHeaders.test(name) && isSendable(name, value)) reply.setHeader(name, value);
  }
  // A later server may use the same port, so connections are not kept.
  reply.setHeader("connection", "close");
  if (status >= 300 && status < 400 && reply.hasHeader("location")) reply.setHeader("location", "/redirected");
  reply.end(raw ? body : JSON.stringify(body));
}

/** Whether a header can be sent. Examples contain placeholders that are not valid in a header. */
function isSendable(name: string, value: string): boolean {
  try {
    validateHeaderValue(name, value);
    return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
  } catch {
    return false;
  }
}
