import type { Report } from "../../findings/create-finding.js";
import { groupBy } from "../../collections/group-by.js";
import type { HttpMethod, Operation, Response, Route } from "../../model/model.js";
import { byCodeUnits } from "../../collections/order.js";
import { itemType } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import { camelCase, isReservedWord } from "../boundary.js";
import { withOneForm } from "./argument-form.js";
import {
  callSteps,
  fillPieces,
  queryEntries,
  slotsOf,
  type CallStep,
  type QueryEntry,
  type ValueForm,
} from "./call-path.js";
import type { DocumentedRoute } from "./documented-route.js";
import { IMPORTED_NAMES } from "./imported-names.js";
import { withOneSpelling } from "./segment-spelling.js";
import { assignNames } from "../assign-names.js";
import { commonType, type TypeGraph } from "../types/type-graph.js";

/** One HTTP request that the API documents, and what the SDK makes one function of. Several pages may document it. */
export interface Call {
  /** Method, path and query, with the names of placeholders left out: what makes two requests one. */
  readonly key: string;
  readonly method: HttpMethod;
  readonly steps: readonly CallStep[];
  readonly query: readonly QueryEntry[];
  readonly parameters: readonly CallParameter[];
  /** The pages that document it; the one that says the most general things first. */
  readonly pages: readonly [DocumentedRoute, ...DocumentedRoute[]];
  readonly result: CallResult;
}

/** A value that the caller gives by position. */
export interface CallParameter {
  /** An identifier, unique in the call. */
  readonly name: string;
  readonly placeholder: string;
  readonly form: ValueForm;
  readonly in: "path" | "query";
  /** The OData type. */
  readonly type: string;
  readonly description: string;
}

/** What a value of an OData type is given as, where it is a segment or an argument without quotes. */
export function valueType(type: string): "number" | "boolean" | "string" {
  if (type === "Edm.Boolean") return "boolean";
  return /^Edm\.(S?Byte|Int(16|32|64)|Single|Double|Decimal)$/.test(type) ? "number" : "string";
}

/**
 * What a call resolves with: pages of items, one JSON value, an operation that goes on (with what it makes), text,
 * bytes, a number, or nothing.
 */
export type CallResult =
  | { readonly kind: "paged" | "operation"; readonly types: readonly string[] }
  /** `mayBeEmpty`: the docs also name an answer without a body. */
  | { readonly kind: "json"; readonly types: readonly string[]; readonly mayBeEmpty: boolean }
  | { readonly kind: "text" | "bytes" | "count" | "nothing" };

/**
 * Makes a call of each distinct request. Two pages that document the same request (as pages of derived types do) are
 * one call; names of placeholders do not tell requests apart, a query in the request line does.
 */
export function callsOf(operations: readonly Operation[], graph: TypeGraph, report: Report): Call[] {
  const routes = operations.flatMap((operation) =>
    operation.routes.map((route) => ({
      operation,
      route,
      steps: callSteps(route.path),
      query: queryEntries(route.query),
    })),
  );
  const groups = groupBy(withOneForm(withOneSpelling(routes, report), report), ({ route, steps, query }) =>
    requestKey(route.method, steps, query),
  );
  return [...groups]
    .map(([key, members]) => {
      const pages = generalFirst(members, graph);
      const [{ route, steps, query }] = pages;
      const result = resultOf(pages, route.method, graph);
      return { key, method: route.method, steps, query, parameters: parametersOf(route, steps, query), pages, result };
    })
    .sort((a, b) => byCodeUnits(a.key, b.key));
}

function requestKey(method: HttpMethod, steps: readonly CallStep[], query: readonly QueryEntry[]): string {
  const path = steps.map(({ pieces }) => fillPieces(pieces, () => "{}")).join("");
  const entries = query.map(({ name, pieces }) => `${name}=${fillPieces(pieces, () => "{}")}`);
  return `${method} ${path}${entries.length > 0 ? `?${entries.join("&")}` : ""}`;
}

/**
 * The page whose permissions a call needs: the one that says the most general things of those that state any. What
 * others state is for what they use the same request for, such as the part of a user that Intune keeps.
 */
export function permittingPage({ pages: [first, ...others] }: Call): Operation {
  const stating = [first, ...others].find(({ operation }) => operation.permissions.length > 0);
  return (stating ?? first).operation;
}

