import { inspect } from "node:util";
import { vi } from "vitest";
import { createGraphContext, type GraphContext, type GraphOptions } from "../../templates/runtime/context.js";
import { GraphError } from "../../templates/runtime/error.js";

// Scenarios with many requests can take long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Secrets that no error may show. The scenarios put them into all parts of responses. */
export const secrets = {
  token: "eyJ0b2tlbg.c2VjcmV0LXRva2Vu.signature-1",
  signature: "SIGNATURE%2Fof%2Fthe%2Fblob%3D",
  password: "PASSWORD-of-the-proxy",
  key: "KEY-in-the-path",
} as const;

export const origin = "https://graph.example";
export const root = `${origin}/v1.0`;

/** Pre-authenticated URLs. */
export const sas = `https://storage.example/blob?sv=2024&sig=${secrets.signature}&se=2030`;
/** A URL that needs no other key. Upload sessions and some status URLs have this form. */
export const keyed = `https://storage.example/${secrets.key}/upload?tempauth=${secrets.key}`;
export const userinfo = `https://user:${secrets.password}@storage.example/x`;

/** One response: a Response, an error that `fetch` throws, or a function that creates one of them. */
export type Reply = Response | Error | ((request: Request) => Response | Error | Promise<Response>);

/** A `fetch` that returns the replies in order, and then repeats the last one. */
export interface Stub {
  readonly fetch: typeof fetch;
  readonly requests: Request[];
}

/** The number of requests after which a scenario is treated as a loop. */
const loopLimit = 5_000;

export function stub(...replies: Reply[]): Stub {
  const requests: Request[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      init?.signal?.throwIfAborted();
      requests.push(request);
      // The request stays pending, so that `ending` reports that the call does not end.
      if (requests.length > loopLimit) return new Promise(() => undefined);
      const reply = replies[Math.min(requests.length, replies.length) - 1];
      const result =
        typeof reply === "function" ? await reply(request) : reply instanceof Response ? reply.clone() : reply;
      if (result instanceof Error) throw result;
      return result ?? json({});
    },
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(body, { status, headers: { "content-type": "text/html", ...headers } });
}

export function contextOf(server: Stub, options: Partial<GraphOptions> = {}): GraphContext {
  return createGraphContext({ credential: () => secrets.token, baseUrl: root, fetch: server.fetch, ...options });
}

/** The value or the error of a call. */
export interface Ending {
  readonly value?: unknown;
  readonly error?: unknown;
}

/** Runs a call to its end with fake timers that advance automatically. Reports a call that does not end as an error. */
export async function ending(call: () => Promise<unknown>, limit = 45_000): Promise<Ending> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  try {
    const hang = new Error("HANG");
    const result = call().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    const state = { isSettled: false };
    void result.then(() => {
      state.isSettled = true;
    });
    const started = performance.now();
    while (!state.isSettled) {
      await vi.advanceTimersByTimeAsync(600_000);
      await new Promise((resolve) => setImmediate(resolve));
      if (performance.now() - started > limit) return { error: hang };
    }
    return await result;
  } finally {
    vi.useRealTimers();
  }
}

/** Returns all text that logs of an error would contain. */
export function shownText(error: unknown): string {
  return [
    String(error),
    error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : "",
    inspect(error, { depth: Infinity }),
    JSON.stringify({ error }),
  ].join("\n");
}

/** Returns the secrets that logs of an error would contain. */
export function leaksOf(error: unknown): string[] {
  const shown = shownText(error);
  const forms = Object.values(secrets).flatMap((secret) => [secret, decodeURIComponent(secret)]);
  return forms.filter((secret) => shown.includes(secret));
}

export function isGraphError(error: unknown): error is GraphError {
  return error instanceof GraphError;
}

/** A reply that never arrives. The request can still be aborted. */
export function silence(request: Request): Promise<Response> {
  const { signal } = request;
  unanswered.push(request);
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
  });
}

/** Keeps requests in memory, as connections do. Otherwise, the garbage collector could remove their signals. */
const unanswered: Request[] = [];

/** Creates a response whose connection breaks in the middle of the body. */
export function broken(start: string, error: Error, headers: Record<string, string> = {}): () => Response {
  return () => {
    let sent = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) controller.error(error);
        else controller.enqueue(new TextEncoder().encode(start));
        sent = true;
      },
    });
    return new Response(body, { headers: { "content-type": "application/json", ...headers } });
  };
}

/** Creates a response whose body does not end. */
export function endless(status: number): () => Response {
  return () => {
    const part = new TextEncoder().encode("x".repeat(8192));
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(part);
      },
    });
    return new Response(body, { status });
  };
}
