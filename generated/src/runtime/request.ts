import ky, { HTTPError } from "ky";
import type { GraphContext } from "./context.js";
import { failure, readError, type Call } from "./error.js";
import { kyHooks } from "./hooks.js";
import { isConfidential } from "./origin.js";
import type { ResponseHead } from "./response.js";
import { retryPolicy } from "./retry.js";
import { interruption, transmit } from "./transport.js";

/** Lists are joined by commas; what is `undefined` is left out. */
export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** A body that is sent as it is. */
export type Content = string | Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** One request, as an operation describes it. */
export interface RequestSpec {
  readonly method: string;
  /** From the service root, beginning with a slash; or a link that the service gave, on its own origin. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly content?: Content;
  readonly contentType?: string;
  readonly accept?: string;
  /** For a URL that is itself a key, on whatever origin: it gets no token, and errors name its origin alone. */
  readonly anonymous?: true;
  /** `manual`: a redirect is an answer, and ends as an error that has its `Location`. Browsers follow it all the same. */
  readonly redirect?: "manual";
  /** Turns a value as JSON knows it into one as the caller knows it; for pages, each item of it. */
  readonly revive?: (value: unknown) => unknown;
}

/** What a caller may say of any single request. `Header` are the headers that the docs name in its answer. */
export interface RequestOptions<Header extends string = string> {
  readonly signal?: AbortSignal;
  /** Milliseconds that one attempt may take, its body included; `false` for no limit. */
  readonly timeout?: number | false;
  /** Headers besides those that the operation names; they win over its own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Query options that the docs do not name; they win over those that they name. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Called when the service has answered with success, before the body is read; for pages, with each. */
  readonly onResponse?: (response: ResponseHead<Header>) => void;
}

/**
 * Sends a request and reads JSON.
 *
 * @throws GraphError; `invalidResponse` with the status of success when the body is empty or not JSON.
 */
export async function requestJson<T>(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<T> {
  return parseJson(spec, await requestJsonText(context, spec, options)) as T;
}

/** Sends a request and reads JSON, or `undefined` where the docs say that the body may be empty. */
export async function requestOptionalJson<T>(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<T | undefined> {
  const answer = await requestJsonText(context, spec, options);
  return answer.body ? (parseJson(spec, answer) as T) : undefined;
}

/** Sends a request and leaves the body of the answer unread. */
export async function requestNothing(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<void> {
  await send(context, spec, options, async (answer) => answer.body?.cancel());
}

/** Sends a request and reads bytes. */
export async function requestBytes(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<Uint8Array> {
  return new Uint8Array((await send(context, spec, options, (answer) => answer.arrayBuffer())).body);
}

/** Sends a request and reads text. */
export async function requestText(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<string> {
  return (await send(context, spec, options, (answer) => answer.text())).body;
}

function requestJsonText(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<Answer<string>> {
  return send(context, { accept: "application/json", ...spec }, options, (answer) => answer.text());
}

/** @throws GraphError `invalidResponse` where the body is empty or not JSON */
export function parseJson({ revive }: Pick<RequestSpec, "revive">, { call, response, body }: Answer<string>): unknown {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    const found = body ? `is not JSON: ${body.slice(0, 80)}` : "is empty where JSON was promised";
    const what = `was answered with ${response.status}, and the body ${found}`;
    throw failure("invalidResponse", call, what, { response, body, cause });
  }
  return revive ? revive(value) : value;
}

/** An answer with what was read of its body. */
export interface Answer<Body> {
  readonly call: Call;
  readonly response: Response;
  readonly body: Body;
}

/**
 * Sends a request and reads the body of the answer with `read`.
 *
 * @throws GraphError; the signal's reason; what the credential, a hook or `onResponse` throws.
 */
export async function send<Body>(
  context: GraphContext,
  spec: RequestSpec,
  options: RequestOptions = {},
  read: (response: Response) => Promise<Body>,
): Promise<Answer<Body>> {
  const { method } = spec;
  const { signal } = options;
  const url = urlOf(context, spec, options);
  const call = { method, url: spec.anonymous ? new URL(url).origin : url };
  const home = spec.anonymous ? { ...context, origin: "" } : context;
  const timeout = options.timeout ?? context.timeout ?? 100_000;
  let response: Response;
  try {
    response = await ky(url, {
      method,
      headers: headersOf(context, spec, options),
      json: spec.body,
      // The DOM's types leave out bytes that may be shared between threads, of which `fetch` makes a copy.
      body: (spec.content ?? null) as NonNullable<RequestInit["body"]> | null,
      signal: signal ?? null,
      timeout: false,
      retry: retryPolicy(context, method),
      hooks: kyHooks(context.hooks ?? {}),
      fetch: (request) => transmit(home, call, request as Request, { timeout, follow: spec.redirect !== "manual" }),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof HTTPError ? await readError(call, error.response) : error;
  }
  const { status, headers } = response;
  options.onResponse?.({ status, headers, requestId: headers.get("request-id") ?? undefined });
  try {
    return { call, response, body: await read(response) };
  } catch (error) {
    signal?.throwIfAborted();
    throw interruption(call, error);
  }
}

function urlOf(context: GraphContext, spec: RequestSpec, options: RequestOptions): string {
  const { method, path } = spec;
  const url = path.startsWith("/") ? context.baseUrl + path : new URL(path, `${context.baseUrl}/`).href;
  if (spec.anonymous) {
    const target = new URL(url);
    if (isConfidential(target)) return url;
    throw failure("foreignOrigin", { method, url: target.origin }, "was not sent: it would travel over plain HTTP");
  }
  if (new URL(url).origin !== context.origin) {
    throw failure("foreignOrigin", { method, url }, `was not sent: it leads away from ${context.origin}`);
  }
  const query = Object.entries({ ...spec.query, ...options.query })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name).replace("%24", "$")}=${encodeURIComponent(String(value))}`);
  return query.length > 0 ? `${url}${url.includes("?") ? "&" : "?"}${query.join("&")}` : url;
}

function headersOf(context: GraphContext, spec: RequestSpec, options: RequestOptions): Headers {
  const headers = new Headers();
  const all = {
    accept: spec.accept,
    "content-type": spec.contentType,
    // Hosts of keys know neither, and browsers would ask them for leave to send them.
    ...(!spec.anonymous && { "user-agent": context.userAgent, "client-request-id": crypto.randomUUID() }),
    ...spec.headers,
    ...options.headers,
  };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}
