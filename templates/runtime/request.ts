import ky, { HTTPError, isForceRetryError } from "ky";
import type { GraphContext, RetryOptions } from "./context.js";
import { claimsOf } from "./claims.js";
import { encodeQueryValue } from "./encoding.js";
import { failure, readError, type Call } from "./error.js";
import { toJson } from "./json.js";
import { kyHooks } from "./hooks.js";
import type { EncodedLiteral } from "./literal-text.js";
import { isConfidential } from "./origin.js";
import type { ResponseHead } from "./response.js";
import { retryPolicy } from "./retry.js";
import { interruption, transmit } from "./transport.js";

/** A value in the query of a URL. Arrays are joined by commas; `undefined` is omitted. */
export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** A text that may have a percent-encoded form of its own, such as the result of `where`. */
export interface QueryText extends Partial<EncodedLiteral> {
  toString(): string;
}

/** A body that is sent unchanged. */
export type Content = string | Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** A request of an operation. */
export interface RequestSpec {
  readonly method: string;
  /** Relative to the service root, with a leading slash; or an absolute URL on the origin of the service. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue | QueryText>>;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** A body that is sent as JSON. */
  readonly body?: unknown;
  /** A body that is sent unchanged. */
  readonly content?: Content;
  /** The content type of the body, unless the content is a Blob with a type of its own. */
  readonly contentType?: string;
  readonly accept?: string;
  /** For a pre-authenticated URL on any origin: no token is sent, and errors contain only the origin of the URL. */
  readonly anonymous?: true;
  /** `manual`: a redirect becomes an error with the header `Location`. Browsers follow redirects anyway. */
  readonly redirect?: "manual";
  /** Converts the parsed JSON body (for pages: each item) to the documented type, such as strings to `Date`s. */
  readonly revive?: (value: unknown) => unknown;
}

/** Options of every operation. `Header`: the documented response headers. */
export interface RequestOptions<Header extends string = string> {
  /** Cancels the request. The call then throws the reason of the signal. */
  readonly signal?: AbortSignal;
  /** Timeout of one attempt, in milliseconds, until the body is read. `false`: no timeout. Default: that of the client. */
  readonly timeout?: number | false;
  /** Retry options of this call; they replace those of the client. */
  readonly retry?: RetryOptions | number | false;
  /** Additional headers. They replace headers of the operation with the same name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Additional query parameters, such as undocumented ones. They replace parameters with the same name. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Called after a successful response, before its body is read; for a collection, for each page. */
  readonly onResponse?: (response: ResponseHead<Header>) => void;
}

/**
 * Sends a request and parses the JSON response.
 *
 * @throws GraphError; `invalidResponse`, with a status below 300, if the body is empty or not JSON.
 */
