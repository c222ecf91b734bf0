import type { JsonValue } from "../model/model.js";
import { isList, isObject, type JsonObject } from "../model/payload.js";
import { badRequest } from "./api-error.js";
import type { ErrorBody } from "./error-body.js";
import { asObject, readJson } from "./request-body.js";
import type { Roots } from "./service-root.js";

/** {@link https://learn.microsoft.com/graph/json-batching#batch-size-limitations | Batch size limitations} */
const MAX_REQUESTS = 20;

/** The highest number of characters in the URL of a request. Node has the same limit for requests outside of a batch. */
const MAX_URL = 16_384;

interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: JsonObject;
  readonly body: JsonValue | undefined;
  readonly dependsOn: readonly string[];
}

/**
 * Answers a JSON batch: its requests one after the other, each after the requests that it depends on.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_BatchRequestsandResponses | OData JSON Format 4.01, Batch}
 *
 * @param send makes and answers one request of the batch; an error is a response too
 * @throws ApiError with status 400 if the batch is not valid
 */
export async function answerBatch(
  request: Request,
  roots: Roots,
  errorBody: ErrorBody,
  send: (makeRequest: () => Request) => Promise<Response>,
): Promise<Response> {
  const parts = readParts(asObject(await readJson(request)));
  const statuses = new Map<string, number>();
  const responses: JsonObject[] = [];
  for (const part of inOrder(parts)) {
    const failed = part.dependsOn.find((id) => (statuses.get(id) ?? 0) >= 400);
    const response =
      failed === undefined
        ? await partResponse(await send(() => partRequest(part, request, roots)))
        : {
            status: 424,
            body: errorBody(
              424,
              "failedDependency",
              `Not answered: this request depends on the request ${failed}, which failed.`,
            ),
          };
    statuses.set(part.id, response.status);
    responses.push({ id: part.id, ...response });
  }
  return Response.json({ responses });
}

function readParts({ requests }: JsonObject): readonly Part[] {
  if (requests === undefined || !isList(requests))
    throw badRequest("The batch does not have the list `requests`. Add this list.");
  if (requests.length > MAX_REQUESTS) {
    throw badRequest(`The batch has ${String(requests.length)} requests; send at most ${String(MAX_REQUESTS)}.`);
  }
  const parts = requests.map((part, index): Part => {
    const { id, method, url, headers = {}, body, dependsOn = [] } = isObject(part) ? part : {};
    const place = `Request ${String(index + 1)} of the batch`;
    if (typeof id !== "string" || typeof method !== "string" || typeof url !== "string") {
      throw badRequest(`${place} does not have id, method and url as strings. Add these properties.`);
    }
    if (url.length > MAX_URL)
      throw badRequest(`${place} has a URL of more than ${String(MAX_URL)} characters. Shorten the URL.`);
    if (!/^[A-Za-z]+$/.test(method))
      throw badRequest(`${place} has the invalid method ${JSON.stringify(method)}. Use a method such as GET.`);
    if (!isObject(headers)) throw badRequest(`${place}: headers is not an object. Send an object of strings.`);
    if (!isList(dependsOn)) throw badRequest(`${place}: dependsOn is not a list. Send a list of ids.`);
    return { id, method: method.toUpperCase(), url, headers, body, dependsOn: dependsOn.map(String) };
  });
  const ids = new Set(parts.map(({ id }) => id));
  if (ids.size < parts.length)
    throw badRequest("Two requests of the batch have the same id. Give each request its own id.");
  const unknown = parts.flatMap(({ dependsOn }) => dependsOn).find((id) => !ids.has(id));
  if (unknown !== undefined)
    throw badRequest(
      `dependsOn names ${unknown}, but the batch does not have a request with this id. Correct dependsOn.`,
    );
  return parts;
}

/** Sorts requests so that each request comes after the requests that it depends on. Otherwise, keeps their order. */
function inOrder(parts: readonly Part[]): readonly Part[] {
  const sorted = new Set<Part>();
  let waiting = parts;
  while (waiting.length > 0) {
    const done = new Set([...sorted].map(({ id }) => id));
    const ready = waiting.find(({ dependsOn }) => dependsOn.every((id) => done.has(id)));
    if (ready === undefined)
      throw badRequest("The requests of the batch depend on each other in a cycle. Remove an id from dependsOn.");
    sorted.add(ready);
    waiting = waiting.filter((part) => part !== ready);
  }
  return [...sorted];
}

/** {@link https://www.rfc-editor.org/rfc/rfc9110#name-tokens | RFC 9110, Tokens} */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

function partRequest({ method, url, headers, body }: Part, batch: Request, roots: Roots): Request {
  const path = url.startsWith(`${roots.own}${roots.path}/`) ? url.slice(roots.own.length + roots.path.length) : url;
  const sent = new Headers();
  const token = batch.headers.get("authorization");
  if (token !== null) sent.set("authorization", token);
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== "string" || !HEADER_NAME.test(name) || /[\r\n\0]/.test(value)) {
      throw badRequest(
        `The header ${JSON.stringify(name)} of ${method} ${url} is not valid. Use a valid name, and a string without line breaks as the value.`,
      );
    }
    sent.set(name, value);
  }
  const isText = /^text\//i.test(sent.get("content-type") ?? "");
  const bytes = typeof body === "string" ? Buffer.from(body, isText ? "utf8" : "base64") : JSON.stringify(body);
  const hasBody = body !== undefined && body !== null && method !== "GET" && method !== "HEAD";
  try {
    return new Request(`${roots.own}${roots.path}/${path.replace(/^\/+/, "")}`, {
      method,
      headers: sent,
      ...(hasBody && { body: bytes }),
    });
  } catch {
    throw badRequest(`${method} ${url} is not a valid request. Correct the method or the URL.`);
  }
}

async function partResponse(response: Response): Promise<JsonObject & { readonly status: number }> {
  const { status, headers } = response;
  const sent = Object.fromEntries(headers);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return { status, headers: sent };
  return { status, headers: sent, body: embed(bytes, headers.get("content-type") ?? "") };
}

/** JSON and text are embedded as they are, other bodies as Base64. */
function embed(bytes: Buffer, contentType: string): JsonValue {
  if (/json/i.test(contentType)) return JSON.parse(bytes.toString("utf8")) as JsonValue;
  return bytes.toString(contentType.startsWith("text/") ? "utf8" : "base64");
}
