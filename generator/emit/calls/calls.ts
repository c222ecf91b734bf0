import type { Report } from "../../findings/create-finding.js";
import { groupBy } from "../../collections/group-by.js";
import type { HttpMethod, Operation, Parameter, Response, Route } from "../../model/model.js";
import { namespaceTest } from "../../model/namespace-test.js";
import { byCodeUnits } from "../../collections/order.js";
import { itemType, shortName, splitName } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import { matchesUrl } from "../../model/url-match.js";
import { camelCase, isReservedWord } from "../boundary.js";
import { unifyArgumentForms, withDocumentedForms } from "./argument-form.js";
import {
  callSteps,
  fillPieces,
  isItem,
  pathOf,
  queryEntries,
  slotsOf,
  type CallStep,
  type QueryEntry,
  type ValueForm,
  type ValueSlot,
} from "./call-path.js";
import { selectDecidingPages } from "./deciding-pages.js";
import type { DocumentedRoute, SteppedRoute } from "./documented-route.js";
import { IMPORTED_NAMES } from "./imported-names.js";
import { unifySpelling } from "./segment-spelling.js";
import { divideQuery } from "./system-query.js";
import { assignNames } from "../assign-names.js";
import type { SdkOptions } from "../options.js";
import { primitiveType } from "../types/type-expression.js";
import { commonType, type TypeGraph } from "../types/type-graph.js";

/** A documented HTTP request. It becomes one function and one method of the client. Several pages may document it. */
export interface Call {
  /** Method, path and own query, without the names of placeholders. Routes with the same key are the same call. */
  readonly key: string;
  readonly method: HttpMethod;
  readonly steps: readonly CallStep[];
  /** The parameters that every request line has, without system query options such as `$filter`. */
  readonly query: readonly QueryEntry[];
  readonly parameters: readonly CallParameter[];
  /**
   * The pages that document the call; the most general one comes first. If some request lines do not have a query, only
   * these decide.
   */
  readonly pages: readonly [DocumentedRoute, ...DocumentedRoute[]];
  readonly variants: CallVariants;
  readonly result: CallResult;
  /**
   * The name that is called at the end of the path: an action, a function, `delta`, `$count`, or what a method does with
   * `$ref`. `null` if the path addresses a resource.
   */
  readonly called: string | null;
  /** The documented call from which this one follows: the list, for its `$count`. `null` if the docs have this call. */
  readonly derivedFrom: Call | null;
}

/** The pages, system query options and parameters that come from request lines with a query. */
export interface CallVariants {
  /** Pages that document the call only with a query. */
  readonly pages: readonly DocumentedRoute[];
  /** The system query options in request lines and in examples, without `$`: `filter`. */
  readonly systemOptions: readonly string[];
  /** Other query parameters that only some request lines have: `includeHiddenFolders`. */
  readonly parameters: readonly Parameter[];
}

/** A positional parameter, for a placeholder. */
export interface CallParameter {
  /** An identifier, unique in the call. */
  readonly name: string;
  readonly placeholder: string;
  readonly form: ValueForm;
  readonly in: "path" | "query";
  /** The OData type. */
  readonly type: string;
  /** Whether callers must pass a value. The argument of a function is left out if its parameter is optional. */
  readonly required: boolean;
  readonly description: string;
}

/** The TypeScript type for a path segment, or an argument without quotes, of an OData type. */
export function valueType(type: string): "number" | "boolean" | "string" {
  if (type === "Edm.Boolean") return "boolean";
  return /^Edm\.(S?Byte|Int(16|32|64)|Single|Double|Decimal)$/.test(type) ? "number" : "string";
}

/** The TypeScript type of a value of an OData type in a URL. Numbers have the same type as in JSON. */
export function urlType(type: string, options: SdkOptions): string {
  const kind = valueType(type);
  return kind === "number" ? primitiveType(type, options) : kind;
}

/**
 * The result of a call: a paged collection, a long-running operation (`types` is its result), a JSON value, text, bytes,
 * a count, or nothing.
 */
export type CallResult =
  /** `paged`: a collection that is read while it is iterated; `items`: a collection that another method than GET returns. */
  | { readonly kind: "paged" | "items" | "operation"; readonly types: readonly string[] }
  /** `mayBeEmpty`: a success response without a body is documented, too. */
  | { readonly kind: "json"; readonly types: readonly string[]; readonly mayBeEmpty: boolean }
  /** `types`: the types of the counted items, if they are known. */
  | { readonly kind: "count"; readonly types: readonly string[] }
  | { readonly kind: "text" | "bytes" | "nothing" };

