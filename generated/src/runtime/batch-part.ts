import type { GraphContext } from "./context.js";
import { failure, type Call } from "./error.js";

/** One request as it stands in a batch, its id and dependencies aside. */
export interface RequestPart {
  readonly method: string;
  /** From the service root, version aside. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One answer as it stands in a batch. */
export interface ResponsePart {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly body?: unknown;
}

/**
 * Turns a request into a part of a batch: JSON stands in it as it is, every other body in Base64.
 * {@link https://learn.microsoft.com/graph/json-batching | Combine multiple requests in one HTTP call}
 *
 * @throws GraphError `foreignOrigin` for a request that is not below the service root, which no batch can take.
 */
export async function toRequestPart({ baseUrl }: GraphContext, request: Request): Promise<RequestPart> {
  const { method, url } = request;
  if (!url.startsWith(`${baseUrl}/`)) {
    throw failure("foreignOrigin", { method, url }, `was not sent: a batch leads nowhere but to ${baseUrl}`);
  }
  // The batch carries the token for all of its parts.
  const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== "authorization"));
  const bytes = new Uint8Array(await request.arrayBuffer());
  const part = { method, url: url.slice(baseUrl.length), headers };
  if (bytes.length === 0) return part;
  const body: unknown = isJson(request.headers) ? JSON.parse(new TextDecoder().decode(bytes)) : toBase64(bytes);
  return { ...part, body };
}

/**
 * Turns a part of the answer to a batch into a response of its own.
 *
 * @throws GraphError `invalidResponse` where it is none.
 */
export function toResponse(call: Call, part: ResponsePart | undefined): Response {
  try {
    if (!part) throw new TypeError("The batch was answered without this part");
    const headers = new Headers(part.headers ?? {});
    // The length was that of the body as it is outside of a batch.
    headers.delete("content-length");
    return new Response(bodyOf(part.body, headers), { status: part.status, headers });
  } catch (cause) {
    throw failure("invalidResponse", call, `has no answer that can be read: ${String(cause)}`, { body: part, cause });
  }
}

function bodyOf(body: unknown, headers: Headers): string | Uint8Array<ArrayBuffer> | null {
  if (body === undefined || body === null) return null;
  const type = headers.get("content-type");
  if (typeof body !== "string" || type === null || isJson(headers)) return JSON.stringify(body);
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
