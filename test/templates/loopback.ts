import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createGraphContext, type GraphContext, type GraphOptions } from "../../templates/runtime/context.js";

export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body. Strings and bytes are sent unchanged, and other values as JSON. */
  readonly body?: unknown;
}

/** The response to one request. A function writes the response itself, or leaves the request pending. */
export type Answer = Scripted | ((answer: ServerResponse, request: Arrived) => void);

export interface Loopback {
  readonly url: string;
  readonly requests: readonly Arrived[];
}

/**
 * Starts an HTTP server that returns the answers in order, and then repeats the last one. The server closes after the
 * test.
 */
export async function serve(...answers: Answer[]): Promise<Loopback> {
  const requests: Arrived[] = [];
  const server = createServer((message, response) => {
    void readBody(message).then((body) => {
      const { method = "", url = "", headers } = message;
      requests.push({ method, url, headers, body });
      const answer = answers[Math.min(requests.length, answers.length) - 1] ?? {};
      if (typeof answer === "function") answer(response, { method, url, headers, body });
      else send(response, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Creates a context for a server, with retries that do not wait. */
export function contextFor(server: Loopback, options: Partial<GraphOptions> = {}): GraphContext {
  return createGraphContext({
    credential: () => "secret-token",
    baseUrl: `${server.url}/v1.0`,
    retry: { delay: () => 0 },
    ...options,
  });
}

/** Returns the reason with which a promise rejects. @throws Error if the promise resolves */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("It resolved where it should have been rejected");
}

export function send(response: ServerResponse, { status = 200, headers = {}, body }: Scripted): void {
  response.writeHead(status, headers);
  const raw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
  response.end(raw ? body : JSON.stringify(body));
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
