import { finding, type Report } from "../../findings/create-finding.js";
import type { Contradiction } from "../../model/check-value.js";
import type { Example, ExampleResponse, JsonValue, Operation } from "../../model/model.js";
import { isList, isObject } from "../../model/payload.js";
import { checkBody } from "../calls/bodies.js";
import { valueType, type Call } from "../calls/calls.js";
import { clientPaths, type ClientPath } from "../client/client-node.js";
import { documentedHeaders } from "./example-headers.js";
import { exampleUrl, matchExample, sentPath, type UrlMatch } from "./example-match.js";
import { exampleQuery, type ExampleQuery } from "./example-query.js";
import type { SdkPlan } from "../plan-sdk.js";

/** An example of the docs that can be replayed: what is called with what, and what must come of it. */
export interface ExampleTest {
  readonly title: string;
  readonly operation: Operation;
  readonly example: Example;
  readonly call: Call;
  readonly client: ClientPath;
  /** Values of path and query, by the names of their placeholders. */
  readonly values: ReadonlyMap<string, string>;
  readonly query: ExampleQuery;
  /** Headers that the caller adds. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body that is given; `undefined` where the call takes none. */
  readonly body: JsonValue | undefined;
  /** The content type under which the body travels, where it is sent as it is. */
  readonly contentType: string;
  /** Where the body is not what the page's own tables say. */
  readonly contradictions: readonly Contradiction[];
  readonly path: string;
  readonly response: ExampleResponse;
}

/**
 * Decides which examples become tests: those with both halves, whose URL is one of the page's requests and whose
 * bodies are what the call sends and gives.
 *
 * Reports `example-not-replayable` for every other one, and each contradiction under its own rule.
 */
export function exampleTests(plan: SdkPlan, report: Report): ExampleTest[] {
  const client = clientPaths(plan.client);
  const callsOf = new Map<Operation, Call[]>();
  for (const call of plan.calls) {
    for (const { operation } of call.pages) callsOf.set(operation, [...(callsOf.get(operation) ?? []), call]);
  }
  return plan.model.operations.flatMap((operation) =>
    operation.examples.flatMap((example, index) => {
      const test = exampleTest(operation, example, index, callsOf.get(operation) ?? [], client, plan);
      if (typeof test === "string") {
        report(finding("example-not-replayable", example.source, `The example gives no test: ${test}.`));
        return [];
      }
      for (const { rule, message } of test.contradictions) report(finding(rule, example.source, message));
      return [test];
    }),
  );
}

function exampleTest(
  operation: Operation,
  example: Example,
  index: number,
  calls: readonly Call[],
  client: ReadonlyMap<Call, ClientPath>,
  plan: SdkPlan,
): ExampleTest | string {
  const { request, response } = example;
  if (response === null) return "it shows no response";
  if (request.malformed) return "the body of its request is not what its content type says";
  if (response.malformed) return "the body of its response is not what its content type says";
  const url = exampleUrl(request.url, plan.model.api.version);
  if (url === null) return "its URL cannot be read";
  // Some pages show the request of another page on their way to their own.
  const match = matchExample(request.method, url, calls) ?? matchExample(request.method, url, plan.calls);
  if (match === null) return `${request.method} ${url.path} is no documented request`;
  const { call } = match;
  const path = client.get(call);
  if (path === undefined) return "its request is not on the client";
  const fault = valueFault(match) ?? bodyFault(request.body, call, plan) ?? responseFault(response, call);
  if (fault !== null) return fault;
  const body = plan.bodies.get(call);
  const headers = documentedHeaders(request.headers, body);
  if (typeof headers === "string") return headers;
  const content = contentFault(request.body, headers.contentType);
  if (content !== null) return content;
  return {
    title: `${operation.id}: ${example.title ?? example.name ?? `example ${(index + 1).toString()}`}`,
    operation,
    example,
    call,
    client: path,
    values: match.values,
    query: exampleQuery(match, plan),
    ...headers,
    body: body === undefined ? undefined : request.body,
    contradictions: body?.kind === "json" ? contradictionsOf(request.body, operation, call, plan) : [],
    path: sentPath(call, match.values),
    response,
  };
}

