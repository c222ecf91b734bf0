import { readPath } from "../page/grammar/path.js";
import { groupBy } from "../collections/group-by.js";
import { finding, type Report } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import type { Page } from "../page/page.js";
import type { Paging } from "../vocabulary.js";
import { pagingOf } from "./api-info.js";
import type { MethodOwners } from "./method-owners.js";
import type { ApiInfo, Example, Operation, Response, Route, TypeModel } from "./model.js";
import { pathTypes, UNTYPED_PATHS, type PathTypes } from "./path-types.js";
import { isList, isObject, wrappedItems } from "./payload.js";
import { collectionOf, itemType } from "./qualified-name.js";
import { indexTypes, type TypeIndex } from "./type-index.js";
import { matchingRoutes } from "./url-match.js";

/** Returns the route's own responses. If the route does not have any, returns the responses of its operation. */
export function responsesOfRoute(route: Route, operation: Operation): readonly Response[] {
  return route.responses ?? operation.responses;
}

/** All responses of an operation: the responses of the page and the separate responses of routes. */
export function allResponses({ responses, routes }: Operation): readonly Response[] {
  return [...responses, ...routes.flatMap((route) => route.responses ?? [])];
}

/**
 * Adds separate responses to the routes that do not return the type of their operation. A page can document several
 * routes although its Response section describes only one of them. These rules determine the type of a route:
 *
 * 1. `$value`, `content` and `$count` at the end of a path determine the type.
 * 2. If the path ends at the type that the Response section names, or at a base type of the named type, the route
 * returns the named type.
 * 3. If the path ends at another type, the route returns that type.
 * 4. If the docs do not describe the path, the route returns the type of its example.
 *
 * Without OData, a path does not determine a type, because a segment can have the name of a property by chance.
 *
 * Reports `conflicting-response` for each route whose path or example contradicts the Response section. Nothing is
 * reported if the path and the example agree. Exception: if the Response section does not describe one body, the type
 * in the route's example is compared with the path instead, and the finding is at the example.
 *
 * @param described - the places of the operations whose Response section describes one body
 */
export function addRouteResponses(
  operations: readonly Operation[],
  types: readonly TypeModel[],
  owners: MethodOwners,
  api: Pick<ApiInfo, "paging" | "odata">,
  described: ReadonlySet<Place>,
  report: Report,
): Operation[] {
  const index = indexTypes(types);
  const paths = api.odata === false ? UNTYPED_PATHS : pathTypes(types, index, operations);
  const evidence = { index, owners, paging: pagingOf(api), paths };
  return operations.map((operation) => {
    const examplesOf = examplesByRoute(operation);
    const shown = shownTypes(examplesOf, evidence);
    const routes = operation.routes.map((route) => {
      const examples = examplesOf.get(route) ?? [];
      const found = responseType(route, examples, shown.get(route) ?? null, operation, evidence);
      if (found === null) {
        const chosen = withoutOtherStatus(operation.responses, operation, examples);
        return chosen === operation.responses ? route : { ...route, responses: chosen };
      }
      const claim = claimOf(operation, described, shown.get(route) ?? null, found, evidence);
      if (claim !== null) {
        const line = `${route.method} ${route.path}`;
        const message = `${claim.text}, but the ${claim.contradictedBy} of ${line} shows ${found.type}. ${claim.fix}`;
        const source = claim.isOfExample === true ? placeOfType(examples, evidence) : null;
        report(finding("conflicting-response", source ?? route.source, message, { subject: line }));
      }
      const typed = withType(operation.responses, found.type, route);
      return { ...route, responses: withoutOtherStatus(typed, operation, examples) };
    });
    return { ...operation, routes };
  });
}

interface Claim {
  readonly text: string;
  readonly contradictedBy: "path" | "example";
  readonly fix: string;
  /** Present if the annotation of the route's example has the documented type. */
  readonly isOfExample?: true;
}

/**
 * Describes the documented type that contradicts the found type, for the finding; `null` if nothing contradicts the
 * found type.
 */
