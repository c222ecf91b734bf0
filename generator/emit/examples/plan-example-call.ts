import { FLOATS, NOT_FINITE, type Contradiction } from "../../model/check-value.js";
import type { Example, JsonValue, Operation } from "../../model/model.js";
import { withoutOrigin } from "../../page/grammar/request-line.js";
import { checkBody, isOptionalBody, type CallBody } from "../calls/bodies.js";
import { valueType, type Call } from "../calls/calls.js";
import { requestHeaders } from "../calls/request-headers.js";
import { clientPaths, type ClientPath } from "../client/client-node.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { OtherParameter } from "../queries/query-options.js";
import { queryOf } from "../queries/query-table.js";
import { isExactNumber } from "../types/find-conversions.js";
import { isClosedEnum } from "../types/write-enums.js";
import { bodyConversion } from "./body-conversions.js";
import { losesDigits } from "./converted-expression.js";
import { exactBody, type DocumentedBody, type ExactJson } from "./exact-json.js";
import { formValue } from "./form-value.js";
import { documentedHeaders } from "./example-headers.js";
import { exampleMatcher, exampleUrl, type MatchExample, type UrlMatch } from "./example-match.js";
import { exampleQuery, type ExampleQuery } from "./example-query.js";
import { requestFault, type RequestFault } from "./request-fault.js";
import { sentQueryName } from "./sent-text.js";

/** The call that sends the request of an example, with its arguments. */
export interface ExampleCall {
  readonly operation: Operation;
  readonly example: Example;
  readonly call: Call;
  readonly client: ClientPath;
  /** The value of each parameter, by the name of its placeholder. */
  readonly values: ReadonlyMap<string, string>;
  readonly query: ExampleQuery;
  /** Headers that the caller adds. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body of the request, with all digits of its numbers; `undefined` if the call does not have a body. */
  readonly body: ExactJson | undefined;
  /** The content type of the body; empty if there is no body. */
  readonly contentType: string;
  /** Differences between the body and the tables of its page. */
  readonly contradictions: readonly Contradiction[];
  /** The path as it is sent, with harmless characters decoded. */
  readonly path: string;
}

/** Finds the call of an example. Returns the fault if no call sends the request of the example. */
export type FindExampleCall = (operation: Operation, example: Example) => ExampleCall | RequestFault;

/** Creates a function that finds the calls of examples. The tests of the SDK and the snippets of pages share it. */
export function exampleCalls(plan: SdkPlan): FindExampleCall {
  const client = clientPaths(plan.client);
  const callsOf = new Map<Operation, Call[]>();
  for (const call of plan.calls) {
    for (const { operation } of [...call.pages, ...call.variants.pages]) {
      callsOf.set(operation, [...(callsOf.get(operation) ?? []), call]);
    }
  }
  const matchAny = exampleMatcher(plan.calls);
  const matchers = new Map<Operation, MatchExample>();
  return (operation, example) => {
    const matchOwn = matchers.get(operation) ?? exampleMatcher(callsOf.get(operation) ?? []);
    matchers.set(operation, matchOwn);
    // Some pages also show requests of other pages. So if no call of the page matches, the calls of all pages are tried.
    const match: MatchExample = (method, url) => matchOwn(method, url) ?? withoutCast(matchAny(method, url), plan);
    return exampleCall(operation, example, match, client, plan);
  };
}

/**
 * Returns the match, or `null` if one of its values is the name of a type. Such a URL contains a type cast, which the
 * call cannot send.
 */
function withoutCast(match: UrlMatch | null, { graph }: SdkPlan): UrlMatch | null {
  const values = [...(match?.values.values() ?? [])];
  return values.some((value) => graph.get(value) !== undefined) ? null : match;
}