/**
 * Where a body is not what its page documents, or the request's own page where that is another one. What examples of
 * the own page leave out is not demanded in the first place: see {@link waivedDemands}.
 */
function contradictionsOf(body: JsonValue, operation: Operation, { pages }: Call, plan: SdkPlan): Contradiction[] {
  const own = pages.some((page) => page.operation === operation);
  const found = checkBody(body, own ? operation : pages[0].operation, plan.graph);
  return own ? found.filter(({ rule }) => rule !== "missing-required") : found;
}

/** A value that no call could be given as the example shows it. */
function valueFault({ call, values }: UrlMatch): string | null {
  for (const { placeholder, name, type, form } of call.parameters) {
    const value = values.get(placeholder) ?? "";
    if (/^(?:\.|%2e){1,2}$/i.test(value) || value.split("/").some((part) => /^\.{1,2}$/.test(part))) {
      return `${name} is ${value}, which climbs`;
    }
    if (form !== "segment") continue;
    const wanted = valueType(type);
    if (wanted === "number" && String(Number(value)) !== value) return `${name} is ${value}, which is no ${type}`;
    if (wanted === "boolean" && !/^(?:true|false)$/.test(value)) return `${name} is ${value}, which is no ${type}`;
  }
  return null;
}

function bodyFault(body: JsonValue, call: Call, plan: SdkPlan): string | null {
  const documented = plan.bodies.get(call);
  if (documented === undefined) return body === null ? null : "it sends a body that its page does not document";
  if (body === null) return "its request shows no body";
  if (documented.kind === "content")
    return typeof body === "string" ? null : "it sends JSON where bytes are documented";
  if (typeof body === "string") return "it sends text where JSON is documented";
  return isDeep(body, 0) ? "its body is nested too deeply" : null;
}

/** Text that travels as JSON must be some. */
function contentFault(body: JsonValue, contentType: string): string | null {
  if (typeof body !== "string") return null;
  if (body === "") return "its request shows no body";
  if (!/json/i.test(contentType)) return null;
  try {
    JSON.parse(body);
    return null;
  } catch {
    return `its body is no ${contentType}`;
  }
}

function responseFault({ status, body }: ExampleResponse, { result }: Call): string | null {
  if (status < 200 || status > 599) return `no server answers with ${status.toString()}`;
  if (isDeep(body, 0)) return "its response is nested too deeply";
  if (status >= 400) return null;
  if (status >= 300) return result.kind === "bytes" ? null : `${status.toString()} is no answer to this request`;
  switch (result.kind) {
    case "nothing":
    case "bytes":
      return null;
    case "text":
      return body === null || typeof body === "string" ? null : "its response shows JSON where others show text";
    case "count":
      return /^\d+$/.test(typeof body === "number" ? body.toString() : typeof body === "string" ? body : "")
        ? null
        : "its response is no number";
    case "json":
      if (result.mayBeEmpty && body === null) return null;
      return body === null || typeof body === "string" || status === 204 || status === 205
        ? "its response shows no JSON where its page promises some"
        : null;
    case "operation":
      return typeof body === "string" ? "its response shows text where others show how far an operation is" : null;
    case "paged":
      return pageFault(body);
  }
}

/** A page is a list under `value`; what stands beside it has the types that OData gives it. */
function pageFault(body: JsonValue): string | null {
  if (!isObject(body)) return "its response shows no collection where its page promises one";
  const fits = (name: string, type: string): boolean => !Object.hasOwn(body, name) || typeof body[name] === type;
  const links = ["@odata.nextLink", "@odata.deltaLink"];
  const list = Object.hasOwn(body, "value") && body["value"] !== undefined && isList(body["value"]);
  if (!list) return "its response shows no collection where its page promises one";
  return links.every((link) => fits(link, "string") && body[link] !== "") && fits("@odata.count", "number")
    ? null
    : "its response has links or a count of the wrong type";
}

/** JSON that is nested deeper than any real body would take recursive readers down. */
function isDeep(value: JsonValue, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth > 60 || Object.values(value).some((inner: JsonValue) => isDeep(inner, depth + 1));
}