/**
 * Creates one call for each distinct request. Pages with the same request (often pages of derived types) share a call.
 * Requests that differ only in the names of placeholders, in system query options, or in a query that another request line
 * omits, are the same.
 *
 * Reports `segment-spelling`, `argument-form` and `conflicting-response`.
 *
 * @param namespace the namespace of the API, in addition to those of the types
 */
export function callsOf(operations: readonly Operation[], graph: TypeGraph, namespace: string, report: Report): Call[] {
  const isCast = namespaceTest([namespace, ...graph.types.flatMap(({ name }) => splitName(name).namespace ?? [])]);
  const routes = operations.flatMap((operation) =>
    operation.routes.map((route) => {
      const { system, own } = divideQuery(queryEntries(route.query));
      const routed = { operation, route, steps: callSteps(route.path, isCast), system, query: own };
      return withDocumentedForms(routed, report);
    }),
  );
  const properties = new Set(graph.types.flatMap((type) => type.properties.map(({ name }) => name)));
  const written = unifyArgumentForms(unifySpelling(routes, properties, report), report);
  const withoutQuery = new Set(
    written.filter(({ query }) => query.length === 0).map(({ route, steps }) => requestKey(route.method, steps, [])),
  );
  const groups = groupBy(written, ({ route, steps, query }) => {
    const plain = requestKey(route.method, steps, []);
    return withoutQuery.has(plain) ? plain : requestKey(route.method, steps, query);
  });
  const isCalled = calledNames(written, graph);
  return [...groups]
    .map(([key, members]) => callOf(key, members, isCalled, graph, report))
    .sort((a, b) => byCodeUnits(a.key, b.key));
}

interface QueriedRoute extends SteppedRoute {
  readonly system: readonly string[];
  readonly query: readonly QueryEntry[];
}

function callOf(
  key: string,
  members: readonly QueriedRoute[],
  isCalled: (step: CallStep) => boolean,
  graph: TypeGraph,
  report: Report,
): Call {
  const fewest = Math.min(...members.map(({ query }) => query.length));
  const sameQuery = members.filter(({ query }) => query.length === fewest);
  const plain = sameQuery.filter(({ system }) => system.length === 0);
  const pages = generalFirst(plain.length > 0 ? plain : sameQuery, graph);
  const [{ route, steps, query }] = pages;
  const documenting = new Set(pages.map(({ operation }) => operation));
  return {
    key,
    method: route.method,
    steps,
    query,
    parameters: parametersOf(route, steps, query),
    pages,
    variants: {
      pages: members.filter(({ operation }) => !documenting.has(operation)),
      systemOptions: [...new Set(members.flatMap((member) => [...member.system, ...exampleOptions(member)]))],
      parameters: members.flatMap((member) => (member.query.length > fewest ? variantParameters(member) : [])),
    },
    result: resultOf(selectDecidingPages(pages, report), route.method, graph),
    called: calledName(pages, steps, isCalled),
    derivedFrom: null,
  };
}

/**
 * The system query options in the examples of a route. A page may list only some of the options that it shows. An example
 * also belongs to routes that have all of their options in common with it: `/me?$expand=manager` and
 * `/users/{id}?$expand=manager`.
 */
function exampleOptions({ operation, route, system }: QueriedRoute): readonly string[] {
  return operation.examples.flatMap(({ request: { method, url } }) => {
    if (method !== route.method || !url.includes("?")) return [];
    const shown = divideQuery(queryEntries(url.slice(url.indexOf("?") + 1))).system;
    const sharesOptions = system.length > 0 && system.every((name) => shown.includes(name));
    return sharesOptions || matchesUrl(url, route.path) ? shown : [];
  });
}

/**
 * Makes an optional parameter from each query parameter of a request line. If the docs do not give its type, the value in
 * the request line decides.
 */
function variantParameters({ route, query }: QueriedRoute): Parameter[] {
  return query.map(({ name, pieces }) => {
    const placeholder = slotsOf(pieces)[0]?.placeholder ?? name;
    const documented = route.parameters.find((parameter) => parameter.name === placeholder);
    const type = documented?.type ?? typeOfText(fillPieces(pieces, () => ""));
    return {
      name,
      in: "query",
      type,
      required: false,
      description: documented?.description ?? "",
      source: route.source,
    };
  });
}

function typeOfText(text: string): string {
  if (/^(?:true|false)$/.test(text)) return "Edm.Boolean";
  return /^\d{1,9}$/.test(text) ? "Edm.Int32" : "Edm.String";
}

