import type { GraphContext } from "./context.js";
import { fromBase64 } from "./encoding.js";
import { failure, record, type Call } from "./error.js";
import { parseJson, toJson } from "./json-format.js";

/** One request of a batch, without its id and its dependencies. */
export interface RequestPart {
  readonly method: string;
  /** Relative to the service root (which includes the version), with a leading slash. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One response of a batch, as the service should return it. */
export interface ResponsePart {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly body?: unknown;
}

/**
 * Converts a request to a part of a batch. A JSON body is embedded as JSON, any other body as Base64. A POST, PUT or PATCH
 * without a body gets an empty object, because Microsoft Graph refuses write requests without body and content type.
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
  if (bytes.length === 0) {
    if (!["POST", "PUT", "PATCH"].includes(method)) return part;
    return { ...part, headers: { "content-type": "application/json", ...headers }, body: {} };
  }
  const body: unknown = isJson(request.headers) ? parseJson(new TextDecoder().decode(bytes)) : toBase64(bytes);
  return { ...part, body };
}

/**
 * Reads the parts of a batch response, by id. Parts without an id are omitted; of several with one id, the first is kept.
 * In a map, numbers keep the digits that `toJson` writes.
 */
export function responseParts(body: unknown): Map<string, unknown> {
  const { responses } = record(body);
  const parts = Array.isArray(responses) ? responses.map((part: unknown) => record(part)) : [];
  return new Map(parts.reverse().flatMap((part) => ("id" in part ? [[String(part["id"]), part]] : [])));
}

/**
 * Converts a part of a batch response to a `Response`.
 *
 * @param token - the token of the batch, which error bodies must not contain
 * @throws GraphError `invalidResponse` if the part is missing, or has an invalid status, header or body.
 */
export function toResponse({ method, url }: Call, part: unknown, token: string | undefined): Response {
  try {
    if (!part) throw new TypeError("The batch response does not contain this part");
    const { headers: listed, body, ...rest } = part as Partial<ResponsePart>;
    // Without a status, `Response` would assume 200; with NaN, it throws.
    const status = Number(rest.status);
    const headers = new Headers(listed ?? {});
    // The header gives the length of the body before it was embedded in the batch.
    headers.delete("content-length");
    const content = withoutBody.includes(status) ? null : bodyOf(body, headers);
    const safe = status >= 400 && token && typeof content === "string" ? content.replaceAll(token, "***") : content;
    return new Response(safe, { status, headers });
  } catch (cause) {
    const call = { method, url, ...(token !== undefined && { token }) };
    const outcome = part ? { body: toJson(part) } : {};
    throw failure("invalidResponse", call, `has an invalid response in the batch: ${String(cause)}`, outcome);
  }
}

/** Statuses of responses that cannot have a body. Some services add an empty one. */
const withoutBody = [204, 205, 304];

function bodyOf(body: unknown, headers: Headers): string | Uint8Array<ArrayBuffer> | null {
  if (body === undefined || body === null) return null;
  const type = headers.get("content-type");
  if (typeof body !== "string" || type === null || isJson(headers)) return toJson(body);
  return type.startsWith("text/") ? body : Uint8Array.from(fromBase64(body), (character) => character.charCodeAt(0));
}

function isJson(headers: Headers): boolean {
  return /^application\/(json|[^;]*\+json)/i.test(headers.get("content-type") ?? "");
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
