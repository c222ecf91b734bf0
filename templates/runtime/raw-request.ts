import type { GraphContext } from "./context.js";
import { jsonBody } from "./json.js";
import { keepDigits } from "./json-format.js";
import { paged, type Paged } from "./paging.js";
import { readJson, send, type Content, type QueryValue, type RequestOptions } from "./request.js";

/** A request that the docs do not describe. */
export interface RawRequest {
  /** Default: GET. */
  readonly method?: string;
  /**
   * The path from the service root, with a leading slash; or an absolute URL of the service. Both must be
   * percent-encoded.
   */
  readonly path: string;
  /** Query parameters. The SDK percent-encodes their values. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is sent as JSON. */
  readonly body?: unknown;
  /** A body that is sent unchanged. Set its content type in `headers`. */
  readonly content?: Content;
}

/** A GET request for a list that the docs do not describe. */
export type RawListRequest = Omit<RawRequest, "method" | "body" | "content">;

/**
 * Sends any request with the credential, retries, hooks and errors of the other calls.
 *
 * @param request - what to send
 * @returns the parsed body if it is JSON, text if its content type is text, bytes otherwise; `undefined` without a body.
 * The caller chooses the type, and nothing checks it. If the SDK has 64-bit integers as `string` or `bigint`, a number that
 * JavaScript would round is a string with all its digits; `revive` converts it.
 * @throws GraphError like every other call. The code is `invalidResponse` if the content type is JSON, but the body is not
 * valid JSON.
 */
export async function request<T = unknown>(
  context: GraphContext,
  { method = "GET", body, ...spec }: RawRequest,
  options?: RequestOptions,
): Promise<T> {
  const sent = await send(context, { method, ...spec, ...jsonBody(body) }, options, (one) => one.arrayBuffer());
  const bytes = new Uint8Array(sent.body);
  const type = sent.response.headers.get("content-type") ?? "";
  if (bytes.length === 0) return undefined as T;
  if (!/json|^text\//i.test(type)) return bytes as T;
  const text = new TextDecoder().decode(bytes);
  return (/json/i.test(type) ? readJson({ revive: keepDigits }, { ...sent, body: text }) : text) as T;
}

/**
 * Reads any list, page by page, with the credential, retries, hooks and errors of the other calls.
 *
 * @param request - the request for the first page
 * @returns the items. The caller chooses their type, and nothing checks it.
 */
export function requestList<T = unknown>(
  context: GraphContext,
  request: RawListRequest,
  options?: RequestOptions,
): Paged<T> {
  return paged(context, { ...request, method: "GET", revive: keepDigits }, options);
}