export async function requestJson<T>(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<T> {
  return parseJson(spec, await requestJsonText(context, spec, options)) as T;
}

/** Sends a request and parses the JSON response. @returns `undefined` if the response has no body */
export async function requestOptionalJson<T>(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<T | undefined> {
  const sent = await requestJsonText(context, spec, options);
  return sent.body ? (parseJson(spec, sent) as T) : undefined;
}

/** Sends a request and discards the body of the response. */
export async function requestNothing(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<void> {
  await send(context, spec, options, async (response) => response.body?.cancel());
}

/** Sends a request and reads the response as bytes. */
export async function requestBytes(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<Uint8Array> {
  return new Uint8Array((await send(context, spec, options, (response) => response.arrayBuffer())).body);
}

/** Sends a request and reads the response as text. */
export async function requestText(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<string> {
  return (await send(context, spec, options, (response) => response.text())).body;
}

function requestJsonText(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<ReadResponse<string>> {
  return send(context, { accept: "application/json", ...spec }, options, (response) => response.text());
}

/** Parses the JSON body of a response. @throws GraphError `invalidResponse` if the body is empty or not JSON */
export function parseJson(
  { revive }: Pick<RequestSpec, "revive">,
  { call, response, body }: ReadResponse<string>,
): unknown {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    const found = body ? `a body that is not JSON: ${body.slice(0, 80)}` : "an empty body instead of JSON";
    const what = `returned status ${response.status} with ${found}`;
    throw failure("invalidResponse", call, what, { response, body, cause });
  }
  return revive ? revive(value) : value;
}

/** A response whose body was read. */
export interface ReadResponse<Body> {
  readonly call: Call;
  readonly response: Response;
  readonly body: Body;
}

/**
 * Sends a request and reads the body of the response with `read`.
 *
 * @throws GraphError; the signal's reason; errors of the credential, a hook or `onResponse`.
 */
export async function send<Body>(
  context: GraphContext,
  spec: RequestSpec,
  options: RequestOptions = {},
  read: (response: Response) => Promise<Body>,
): Promise<ReadResponse<Body>> {
  const { method } = spec;
  const { signal } = options;
  const url = urlOf(context, spec, options);
  const call = { method, url: spec.anonymous ? new URL(url).origin : url };
  // Without an origin, no request gets the token.
  const sender = spec.anonymous ? { ...context, origin: "" } : context;
  const timeout = options.timeout ?? context.timeout ?? 100_000;
  const attempt = (claims?: string): Promise<Response> =>
    ky(url, {
      method,
      headers: headersOf(context, spec, options),
      json: spec.body,
      stringifyJson: toJson,
      // The DOM's types exclude bytes in shared memory, which `fetch` copies.
      body: (spec.content ?? null) as NonNullable<RequestInit["body"]> | null,
      signal: signal ?? null,
      timeout: false,
      retry: retryPolicy(options.retry ?? context.retry, method),
      hooks: kyHooks(context.hooks ?? {}),
      fetch: (request) =>
        transmit(sender, call, request as Request, { timeout, claims, follow: spec.redirect !== "manual" }),
    });
  let response: Response;
  try {
    response = await attempt().catch((error: unknown) => {
      const claims = error instanceof HTTPError && !isStream(spec.content) ? claimsOf(error.response) : undefined;
      if (claims === undefined) throw error;
      return attempt(claims);
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof HTTPError) throw await readError(call, error.response);
    throw isForceRetryError(error)
      ? failure("retryLimit", call, "failed: a hook asked for more retries than allowed", { cause: error })
      : error;
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

/** A stream cannot be sent twice. */
function isStream(content: Content | undefined): boolean {
  return content instanceof ReadableStream;
}

function urlOf(context: GraphContext, spec: RequestSpec, options: RequestOptions): string {
  const { method, path } = spec;
  const url = path.startsWith("/") ? context.baseUrl + path : new URL(path, `${context.baseUrl}/`).href;
  if (spec.anonymous) {
    const target = new URL(url);
    if (isConfidential(target)) return url;
    throw failure(
      "foreignOrigin",
      { method, url: target.origin },
      "was not sent: its URL contains a key and needs https",
    );
  }
  if (new URL(url).origin !== context.origin) {
    throw failure("foreignOrigin", { method, url }, `was not sent: its origin is not ${context.origin}`);
  }
  const query = Object.entries({ ...spec.query, ...options.query })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const encoded = (value as QueryText).encoded ?? encodeQueryValue((value as QueryText).toString());
      const encodedName = encodeURIComponent(name).replace(/^%(?:24|40)/, decodeURIComponent);
      return `${encodedName}=${encoded}`;
    });
  return query.length > 0 ? `${url}${url.includes("?") ? "&" : "?"}${query.join("&")}` : url;
}

function headersOf(context: GraphContext, spec: RequestSpec, options: RequestOptions): Headers {
  const headers = new Headers();
  const all = {
    accept: spec.accept,
    "content-type": (spec.content instanceof Blob && spec.content.type) || spec.contentType,
    // Storage hosts do not need these headers, and in browsers they would require a CORS preflight.
    ...(!spec.anonymous && { "user-agent": context.userAgent, "client-request-id": crypto.randomUUID() }),
    ...spec.headers,
    ...options.headers,
  };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}