function claimOf(
  operation: Operation,
  described: ReadonlySet<Place>,
  shown: string | null,
  { type, contradicts }: FoundType,
  evidence: Evidence,
): Claim | null {
  const promised = promisedType(operation);
  // If an annotated example of the route shows the same type as the path, the page documents this type.
  if (contradicts === null || promised === null || (contradicts === "path" && shown === type)) return null;
  if (described.has(operation.source)) {
    const text = `The Response section describes ${promised}`;
    return {
      text,
      contradictedBy: contradicts,
      fix:
        contradicts === "path"
          ? "Correct the request line, or describe its response in the Response section."
          : operation.routes.length > 1
            ? "In the Response section, describe the response of each request line."
            : "Correct the Response section or the example.",
    };
  }
  if (contradicts === "example" || shown === null || isRelated(shown, type, evidence)) return null;
  return {
    text: `The example shows ${shown}`,
    contradictedBy: "path",
    fix: "Correct the annotation of the example.",
    isOfExample: true,
  };
}

/** The places of the operations whose Response section describes one body. */
export function operationsWithOneBody(pages: readonly Page[]): ReadonlySet<Place> {
  return new Set(
    pages.flatMap(({ operation, source }) => {
      const { statuses = [], varies = false } = operation?.response ?? {};
      const describes = statuses.some(({ status, type, stream }) => status < 300 && (type !== null || stream));
      return describes && !varies ? [source] : [];
    }),
  );
}

interface Evidence {
  readonly index: TypeIndex;
  readonly paths: PathTypes;
  readonly owners: MethodOwners;
  readonly paging: Paging;
}

interface FoundType {
  readonly type: string;
  /**
   * Where the type comes from, if it contradicts the Response section; `null` if it does not contradict the section.
   */
  readonly contradicts: "path" | "example" | null;
}

/**
 * Returns the type of a route's success response if it differs from the type that the operation has, otherwise `null`.
 *
 * @param shown - the type in the example of this route
 */
function responseType(
  route: Route,
  examples: readonly Example[],
  shown: string | null,
  operation: Operation,
  evidence: Evidence,
): FoundType | null {
  const promised = promisedType(operation);
  // References have only `@odata.id`, so their examples do not show the type of the objects.
  if (route.path.toLowerCase().endsWith("/$ref")) return null;
  const decided = decidedByLastSegment(route, operation, evidence);
  if (decided !== null) return decided === promised ? null : { type: decided, contradicts: null };
  const reached = reachedType(route, operation, evidence) ?? typeOfContentOwner(route, operation, evidence);
  if (reached === null) {
    const isWrong =
      shown !== null &&
      !isRelated(shown, promised, evidence) &&
      overridesSentence(shown, promised, operation, evidence);
    return isWrong ? { type: shown, contradicts: "example" } : null;
  }
  if (isRelated(reached, promised, evidence)) {
    const chosen = shown !== null && hasCast(route) && isNarrower(shown, reached, evidence) ? shown : reached;
    return isNarrower(chosen, promised, evidence) ? { type: chosen, contradicts: null } : null;
  }
  // A list in an example confirms a Response section that names a collection, although a table documents one item.
  if (promised === collectionOf(reached) && showsList(examples, evidence)) return null;
  // If a page has only one GET, its example can confirm the type that the Response section names. The example of a POST
  // cannot: its Response section is often copied from the GET page and names the collection, but a POST returns one item.
  const canConfirm = route.method === "GET" && operation.routes.length === 1;
  if (canConfirm && shown !== null && isRelated(shown, promised, evidence)) return null;
  return { type: reached, contradicts: promised === null || isUntyped(promised) ? null : "path" };
}

function showsList(examples: readonly Example[], { paging }: Evidence): boolean {
  return examples.some(({ response }) => wrappedItems(response?.body ?? null, paging) !== null);
}

/**
 * Whether a path has a cast to a derived type. If a page has such routes, its Response section describes the types of
 * all routes together, and a table may have only the base type. The route's own example then shows the type best.
 */