/** The type that an operation is about: of what it gives, else of what it takes. */
export function subjectOf({ responses, requestBody }: Operation): string | null {
  const given = successes(responses).find(({ type }) => type !== null)?.type ?? requestBody?.type ?? null;
  return given === null ? null : itemType(given).type;
}

/** Pages of base types before those of derived types, then those with the plainest names. */
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
  return distinct.map((slot) => {
    const documented = route.parameters.find(({ name }) => name === slot.placeholder);
    return {
      ...slot,
      name: names.get(slot) ?? slot.placeholder,
      type: documented?.type ?? "Edm.String",
      description: documented?.description ?? "",
    };
  });
}

/** Names of the other parameters, of a function or of what it passes on. */
const OTHER_PARAMETERS = new Set(["context", "body", "options", "value"]);

function successes(responses: readonly Response[]): Response[] {
  return responses.filter(({ status }) => status < 400);
}

function resultOf(pages: readonly DocumentedRoute[], method: HttpMethod, graph: TypeGraph): CallResult {
  if (pages.some(({ route }) => /\/\$count$/i.test(route.path))) return { kind: "count" };
  const operations = pages.map(({ operation }) => operation);
  const given = pages.flatMap(({ route, operation }) => successes(responsesOfRoute(route, operation)));
  const types = typesGiven(given);
  if (method !== "GET" && operations.some(goesOn)) return { kind: "operation", types };
  if (types.includes("Edm.Stream")) return { kind: "bytes" };
  if (types.length === 0) {
    if (method !== "GET") return { kind: "nothing" };
    // A redirect leads to the content itself; a GET of which the docs say nothing gives some JSON.
    return given.some(({ status }) => status >= 300)
      ? { kind: "bytes" }
      : { kind: "json", types: ["Edm.Untyped"], mayBeEmpty: false };
  }
  if (showsText(operations)) return { kind: "text" };
  const collections = types.filter((type) => itemType(type).collection);
  const items = collections.length > 0 ? collections.map((type) => itemType(type).type) : types;
  const common = commonType(items, graph);
  const resulting = common === null ? items : [common];
  if (collections.length > 0) return { kind: "paged", types: resulting };
  const bodiless = method === "GET" ? NO_CONTENT : [...NO_CONTENT, 202];
  const mayBeEmpty = given.some(({ type, status }) => type === null && bodiless.includes(status));
  return { kind: "json", types: resulting, mayBeEmpty };
}

/** Statuses of answers that have no body. {@link https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1 | RFC 9110} */
const NO_CONTENT: readonly number[] = [204, 205];

/** A page that does not say what it gives says nothing against another page of the same request that does. */
function typesGiven(given: readonly Response[]): string[] {
  const types = [...new Set(given.flatMap(({ type }) => (type === null ? [] : [type])))];
  const known = types.filter((type) => itemType(type).type !== "Edm.Untyped");
  return known.length > 0 ? known : types;
}

/**
 * Whether the service goes on after its answer and says where to look: 202 with a header that leads there, which the
 * page names or an example shows. Where the 202 has a body, the page must name it: the header may be another's.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-15.3.3 | RFC 9110, 202 Accepted}
 */
function goesOn({ responses, examples }: Operation): boolean {
  const accepted = responses.find(({ status }) => status === 202);
  if (accepted === undefined) return false;
  const shown = examples.flatMap(({ response }) => (response?.status === 202 ? Object.keys(response.headers) : []));
  return [...accepted.headers, ...(accepted.type === null ? shown : [])].some((name) =>
    MONITORS.has(name.toLowerCase()),
  );
}

const MONITORS: ReadonlySet<string> = new Set(["location", "operation-location", "azure-asyncoperation"]);

/** Whether the examples show text (XML, most often) wherever they show a body, whatever type it stands for. */
function showsText(operations: readonly Operation[]): boolean {
  const shown = operations
    .flatMap(({ examples }) => examples.flatMap(({ response }) => (response === null ? [] : [response])))
    .filter(({ status, body, malformed }) => status < 300 && body !== null && !malformed);
  return shown.length > 0 && shown.every(({ body }) => typeof body === "string");
}
