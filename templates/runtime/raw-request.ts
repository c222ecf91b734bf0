import type { GraphContext } from "./context.js";
import { jsonBody } from "./json.js";
import { readJson, send, type Content, type QueryValue, type RequestOptions } from "./request.js";

/** A request that the docs do not describe. */
export interface RawRequest {
  /** Default: GET. */
  readonly method?: string;
  /** Relative to the service root, with a leading slash, and percent-encoded; or an absolute URL of the service. */
  readonly path: string;
  /** Query parameters; values are percent-encoded. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is sent as JSON. */
  readonly body?: unknown;
  /** A body that is sent unchanged, with the content type in `headers`. */
  readonly content?: Content;
}

/**
 * Sends any request with the credential, retries, hooks and errors of the other calls.
 *
 * @param request - what to send
 * @returns the parsed body if it is JSON, text if its content type is text, bytes otherwise; `undefined` without a body.
 * The type is the caller's claim and is not checked.
 * @throws GraphError as every call; `invalidResponse` if a body that claims to be JSON does not parse
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
  return (/json/i.test(type) ? readJson({}, { ...sent, body: text }) : text) as T;
}
