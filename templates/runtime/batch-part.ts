import type { GraphContext } from "./context.js";
import { fromBase64 } from "./encoding.js";
import { failure, record, type Call } from "./error.js";
import { parseJson, toJson } from "./json-format.js";
import { mask } from "./secrets.js";

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
  // The token is sent with the batch itself, so the parts do not repeat it.
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
 * Reads the parts of a batch response, by id. Parts without an id are omitted. If several parts have the same id, the
 * first one is kept. The result is a map and not an object, so that `toPlain` does not round the numbers in it.
 */
export function responseParts(body: unknown): Map<string, unknown> {
  const { responses } = record(body);
  const parts = Array.isArray(responses) ? responses.map((part: unknown) => record(part)) : [];
  return new Map(parts.reverse().flatMap((part) => ("id" in part ? [[String(part["id"]), part]] : [])));
}

/**
 * Converts a part of a batch response to a `Response`.
 *
 * @param tokens - the tokens of the batch. They are removed from the bodies of errors.
 * @throws GraphError `invalidResponse` if the part is missing, or has an invalid status, header or body.
 */
export function toResponse({ method, url }: Call, part: unknown, tokens: readonly string[] = []): Response {
  try {
    if (!part) throw new TypeError("The batch response does not contain this part");
    const { headers: listed, body, ...rest } = part as Partial<ResponsePart>;
    // Without a status, `Response` would assume 200, and it would read 65,736 as 200. With NaN, it throws.
    const status = typeof rest.status === "object" ? Number.NaN : Number(/^\d{3}$/.exec(String(rest.status))?.[0]);
    const headers = new Headers(listed ?? {});
    // The header gives the length of the body before the service embedded it in the batch.
    headers.delete("content-length");
    const content = withoutBody.includes(status) ? null : bodyOf(body, headers);
    const safe = status >= 400 && typeof content === "string" ? mask(content, tokens) : content;
    return new Response(safe, { status, headers });
  } catch (cause) {
    const call = { method, url, tokens: [...tokens] };
    const outcome = part ? { body: textOf(part) } : {};
    throw failure("invalidResponse", call, `has an invalid response in the batch: ${String(cause)}`, outcome);
  }
}

/**
 * Writes a part as JSON.
 *
 * @returns an empty text if the part is nested too deeply
 */
function textOf(part: unknown): string {
  try {
    return toJson(part);
  } catch {
    return "";
  }
}

/** Statuses of responses that cannot have a body. Some services add an empty body to them. */
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
