import type { GraphContext } from "./context.js";
import { failure, type Call } from "./error.js";
import { parseJson, toJson } from "./json-format.js";

/** One request of a batch, without its id and its dependencies. */
export interface RequestPart {
  readonly method: string;
  /** Relative to the service root (which includes the version), with a leading slash. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One response of a batch. */
export interface ResponsePart {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly body?: unknown;
}

/**
 * Converts a request to a part of a batch. A JSON body is embedded as JSON, any other body as Base64.
 * {@link https://learn.microsoft.com/graph/json-batching | Combine multiple requests in one HTTP call}
 *
 * @throws GraphError `foreignOrigin` if the URL of the request does not start with the service root.
 */
export async function toRequestPart({ baseUrl }: GraphContext, request: Request): Promise<RequestPart> {
  const { method, url } = request;
  if (!url.startsWith(`${baseUrl}/`)) {
    throw failure("foreignOrigin", { method, url }, `was not sent: a batch can only contain requests to ${baseUrl}`);
  }
  // The token is sent once, with the batch itself.
  const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== "authorization"));
  const bytes = new Uint8Array(await request.arrayBuffer());
  const part = { method, url: url.slice(baseUrl.length), headers };
  if (bytes.length === 0) return part;
  const body: unknown = isJson(request.headers) ? parseJson(new TextDecoder().decode(bytes)) : toBase64(bytes);
  return { ...part, body };
}

/** The parts of a batch response, by id. In a map, numbers keep the digits that `toJson` writes. */
export function partsOf(body: unknown): Map<string, ResponsePart> {
  const { responses } = (body ?? {}) as { readonly responses?: readonly ResponsePart[] };
  return new Map(responses?.map((part) => [part.id, part]));
}

/**
 * Converts a part of a batch response to a `Response`.
 *
 * @throws GraphError `invalidResponse` if the part is missing, or has an invalid status, header or body.
 */
export function toResponse(call: Call, part: ResponsePart | undefined): Response {
  try {
    if (!part) throw new TypeError("The batch response does not contain this part");
    const headers = new Headers(part.headers ?? {});
    // The header gives the length of the body before it was embedded in the batch.
    headers.delete("content-length");
    return new Response(bodyOf(part.body, headers), { status: part.status, headers });
  } catch (cause) {
    throw failure("invalidResponse", call, `has an invalid response in the batch: ${String(cause)}`, { body: part });
  }
}

function bodyOf(body: unknown, headers: Headers): string | Uint8Array<ArrayBuffer> | null {
  if (body === undefined || body === null) return null;
  const type = headers.get("content-type");
  if (typeof body !== "string" || type === null || isJson(headers)) return toJson(body);
  return type.startsWith("text/") ? body : Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
}

function isJson(headers: Headers): boolean {
  return /^application\/(json|[^;]*\+json)/i.test(headers.get("content-type") ?? "");
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