function exampleCall(
  operation: Operation,
  example: Example,
  matchExample: MatchExample,
  client: ReadonlyMap<Call, ClientPath>,
  plan: SdkPlan,
): ExampleCall | RequestFault {
  const { request } = example;
  if (request.malformed)
    return requestFault("invalid-body", "its request body is not complete and valid JSON. Correct the JSON");
  const url = exampleUrl(request.url, plan.model.api.version);
  if (url === null) return requestFault("invalid-url", "its URL is not valid. Correct the URL");
  // Paths can start with versions, if the request lines of the docs have different versions.
  const versioned = exampleUrl(request.url, plan.model.api.version, withoutOrigin(request.url));
  const isSame = versioned === null || versioned.path === url.path;
  const match = matchExample(request.method, url) ?? (isSame ? null : matchExample(request.method, versioned));
  if (match === null)
    return requestFault(
      "undocumented-request",
      `${request.method} ${url.path} is not a documented request. Correct the URL, or document the request`,
    );
  const { call } = match;
  const path = client.get(call);
  if (path === undefined)
    return requestFault(
      "other",
      "the SDK does not have a client method for its request. This is a bug in docwright; report it with the page",
    );
  const body = plan.bodies.get(call);
  const sent = sentBody(request, body, plan);
  if (sent === null) return requestFault("invalid-body", FORM_VALUES);
  const fault = valueFault(match, plan) ?? bodyFault(sent.body, call, plan);
  if (fault !== null) return fault;
  const query = exampleQuery(match, plan);
  const target = targetFault(match, query, queryOf(call, plan.queries).others);
  if (target !== null) return target;
  if (losesDigits(exactBody(sent), bodyConversion(body, plan), plan)) return requestFault("other", TOO_MANY_DIGITS);
  const headers = documentedHeaders(request.headers, sent.body, body);
  if (typeof headers === "string") return requestFault("content-type", headers);
  const content = contentFault(sent.body, headers.contentType);
  if (content !== null) return content;
  const documented = requestHeaders(call);
  const missing = documented.options.find(
    ({ header, required }) => required && !(header.toLowerCase() in headers.headers),
  );
  if (missing !== undefined)
    return requestFault("missing-header", `it does not send the required header ${missing.header}. Add this header`);
  const sendsJson = body?.kind === "json" && sent.body !== null && typeof sent.body !== "string";
  return {
    operation,
    example,
    call,
    client: path,
    values: match.values,
    query,
    ...headers,
    body: body === undefined || sent.body === null ? undefined : exactBody(sent),
    contradictions: sendsJson ? contradictionsOf(sent.body, operation, call, plan) : [],
    path: match.path.sent,
  };
}

const FORM_VALUES =
  "its form has files, fields of an inner object, or values that do not have the documented types, which no test can send";

/** The body that a caller passes to send an example. Returns `null` for a form that no test can send. */
function sentBody(request: Example["request"], body: CallBody | undefined, plan: SdkPlan): DocumentedBody | null {
  if (body?.kind !== "json" || body.encoding === "json" || typeof request.body !== "string") return request;
  const value = body.encoding === "multipart" ? null : formValue(request, body, plan);
  return value === null ? null : { body: value as JsonValue };
}

const NO_BODY = requestFault("body-presence", "it does not show the documented request body. Add the body");

/** The reason for an example with an integer whose digits the SDK would change. */
export const TOO_MANY_DIGITS =
  "it contains a number with more digits than a JavaScript number can hold. Set sdk.int64, or correct the type";

/**
 * Differences between the body of an example and the documented body. If an example shows the request of another page,
 * the body is compared with that page. If an example shows the request of its own page, missing required properties are
 * not differences, because {@link findOptionalOverrides} makes them optional.
 */
function contradictionsOf(body: JsonValue, operation: Operation, { pages }: Call, plan: SdkPlan): Contradiction[] {
  const own = pages.some((page) => page.operation === operation);
  const found = checkBody(body, own ? operation : pages[0].operation, plan.graph);
  return own ? found.filter(({ rule }) => rule !== "missing-required") : found;
}

/** Tells how the URL of the SDK's request differs from the documented URL; `null` if they are equal. */
function targetFault(
  { path, entries, query }: UrlMatch,
  { sent }: ExampleQuery,
  options: readonly OtherParameter[],
): RequestFault | null {
  const repeated = firstRepeated([...entries.keys(), ...query.map(([name]) => name)].map(sentQueryName));
  if (repeated !== null) {
    const isList = options.some(({ name, list }) => list === "repeated" && sentQueryName(name) === repeated);
    const reason = isList ? "which no test can compare" : "and the SDK sends it once. Remove the others";
    return requestFault("different-url", `its URL has the query parameter ${repeated} more than once, ${reason}`);
  }
  const documented = [...query, ...[...entries].map(([name, { expected }]) => [name, expected] as const)];
  const parts = [
    [path.expected, path.sent, decodeURIComponent] as const,
    ...documented.map(([name, value]) => {
      const own = sentQueryName(name);
      return [`${own}=${value}`, `${own}=${sent.get(own) ?? ""}`, decodeQuery] as const;
    }),
  ];
  const differing = parts.find(([shown, own, decode]) => decode(shown) !== decode(own));
  if (differing === undefined) return null;
  return requestFault(
    "different-url",
    `its URL has ${differing[0]}, but the SDK sends ${differing[1]}. Correct the URL`,
  );
}

