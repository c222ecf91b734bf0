import type { GraphContext } from "./context.js";
import { failure } from "./error.js";
import { send, type Content, type QueryValue, type RequestOptions } from "./request.js";

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
  { method = "GET", ...spec }: RawRequest,
  options?: RequestOptions,
): Promise<T> {
  const { call, response, body } = await send(context, { method, ...spec }, options, (one) => one.arrayBuffer());
  return read(response, new Uint8Array(body), (text, cause) =>
    failure("invalidResponse", call, `returned a body that is not JSON: ${text.slice(0, 80)}`, {
      response,
      body: text,
      cause,
    }),
  ) as T;
}

function read({ headers }: Response, bytes: Uint8Array, notJson: (text: string, cause: unknown) => Error): unknown {
  if (bytes.length === 0) return undefined;
  const type = headers.get("content-type") ?? "";
  if (!/json|^text\//i.test(type)) return bytes;
  const text = new TextDecoder().decode(bytes);
  if (!/json/i.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(text, cause);
  }
}
