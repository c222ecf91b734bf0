import type { Report } from "../../findings/create-finding.js";
import { groupBy } from "../../collections/group-by.js";
import type { HttpMethod, Operation, Parameter, Route } from "../../model/model.js";
import { namespaceTest } from "../../model/namespace-test.js";
import { byCodeUnits } from "../../collections/order.js";
import { itemType, shortName, splitName } from "../../model/qualified-name.js";
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
import { resultOf, successes, type CallResult } from "./call-result.js";
import { selectDecidingPages } from "./deciding-pages.js";
import type { DocumentedRoute, SteppedRoute } from "./documented-route.js";
import { exampleFacts } from "./example-facts.js";
import { mergeOverloads } from "./function-overloads.js";
import { IMPORTED_NAMES } from "./imported-names.js";
import { unifySpelling } from "./segment-spelling.js";
import { divideQuery } from "./system-query.js";
import { assignNames } from "../assign-names.js";
import type { SdkOptions } from "../options.js";
import { primitiveType } from "../types/type-expression.js";
import type { TypeGraph } from "../types/type-graph.js";

/** A documented HTTP request. It becomes one function and one method of the client. Several pages may document it. */
export interface Call {
  /**
   * The method, the path, and the query without system query options. Names of placeholders are left out. Routes with
   * the same key are the same call.
   */
  readonly key: string;
  readonly method: HttpMethod;
  readonly steps: readonly CallStep[];
  /** The query parameters that every request line of the call has, without system query options such as `$filter`. */
  readonly query: readonly QueryEntry[];
  readonly parameters: readonly CallParameter[];
  /**
   * The pages that document the call; the most general page comes first. If at least one page documents the call
   * without a query, pages that document it only with a query are not in this list but in `variants`.
   */
  readonly pages: readonly [DocumentedRoute, ...DocumentedRoute[]];
  readonly variants: CallVariants;
  readonly result: CallResult;
  /**
   * The name of the action or function at the end of the path. Also `delta`, `count`, or the verb for `$ref`, such as
   * `add`. `null` if the path ends with a resource.
   */
  readonly called: string | null;
  /**
   * For an undocumented `$count` or cast: the documented list to which it belongs. `null` if the call is documented.
   */
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

/** A positional parameter of a function, for the value of a placeholder in the path or the query. */
export interface CallParameter {
  /** An identifier, unique in the call. */
  readonly name: string;
  readonly placeholder: string;
  readonly form: ValueForm;
  readonly in: "path" | "query";
  /** Whether the parameter is the key of an item. */
  readonly isKey: boolean;
  /** The OData type. */
  readonly type: string;
  /**
   * Whether callers must pass a value. Without a value for an optional parameter, the request omits the argument of the
   * OData function.
   */
  readonly required: boolean;
  readonly description: string;
}

/** The TypeScript type for values of an OData type in path segments and in arguments without quotes. */
export function valueType(type: string): "number" | "boolean" | "string" {
  if (type === "Edm.Boolean") return "boolean";
  return /^Edm\.(S?Byte|Int(16|32|64)|Single|Double|Decimal)$/.test(type) ? "number" : "string";
}

/**
 * The TypeScript type that callers pass for a value in a URL. Numbers have the same type as in JSON, which depends on
 * the options.
 */
export function urlType(type: string, options: SdkOptions): string {
  const kind = valueType(type);
  return kind === "number" ? primitiveType(type, options) : kind;
}

/**
 * Creates one call for each distinct request. Pages with the same request (often pages of derived types) share a call.
 * Two requests are the same if only the names of placeholders or the system query options differ. A request with other
 * query parameters is the same as the request without them, if both are documented.
 *
 * Reports `segment-spelling`, `argument-form` and `conflicting-response`.
 *
 * @param namespace the namespace of the API. The namespaces of the types are recognised too
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
  const typeNames = new Map(graph.types.map(({ name }) => [name.toLowerCase(), name]));
  const written = mergeOverloads(unifyArgumentForms(unifySpelling(routes, properties, report), report)).map(
    (routed) => ({
      ...routed,
      steps: routed.steps.map((step) => withDeclaredName(step, typeNames)),
    }),
  );
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

/**
 * Gives a cast the name of its type (`roomList`). The path of the cast keeps the documented spelling
 * (`microsoft.graph.roomlist`).
 */
function withDeclaredName(step: CallStep, typeNames: ReadonlyMap<string, string>): CallStep {
  return step.kind === "cast" ? { ...step, name: typeNames.get(step.name.toLowerCase()) ?? step.name } : step;
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
 * Returns the system query options in the examples of a route. Examples can have more options than the request line of
 * the route. An example also belongs to each route of its page whose query options the example contains: an example for
 * `/users/{id}?$expand=manager` also belongs to the route `/me?$expand=manager`.
 */
function exampleOptions({ operation, route, system }: QueriedRoute): readonly string[] {
  const { options, combinations } = exampleFacts(operation);
  const shared =
    system.length === 0
      ? []
      : combinations.filter(
          (shown) => shown.method === route.method && system.every((name) => shown.options.includes(name)),
        );
  return [...(options.get(route) ?? []), ...shared.flatMap((shown) => shown.options)];
}

/**
 * Makes an optional parameter from each query parameter of a request line. If the docs do not document the type of a
 * parameter, the type follows from the value in the request line.
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

/** The type of an operation's response. If the response does not have a type, the type of the request body. */
export function subjectOf({ responses, requestBody }: Operation): string | null {
  const type = successes(responses).find((response) => response.type !== null)?.type ?? requestBody?.type ?? null;
  return type === null ? null : itemType(type).type;
}

/**
 * Sorts pages: pages of base types come before pages of derived types. Pages of equal types are sorted by the length of
 * their ids.
 */
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
 * Returns a function that tells whether the last segment of a POST request is the name of an action. These segments are
 * not actions:
 *
 * - a documented property or relationship
 * - a plural
 * - a segment that another method addresses
 * - a segment after which the path of another request continues
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
 * The start of the name of a call that reads or changes the references of a relationship, by the method of the call.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_ManagingRelationships |
 * OData, relationships}
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
    ...steps.flatMap(({ kind, pieces }) =>
      slotsOf(pieces).map((slot) => ({ ...slot, in: "path" as const, isKey: kind === "key" })),
    ),
    ...query.flatMap(({ pieces }) => slotsOf(pieces).map((slot) => ({ ...slot, in: "query" as const, isKey: false }))),
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
  // TypeScript requires that optional parameters come last.
  return [...parameters.filter(({ required }) => required), ...parameters.filter(({ required }) => !required)];
}

/** Returns the documented type. If the request line has a list, returns a collection of this type. */
function parameterTypeOf({ list }: ValueSlot, type: string): string {
  return list === true && !itemType(type).collection ? `Collection(${type})` : type;
}

/** Names that functions use for other parameters. Parameters for placeholders cannot have these names. */
const OTHER_PARAMETERS = new Set(["context", "body", "options", "value"]);
