import type { HttpMethod, Operation, Response } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import { commonType, type TypeGraph } from "../types/type-graph.js";
import type { DocumentedRoute } from "./documented-route.js";
import { exampleFacts } from "./example-facts.js";

/** The result of a call. `types` lists the OData types of the value, or of the items of a collection. */
export type CallResult =
  /**
   * `paged`: a collection that is read page by page while it is iterated. `items`: a collection that a method other
   * than GET returns. `operation`: a long-running operation; `types` lists the types of its result.
   */
  | { readonly kind: "paged" | "items" | "operation"; readonly types: readonly string[] }
  /** `mayBeEmpty`: whether the docs also contain a success response without a body. */
  | { readonly kind: "json"; readonly types: readonly string[]; readonly mayBeEmpty: boolean }
  /** `types`: the types of the counted items, if they are known. */
  | { readonly kind: "count"; readonly types: readonly string[] }
  | { readonly kind: "text" | "bytes" | "nothing" };

/** The responses that are not errors. Redirects count, because they lead to the content. */
export function successes(responses: readonly Response[]): Response[] {
  return responses.filter(({ status }) => status < 400);
}

/**
 * Determines what a call returns.
 *
 * @param pages the pages whose responses are used, see {@link selectDecidingPages}
 */
export function resultOf(pages: readonly DocumentedRoute[], method: HttpMethod, graph: TypeGraph): CallResult {
  if (pages.some(({ route }) => /\/\$count$/i.test(route.path))) return { kind: "count", types: [] };
  const operations = pages.map(({ operation }) => operation);
  const responses = pages.flatMap(({ route, operation }) => successes(responsesOfRoute(route, operation)));
  const types = responseTypes(responses);
  if (method !== "GET" && operations.some(isLongRunning)) return { kind: "operation", types };
  if (types.includes("Edm.Stream")) return { kind: "bytes" };
  if (types.length === 0) {
    if (method !== "GET") return { kind: "nothing" };
    // A redirect leads to a file, so the result is bytes. Without a documented response, GET is assumed to return JSON.
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

/** The types of responses. `Edm.Untyped` is left out if another response has a known type. */
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
function isLongRunning(operation: Operation): boolean {
  const accepted = operation.responses.find(({ status }) => status === 202);
  if (accepted === undefined) return false;
  const shown = accepted.type === null ? exampleFacts(operation).acceptedHeaders : [];
  return [...accepted.headers, ...shown].some((name) => STATUS_URL_HEADERS.has(name.toLowerCase()));
}

const STATUS_URL_HEADERS: ReadonlySet<string> = new Set(["location", "operation-location", "azure-asyncoperation"]);

/**
 * Whether all example responses with a body contain text, mostly XML. The documented type does not tell whether a body
 * is JSON or text.
 */
function showsText(operations: readonly Operation[]): boolean {
  const facts = operations.map(exampleFacts);
  return facts.some(({ hasText }) => hasText) && !facts.some(({ hasJson }) => hasJson);
}
