import ky, { HTTPError } from "ky";
import type { GraphContext, RetryOptions } from "./context.js";
import { claimsOf } from "./claims.js";
import { decodeOnly, encodeQueryValue } from "./encoding.js";
import { discard, failure, parse, readError, record, type Call } from "./error.js";
import { kyHooks } from "./hooks.js";
import { parseJson, toPlain } from "./json-format.js";
import type { EncodedLiteral } from "./literal-text.js";
import { parseUrl } from "./origin.js";
import type { ResponseHead } from "./response.js";
import { retryPolicy } from "./retry.js";
import { throwInterruption, transmit } from "./transport.js";

/** A value in the query of a URL. Arrays are joined by commas; `undefined` is omitted. */
export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** A value that is sent as text, such as the result of `where`. If the property `encoded` is set, its value is sent. */
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
  /** The body. */
  readonly content?: Content | FormData;
  /** The content type of the body. */
  readonly contentType?: string;
  readonly accept?: string;
  /**
   * Converts the parsed JSON body to the documented type, for example text to a `Date`. For a collection, converts each
   * item.
   */
  readonly revive?: (value: unknown) => unknown;
}

/** Options of every operation. `Header`: the documented response headers. */
export interface RequestOptions<Header extends string = string> {
  /** Cancels the request. The call then throws the reason of the signal. */
  readonly signal?: AbortSignal;
  /**
   * The timeout of one attempt, in milliseconds. It includes the time to read the body. `false`: no timeout. Default:
   * the timeout of the client.
   */
  readonly timeout?: number | false;
  /** Retry options of this call; they replace those of the client. */
  readonly retry?: RetryOptions | number | false;
  /** Additional headers. They replace headers with the same name that the operation sets. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Additional query parameters, such as undocumented ones. They replace parameters with the same name that the
   * operation sets.
   */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Called after a successful response, before its body is read; for a collection, for each page. */
  readonly onResponse?: (response: ResponseHead<Header>) => void;
}

/**
 * Sends a request and parses the JSON response.
 *
 * @throws GraphError. The code is `invalidResponse` if the body of a successful response is empty or not JSON.
 */
export async function requestJson<T>(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<T> {
  return readJson(spec, await requestJsonText(context, spec, options)) as T;
}

/**
 * Sends a request and parses the JSON response.
 *
 * @param empty - the result if the response does not have a body
 */
export async function requestOptionalJson<T, Empty = undefined>(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
  empty?: Empty,
): Promise<T | Empty> {
  const sent = await requestJsonText(context, spec, options);
  return (sent.body ? readJson(spec, sent) : empty) as T | Empty;
}

/**
 * Sends a write and parses the JSON response. A response without a body is not an error, for example 204 after `Prefer:
 * return=minimal`. The service has processed the request, and an error could lead the caller to repeat it.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_Preferencereturnrepresentationandret | OData, return=minimal}
 *
 * @returns an object without properties if the response does not have a body
 */
export function requestWrite<T>(context: GraphContext, spec: RequestSpec, options?: RequestOptions): Promise<T> {
  return requestOptionalJson(context, spec, options, {} as T);
}

/** Sends a request and discards the body of the response. */
export async function requestNothing(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<void> {
  await send(context, spec, options, (response) => {
    discard(response.body);
    return Promise.resolve();
  });
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

/** Sends a request and reads the response, which should be JSON, as text. */
export function requestJsonText(
  context: GraphContext,
  spec: RequestSpec,
  options?: RequestOptions,
): Promise<ReadResponse<string>> {
  return send(context, { accept: "application/json", ...spec }, options, (response) => response.text());
}

/**
 * Parses the JSON body of a response.
 *
 * @throws GraphError `invalidResponse` if the body is empty, not JSON, or nested too deeply
 */
export function readJson(
  { revive }: Pick<RequestSpec, "revive">,
  { call, response, body }: ReadResponse<string>,
): unknown {
  const value = parse(body, parseJson);
  try {
    if (value !== undefined) return toPlain(revive ? revive(value) : value);
  } catch (error) {
    // Conversions are recursive, so a value that is nested too deeply exceeds the call stack.
    if (!(error instanceof RangeError)) throw error;
  }
  throw failure("invalidResponse", call, `returned status ${response.status} without valid JSON`, { response, body });
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
 * @throws GraphError if the request fails. If the signal is aborted, throws its reason. Errors that the credential, a hook
 * or `onResponse` throws are not changed.
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
  const call = { method, url: context.anonymous ? context.origin : url };
  const timeout = options.timeout ?? context.timeout ?? 100_000;
  const attempt = (claims?: string): Promise<Response> =>
    ky(url, {
      method,
      headers: headersOf(context, spec, options),
      // `fetch` accepts bytes in shared memory, because it copies them. The DOM's types do not allow them.
      body: (spec.content ?? null) as NonNullable<RequestInit["body"]> | null,
      signal: signal ?? null,
      timeout: false,
      retry: retryPolicy(options.retry ?? context.retry, method),
      hooks: kyHooks(context.hooks),
      fetch: (request) => transmit(context, call, request as Request, { timeout, claims }),
    });
  try {
    const response = await attempt().catch((error: unknown) => {
      // A stream cannot be sent twice.
      const canRepeat = error instanceof HTTPError && !(spec.content instanceof ReadableStream);
      const claims = canRepeat ? claimsOf(error.response) : undefined;
      if (!claims) throw error;
      return attempt(claims);
    });
    const { status, headers } = response;
    options.onResponse?.({ status, headers, requestId: headers.get("request-id") ?? undefined });
    const body = await read(response).catch(throwInterruption(call));
    return { call, response, body };
  } catch (error) {
    const shown = error instanceof HTTPError ? await readError(call, error.response) : error;
    signal?.throwIfAborted();
    // The error of ky for a retry that a hook asked for.
    throw record(error)["name"] === "ForceRetryError" ? failure("retryLimit", call, "failed: too many retries") : shown;
  }
}

function urlOf({ baseUrl, origin }: GraphContext, spec: RequestSpec, options: RequestOptions): string {
  const { method, path } = spec;
  const url = parseUrl(path.startsWith("/") ? baseUrl + path : path, `${baseUrl}/`);
  if (url?.origin !== origin) {
    // Only the origin is reported: the path or query can contain a secret of another service.
    throw failure("foreignOrigin", { method, url: String(url?.origin) }, `was not sent: its origin is not ${origin}`);
  }
  for (const [name, value] of definedEntries({ ...spec.query, ...options.query })) {
    // In a name, `=` is encoded too, because it would end the name.
    url.search +=
      (url.search && "&") +
      decodeOnly(encodeURIComponent(name), /%(?:2[4CF]|3[ABF]|40)/g) +
      "=" +
      ((value as QueryText).encoded ?? encodeQueryValue(value.toString()));
  }
  return url.href;
}

function headersOf(context: GraphContext, spec: RequestSpec, options: RequestOptions): Headers {
  const headers = new Headers();
  const all = {
    accept: spec.accept,
    "content-type": spec.contentType,
    // Storage hosts do not need these headers, and in browsers they would require a CORS preflight.
    ...(!context.anonymous && { "user-agent": context.userAgent, "client-request-id": crypto.randomUUID() }),
    ...spec.headers,
    ...options.headers,
  };
  for (const [name, value] of definedEntries(all)) headers.set(name, value);
  return headers;
}

function definedEntries<T>(record: Readonly<Record<string, T | undefined>>): [string, T][] {
  return Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined);
}
