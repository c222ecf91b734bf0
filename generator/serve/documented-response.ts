import type { Example, JsonValue } from "../model/model.js";
import { isList, isObject, wrappedItems, type JsonObject } from "../model/payload.js";
import { responsesOfRoute } from "../model/route-responses.js";
import type { TypeIndex } from "../model/type-index.js";
import type { Paging } from "../vocabulary.js";
import { matchingRoutes } from "../model/url-match.js";
import { ApiError, badRequest } from "./api-error.js";
import type { ErrorBody } from "./error-body.js";
import type { Match } from "./routes.js";
import { sampleValue } from "../model/sample-value.js";
import { type Roots, withOwnRoot } from "./service-root.js";

/** The facts about the API that a documented response depends on. */
interface ApiFacts {
  readonly types: TypeIndex;
  readonly paging: Paging;
}

/** Headers of an example that describe the original transfer. */
const TRANSFER_HEADERS = /^(?:content-length|content-encoding|transfer-encoding|connection|date|server)$/i;

/**
 * Answers with the documented response of an operation: the response of an example, or else a value of the type. A list
 * does not have a link to another page, because the docs do not show this page.
 *
 * @param sent the body of the request. An example with the same body takes precedence.
 */
export function documentedResponse(match: Match, sent: JsonValue, { types, paging }: ApiFacts, roots: Roots): Response {
  const { operation, route } = match;
  const success = operation.examples.filter(({ response }) => response !== null && response.status < 400);
  const rank = ({ request }: Example): number =>
    Number(matchingRoutes(request.url, [route]).length === 0) * 2 +
    Number(JSON.stringify(request.body) !== JSON.stringify(sent));
  const [best] = success.sort((one, other) => rank(one) - rank(other));
  if (best?.response !== null && best?.response !== undefined) {
    const { response } = best;
    return fromExample({ ...response, body: withoutNextPage(response.body, paging, roots) }, roots);
  }
  const documented = responsesOfRoute(route, operation).find(({ status }) => status < 400);
  if (documented === undefined) return new Response(null, { status: 204 });
  const { status, type } = documented;
  if (type === "Edm.Stream") {
    return new Response("docwright", { status, headers: { "content-type": "application/octet-stream" } });
  }
  return type === null || isBodyless(status)
    ? new Response(null, { status })
    : Response.json(wrapValue(sampleValue(type, types), roots.isOData), { status });
}

/** With OData, the last page of a list does not have the link. Other lists have the property with `null`. */
function withoutNextPage(body: JsonValue, paging: Paging, { isOData }: Roots): JsonValue {
  if (!isObject(body) || wrappedItems(body, paging) === null || !Object.hasOwn(body, paging.next)) return body;
  const { [paging.next]: _, ...others } = body;
  return isOData ? others : { ...body, [paging.next]: null };
}

/** OData wraps lists and primitive values in an object. */
function wrapValue(value: JsonValue, isOData: boolean): JsonValue {
  return isOData && !isObject(value) ? { value } : value;
}

function fromExample({ status, headers, body }: NonNullable<Example["response"]>, roots: Roots): Response {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (TRANSFER_HEADERS.test(name)) continue;
    try {
      sent.set(name, withOwnRoot(value, roots));
    } catch {
      // The docs can show text that is not a valid header, such as a placeholder.
    }
  }
  if (body === null || isBodyless(status)) return new Response(null, { status, headers: sent });
  if (typeof body === "string") return new Response(body, { status, headers: sent });
  sent.set("content-type", "application/json");
  return new Response(JSON.stringify(rootedJson(body, roots)), { status, headers: sent });
}

function isBodyless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** Replaces the root of the service by that of this server in all links. */
function rootedJson(value: JsonValue, roots: Roots): JsonValue {
  if (typeof value === "string") return withOwnRoot(value, roots);
  if (isList(value)) return value.map((item) => rootedJson(item, roots));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rootedJson(inner, roots)]));
}

/** The name of the preference and of the query parameter that ask for an error. */
export const STATUS_OPTION = "docwright-status";

/**
 * Reads the error that a request asks for: `Prefer: docwright-status=404`, or the query parameter `docwright-status`.
 *
 * @returns the HTTP status; `null` if the request does not ask for an error
 * @throws ApiError with status 400 if the value is not the status of an error
 */
export function requestedStatus(request: Request, query: URLSearchParams): number | null {
  const [, preferred] = /(?:^|[,;\s])docwright-status=([^,;\s]*)/i.exec(request.headers.get("prefer") ?? "") ?? [];
  const text = query.get(STATUS_OPTION) ?? preferred;
  if (text === undefined) return null;
  if (/^[45]\d\d$/.test(text)) return Number(text);
  throw badRequest(`${STATUS_OPTION} is ${JSON.stringify(text)}, but must be the status of an error: 400 to 599.`);
}

/** Answers with the documented error of an operation, or else with an error in the format of the API. */
export function documentedError({ operation }: Match, status: number, errorBody: ErrorBody, roots: Roots): Response {
  const headers: Readonly<Record<string, string>> = status === 429 || status === 503 ? RETRY_LATER : {};
  const shown = operation.examples.find(({ response }) => response?.status === status)?.response;
  if (shown !== null && shown !== undefined) {
    const response = fromExample(shown, roots);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  }
  const documented = operation.errors.find((error) => error.status === status);
  const code = documented?.code ?? CODES.get(status) ?? `status${String(status)}`;
  const description = documented?.description ?? "";
  return errorResponse(
    new ApiError(
      status,
      code,
      description === ""
        ? `This response has the status ${String(status)} because the request asked for it with docwright-status.`
        : description,
      headers,
    ),
    errorBody,
  );
}

/** Makes the response for an error. */
export function errorResponse({ status, code, message, headers }: ApiError, errorBody: ErrorBody): Response {
  const body: JsonObject = errorBody(status, code, message);
  return Response.json(body, { status, headers });
}

/** Headers of a response after which a client should send the request again. The unit is seconds. */
export const RETRY_LATER = { "retry-after": "1" };

const CODES: ReadonlyMap<number, string> = new Map([
  [400, "badRequest"],
  [401, "unauthenticated"],
  [403, "accessDenied"],
  [404, "notFound"],
  [409, "conflict"],
  [412, "preconditionFailed"],
  [429, "tooManyRequests"],
  [500, "internalServerError"],
  [503, "serviceNotAvailable"],
]);