function hasCast({ path }: Route): boolean {
  return readPath(path).segments.some(({ kind }, index, { length }) => kind === "qualified" && index < length - 1);
}

/** The type that the page promises for the response: the type of the first success response with a body. */
function promisedType({ responses }: Operation): string | null {
  return responses.find(({ status, type }) => status < 300 && type !== null)?.type ?? null;
}

function decidedByLastSegment({ method, path }: Route, { responses }: Operation, { paths }: Evidence): string | null {
  if (method !== "GET") return null;
  const last = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (last === "$count") return "Edm.Int32";
  const isContent = last === "$value" || (last === "content" && paths.typeAt(path) === null);
  // If the service redirects to the content, the response itself does not contain the content. The documented responses
  // are then used.
  if (!isContent || responses.some(({ status }) => status >= 300 && status < 400)) return null;
  const parent = paths.typeAt(parentOf(path));
  // The raw value of a primitive property is text.
  return parent !== null && parent.startsWith("Edm.") && parent !== "Edm.Stream" ? null : "Edm.Stream";
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** The type at the end of the path. For a POST that adds an item to a collection, the type of the item. */
function reachedType({ method, path }: Route, operation: Operation, { paths }: Evidence): string | null {
  const last = readPath(path).segments.at(-1);
  if (last === undefined || last.kind === "system" || last.kind === "call") return null;
  const type = paths.typeAt(path);
  if (method === "GET") return type;
  if (method === "POST" && operation.intent === "create") {
    const { type: item, collection } = itemType(type ?? "");
    return collection ? item : null;
  }
  // The type in the Response section is used if there is one.
  if (!isUntyped(promisedType(operation) ?? "")) return null;
  // A PATCH or PUT returns the resource that it changes.
  if (method === "PATCH" || method === "PUT") return paths.readAt(path);
  // An action on a collection, whose title says that it lists items, returns items of this collection.
  const parent = operation.intent === "action" && /^list/i.test(operation.title) ? paths.readAt(parentOf(path)) : null;
  return parent !== null && itemType(parent).collection ? parent : null;
}

/**
 * Returns the type of `/photo` on a page that documents `/photo` and `/photo/$value`. It is the type whose table of
 * methods links to the page.
 */
function typeOfContentOwner(route: Route, operation: Operation, { paths, owners }: Evidence): string | null {
  if (route.method !== "GET" || promisedType(operation) !== "Edm.Stream") return null;
  if (!operation.routes.some(({ path }) => /\/(\$value|content)$/i.test(path))) return null;
  const [owner, another] = owners.get(operation.source.file.toLowerCase()) ?? [];
  if (owner === undefined || another !== undefined) return null;
  const isCollection = operation.routes.some(({ path }) => path.startsWith(`${route.path}/{`));
  return isCollection && paths.typeAt(route.path) === null ? collectionOf(owner) : owner;
}

/**
 * Removes the status that only other routes of the page return: "Depending on the operation, the response code can be
 * `201 Created` or `202 Accepted`." The examples of a route show which of the two statuses it returns. If a route does
 * not have an example, the status with a type is kept.
 */
function withoutOtherStatus(
  responses: readonly Response[],
  { routes }: Operation,
  examples: readonly Example[],
): readonly Response[] {
  const accepted = responses.find(({ status, type }) => status === 202 && type === null);
  if (routes.length === 1 || accepted === undefined || accepted.description === "") return responses;
  const others = responses.filter(
    ({ status, type, description }) =>
      status < 300 && type !== null && !isUntyped(type) && description === accepted.description,
  );
  const shown = new Set(examples.map(({ response }) => response?.status));
  if (others.length === 0) return responses;
  if (!shown.has(202)) return responses.filter((response) => response !== accepted);
  const isShown = others.some(({ status }) => shown.has(status));
  return isShown ? responses : responses.filter((response) => !others.includes(response));
}

/**
 * The examples of each route. Routes whose paths match the same URLs share one list, because a page can have many.
 *
 * @param anyMethod - whether examples with another method count too
 */
export function examplesByRoute(
  { examples, routes }: Operation,
  anyMethod = false,
): ReadonlyMap<Route, readonly Example[]> {
  const found = new Map<Route, readonly Example[]>();
  for (const [matching, shown] of groupBy(examples, ({ request }) => matchingRoutes(request.url, routes))) {
    const byMethod = groupBy(shown, ({ request }) => request.method);
    for (const route of matching) {
      const own = anyMethod ? shown : byMethod.get(route.method);
      if (own === undefined) continue;
      const others = found.get(route);
      found.set(route, others === undefined ? own : [...others, ...own]);
    }
  }
  return found;
}

/** Maps each route with examples to the type in the annotation of its first example. */
function shownTypes(
  examplesOf: ReadonlyMap<Route, readonly Example[]>,
  evidence: Evidence,
): ReadonlyMap<Route, string> {
  const shown = new Map<Route, string>();
  const typeOf = new Map(
    [...new Set(examplesOf.values())].map((examples) => [examples, firstType(examples, evidence)]),
  );
  for (const [route, examples] of examplesOf) {
    const type = typeOf.get(examples);
    if (typeof type === "string") shown.set(route, type);
  }
  return shown;
}

function firstType(examples: readonly Example[], evidence: Evidence): string | null {
  for (const example of examples) {
    const type = exampleType(example, evidence);
    if (type !== null) return type;
  }
  return null;
}

/** The place of the first response whose annotation names a type. */
function placeOfType(examples: readonly Example[], evidence: Evidence): Place | null {
  return examples.find((example) => exampleType(example, evidence) !== null)?.response?.source ?? null;
}

function exampleType({ response }: Example, { paging }: Evidence): string | null {
  if (response === null || response.status >= 300 || response.type === null || isUntyped(response.type)) return null;
  const { type, collection } = itemType(response.type);
  return collection || wrappedItems(response.body, paging) !== null ? collectionOf(type) : type;
}

/**
 * Whether the example overrides the type in the Response section. This is so in three cases: the page has several
 * routes, the section does not name a known type, or the section names a collection of primitive values and the example
 * shows objects.
 */
function overridesSentence(shown: string, promised: string | null, operation: Operation, evidence: Evidence): boolean {
  if (promised === null) return false;
  if (isUntyped(promised) || operation.routes.length > 1) return true;
  return (
    itemType(promised).type.startsWith("Edm.") &&
    itemType(promised).collection &&
    showsObjects(shown, operation, evidence)
  );
}

function showsObjects(shown: string, { examples }: Operation, evidence: Evidence): boolean {
  return examples.some((example) => {
    if (exampleType(example, evidence) !== shown || !isObject(example.response?.body ?? null)) return false;
    const items = wrappedItems(example.response?.body ?? null, evidence.paging);
    return items !== null && isList(items) && items.some(isObject);
  });
}

function withType(responses: readonly Response[], type: string, { method, source }: Route): Response[] {
  const at =
    responses.find((response) => response.status < 300 && response.type !== null) ??
    responses.find(({ status }) => status === 200 || status === 201);
  if (at !== undefined) return responses.map((response) => (response === at ? { ...response, type } : response));
  return [{ status: method === "POST" ? 201 : 200, type, headers: [], description: "", source }, ...responses];
}

export function isUntyped(type: string): boolean {
  return itemType(type).type === "Edm.Untyped";
}

/** Whether two types are equal, or one derives from the other. A collection is not related to the type of one item. */
function isRelated(one: string, other: string | null, evidence: Evidence): boolean {
  return one === other || isNarrower(one, other, evidence) || (other !== null && isNarrower(other, one, evidence));
}

function isNarrower(type: string, than: string | null, { index }: Evidence): boolean {
  if (than === null) return false;
  const [narrow, wide] = [itemType(type), itemType(than)];
  return (
    narrow.collection === wide.collection &&
    narrow.type !== wide.type &&
    index.lineage(narrow.type).some(({ name }) => name === wide.type)
  );
}