function requestKey(method: HttpMethod, steps: readonly CallStep[], query: readonly QueryEntry[]): string {
  const entries = query.map(({ name, pieces }) => `${name}=${fillPieces(pieces, () => "{}")}`);
  return `${method} ${pathOf(steps)}${entries.length > 0 ? `?${entries.join("&")}` : ""}`;
}

/**
 * The page whose permissions apply to a call: the most general one with permissions. Permissions of other pages are for
 * special uses of the request, such as the Intune properties of a user.
 */
export function permittingPage({ pages: [first, ...others] }: Call): Operation {
  const page = [first, ...others].find(({ operation }) => operation.permissions.length > 0);
  return (page ?? first).operation;
}

/** The type of an operation: that of its response, else of its request body. */
export function subjectOf({ responses, requestBody }: Operation): string | null {
  const type = successes(responses).find((response) => response.type !== null)?.type ?? requestBody?.type ?? null;
  return type === null ? null : itemType(type).type;
}

/** Sorts pages: base types before derived types, then by length of the page id. */
function generalFirst<Member extends DocumentedRoute>(
  members: readonly Member[],
  graph: TypeGraph,
): [Member, ...Member[]] {
  const depth = ({ operation }: Member): number => graph.lineage(subjectOf(operation) ?? "").length || Infinity;
  const pages = new Map(members.map((member) => [member.operation, member]));
  const [first, ...rest] = [...pages.values()].sort(
    (a, b) =>
      Math.sign(depth(a) - depth(b)) ||
      a.operation.id.length - b.operation.id.length ||
      byCodeUnits(a.operation.id, b.operation.id),
  );
  if (first === undefined) throw new Error("A group of routes is never empty");
  return [first, ...rest];
}

/**
 * Tells whether the last segment of a POST request is the name of an action: it is not a documented property or
 * relationship, not a plural, it cannot be read, and nothing is below it.
 */
function calledNames(routes: readonly SteppedRoute[], graph: TypeGraph): (step: CallStep) => boolean {
  const properties = new Set(graph.types.flatMap((type) => type.properties.map(({ name }) => name.toLowerCase())));
  const addressed = new Set(
    routes.flatMap(({ route, steps }) =>
      (route.method === "POST" ? steps.slice(0, -1) : steps).map(({ name }) => name),
    ),
  );
  return ({ name }) => !name.endsWith("s") && !properties.has(name.toLowerCase()) && !addressed.has(name);
}

function calledName(
  [{ operation, route }]: readonly [DocumentedRoute, ...DocumentedRoute[]],
  steps: readonly CallStep[],
  isCalled: (step: CallStep) => boolean,
): string | null {
  const last = steps.at(-1);
  if (last === undefined || isItem(last)) return null;
  if (last.name === "$count") return "count";
  if (last.name === "$ref") return REFERENCE_METHODS[route.method] ?? null;
  if (last.kind === "system") return null;
  if (last.kind === "call") return last.name;
  const { intent } = operation;
  const calls = intent === "action" || intent === "function" || intent === "delta";
  const acts = route.method === "POST" && steps.length > 1 && last.kind === "name" && isCalled(last);
  return calls || acts ? shortName(last.name) : null;
}

/**
 * What each method does with the references of a relationship.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ManagingRelationships | OData, relationships}
 */
const REFERENCE_METHODS: Readonly<Partial<Record<HttpMethod, string>>> = {
  GET: "listReferences",
  POST: "add",
  PUT: "set",
  PATCH: "set",
  DELETE: "remove",
};

function parametersOf(route: Route, steps: readonly CallStep[], query: readonly QueryEntry[]): CallParameter[] {
  const slots = [
    ...steps.flatMap(({ pieces }) => slotsOf(pieces).map((slot) => ({ ...slot, in: "path" as const }))),
    ...query.flatMap(({ pieces }) => slotsOf(pieces).map((slot) => ({ ...slot, in: "query" as const }))),
  ];
  const distinct = [...new Map(slots.map((slot) => [slot.placeholder, slot])).values()];
  const names = assignNames(
    distinct.map((slot, index) => {
      const name = camelCase(slot.placeholder);
      return { owner: slot, candidates: [name, `${name}Value`, `value${index.toString()}`], rank: index.toString() };
    }),
    { reserved: (name) => isReservedWord(name) || IMPORTED_NAMES.has(name) || OTHER_PARAMETERS.has(name) },
  );
  const parameters = distinct.map((slot) => {
    const documented = route.parameters.find(({ name }) => name === slot.placeholder);
    return {
      ...slot,
      name: names.get(slot) ?? slot.placeholder,
      type: parameterTypeOf(slot, documented?.type ?? "Edm.String"),
      required: documented?.required !== false || slot.in === "query",
      description: documented?.description ?? "",
    };
  });
  // TypeScript demands that optional parameters come last.
  return [...parameters.filter(({ required }) => required), ...parameters.filter(({ required }) => !required)];
}