function firstRepeated(names: readonly string[]): string | null {
  const known = new Set<string>();
  for (const name of names) {
    if (known.has(name)) return name;
    known.add(name);
  }
  return null;
}

/** Decodes a part of a query, except for `%2B`, because services read a plus sign in a query as a space. */
function decodeQuery(text: string): string {
  return decodeURIComponent(text.replaceAll(/%2B/gi, "%252B"));
}

/** Tells why a call cannot send a value of the example; `null` if it can send all values. */
function valueFault({ call, values }: UrlMatch, { graph, options }: SdkPlan): RequestFault | null {
  for (const { placeholder, name, type, form, isKey } of call.parameters) {
    const value = values.get(placeholder);
    if (value === undefined) continue;
    if (/^(?:\.|%2e){1,2}$/i.test(value) || value.split("/").some((part) => /^\.{1,2}$/.test(part))) {
      return requestFault("other", `${name} is ${value}, which is not allowed in a path. Use another value`);
    }
    const model = graph.get(type);
    if (model !== undefined && isClosedEnum(model, options) && !model.members.some((member) => member.name === value)) {
      return requestFault(
        "other",
        `${name} is ${value}, which is not a member of ${type}. Correct the value, or document the member`,
      );
    }
    if (form !== "segment") continue;
    const wanted = valueType(type);
    const isNumber = isExactNumber(type, options)
      ? (type === "Edm.Int64" ? /^-?\d+$/ : /^-?\d+(?:\.\d+)?$/).test(value)
      : String(Number(value)) === value || (FLOATS.has(type) && NOT_FINITE.has(value));
    // A numeric key may also be passed as a string.
    if (wanted === "number" && !isNumber && !isKey)
      return requestFault("other", `${name} is ${value}, which is not ${type}. Correct the value or the type`);
    if (wanted === "boolean" && !/^(?:true|false)$/.test(value))
      return requestFault("other", `${name} is ${value}, which is not ${type}. Correct the value or the type`);
  }
  return null;
}

function bodyFault(body: JsonValue, call: Call, plan: SdkPlan): RequestFault | null {
  const documented = plan.bodies.get(call);
  if (documented === undefined)
    return body === null
      ? null
      : requestFault(
          "body-presence",
          "it sends a body, but the docs do not describe a request body. Remove the body, or document it",
        );
  if (body === null) return isOptionalBody(documented) ? null : NO_BODY;
  if (documented.kind === "content")
    return typeof body === "string"
      ? null
      : requestFault(
          "content-type",
          "it sends JSON, but the docs describe bytes. Correct the body, or document its type",
        );
  if (typeof body === "string")
    return documented.kind === "json" && documented.textType !== null
      ? null
      : requestFault(
          "content-type",
          "it sends text, but the docs describe JSON. Correct the body, or document its type",
        );
  return isDeep(body)
    ? requestFault("invalid-body", "its request body has too many nested levels. Remove some levels")
    : null;
}

/** Tells why a text body does not match its content type; `null` if it matches. */
function contentFault(body: JsonValue, contentType: string): RequestFault | null {
  if (typeof body !== "string") return null;
  if (body === "") return NO_BODY;
  if (!/json/i.test(contentType)) return null;
  try {
    JSON.parse(body);
    return null;
  } catch {
    return requestFault("invalid-body", `its request body is not valid ${contentType}. Correct the body`);
  }
}

/** Whether JSON is nested so deeply that recursive functions would overflow the stack. */
export function isDeep(value: JsonValue, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth > 60 || Object.values(value).some((inner: JsonValue) => isDeep(inner, depth + 1));
}