/** The documented type. A list in the request line makes it a collection. */
function parameterTypeOf({ list }: ValueSlot, type: string): string {
  return list === true && !itemType(type).collection ? `Collection(${type})` : type;
}

/** Names of the other parameters of functions. */
const OTHER_PARAMETERS = new Set(["context", "body", "options", "value"]);

function successes(responses: readonly Response[]): Response[] {
  return responses.filter(({ status }) => status < 400);
}

function resultOf(pages: readonly DocumentedRoute[], method: HttpMethod, graph: TypeGraph): CallResult {
  if (pages.some(({ route }) => /\/\$count$/i.test(route.path))) return { kind: "count", types: [] };
  const operations = pages.map(({ operation }) => operation);
  const responses = pages.flatMap(({ route, operation }) => successes(responsesOfRoute(route, operation)));
  const types = responseTypes(responses);
  if (method !== "GET" && operations.some(isLongRunning)) return { kind: "operation", types };
  if (types.includes("Edm.Stream")) return { kind: "bytes" };
  if (types.length === 0) {
    if (method !== "GET") return { kind: "nothing" };
    // A redirect points to the content itself. A GET without a documented response returns JSON.
    return responses.some(({ status }) => status >= 300)
      ? { kind: "bytes" }
      : { kind: "json", types: ["Edm.Untyped"], mayBeEmpty: false };
  }
  if (showsText(operations)) return { kind: "text" };
  const collections = types.filter((type) => itemType(type).collection);
  const items = collections.length > 0 ? collections.map((type) => itemType(type).type) : types;
  const common = commonType(items, graph);
  const resultTypes = common === null ? items : [common];
  if (collections.length > 0) return { kind: method === "GET" ? "paged" : "items", types: resultTypes };
  const statusesWithoutBody = method === "GET" ? NO_CONTENT : [...NO_CONTENT, 202];
  const mayBeEmpty = responses.some(({ type, status }) => type === null && statusesWithoutBody.includes(status));
  return { kind: "json", types: resultTypes, mayBeEmpty };
}

/** Statuses of responses without a body. {@link https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1 | RFC 9110} */
const NO_CONTENT: readonly number[] = [204, 205];

/** The documented types. Pages without a known type are ignored if another page of the request has one. */
function responseTypes(responses: readonly Response[]): string[] {
  const types = [...new Set(responses.flatMap(({ type }) => (type === null ? [] : [type])))];
  const known = types.filter((type) => itemType(type).type !== "Edm.Untyped");
  return known.length > 0 ? known : types;
}

/**
 * Whether a call starts a long-running operation: it has a 202 response with a status URL in a header, which the page
 * documents or an example shows. If the 202 response has a body, the page must document the header, because a header in
 * an example may have another meaning.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-15.3.3 | RFC 9110, 202 Accepted}
 */
function isLongRunning({ responses, examples }: Operation): boolean {
  const accepted = responses.find(({ status }) => status === 202);
  if (accepted === undefined) return false;
  const shown = examples.flatMap(({ response }) => (response?.status === 202 ? Object.keys(response.headers) : []));
  return [...accepted.headers, ...(accepted.type === null ? shown : [])].some((name) =>
    STATUS_URL_HEADERS.has(name.toLowerCase()),
  );
}

const STATUS_URL_HEADERS: ReadonlySet<string> = new Set(["location", "operation-location", "azure-asyncoperation"]);

/**
 * Whether all example responses with a body contain text, mostly XML. The documented type does not tell. Examples of
 * `$count`, which is always text, do not tell either.
 */
function showsText(operations: readonly Operation[]): boolean {
  const shown = operations
    .flatMap(({ examples }) => examples.filter(({ request }) => !/\/\$count(?:\?|$)/.test(request.url)))
    .flatMap(({ response }) => (response === null ? [] : [response]))
    .filter(({ status, body, malformed }) => status < 300 && body !== null && !malformed);
  return shown.length > 0 && shown.every(({ body }) => typeof body === "string");
}
