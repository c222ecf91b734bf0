import { readPath } from "../page/grammar/path.js";
import { finding, type Report } from "../findings/create-finding.js";
import type { Paging } from "../vocabulary.js";
import type { MethodOwners } from "./method-owners.js";
import type { Example, Operation, Response, Route, TypeModel } from "./model.js";
import { pathTypes, type PathTypes } from "./path-types.js";
import { isList, isObject, wrappedItems } from "./payload.js";
import { collectionOf, itemType } from "./qualified-name.js";
import { indexTypes, type TypeIndex } from "./type-index.js";
import { matchesUrl } from "./url-match.js";

/** Returns the responses of a route: its own ones, if it has some, or else those of its operation. */
export function responsesOfRoute(route: Route, operation: Operation): readonly Response[] {
  return route.responses ?? operation.responses;
}

/** All responses of an operation: those of the page and those of single routes. */
export function allResponses({ responses, routes }: Operation): readonly Response[] {
  return [...responses, ...routes.flatMap((route) => route.responses ?? [])];
}

/**
 * Adds separate responses to the routes that return another type than their operation. A page can document several routes,
 * while its Response section describes only one of them. The type of a route is determined as follows:
 *
 * 1. `$value`, `content` and `$count` at the end of a path determine the type.
 * 2. If the path ends at the type in the sentence, or at a base type of it, the route returns the type in the sentence.
 * 3. If the path ends at another type, the route returns that type.
 * 4. If the docs do not describe the path, the route returns the type of its example.
 *
 * Reports `conflicting-response` for each route whose path or example contradicts the sentence.
 */
export function addRouteResponses(
  operations: readonly Operation[],
  types: readonly TypeModel[],
  owners: MethodOwners,
  paging: Paging,
  report: Report,
): Operation[] {
  const index = indexTypes(types);
  const evidence = { index, owners, paging, paths: pathTypes(types, index, operations) };
  return operations.map((operation) => ({
    ...operation,
    routes: operation.routes.map((route) => {
      const found = responseType(route, operation, evidence);
      if (found === null) return route;
      const promised = promisedType(operation);
      if (found.contradicts && promised !== null) {
        const line = `${route.method} ${route.path}`;
        const message = `The Response section describes ${promised}, but ${line} returns ${found.type} by its ${found.contradicts}. Describe the response of each request line.`;
        report(finding("conflicting-response", route.source, message, { subject: line }));
      }
      return { ...route, responses: withType(operation.responses, found.type, route) };
    }),
  }));
}

interface Evidence {
  readonly index: TypeIndex;
  readonly paths: PathTypes;
  readonly owners: MethodOwners;
  readonly paging: Paging;
}

interface FoundType {
  readonly type: string;
  /** The source of the type if it contradicts the sentence. */
  readonly contradicts: "path" | "example" | null;
}

/** The type of a route's success response; `null` if it is that of the operation. */
function responseType(route: Route, operation: Operation, evidence: Evidence): FoundType | null {
  const promised = promisedType(operation);
  const decided = decidedByLastSegment(route, operation, evidence);
  if (decided !== null) return decided === promised ? null : { type: decided, contradicts: null };
  const reached = reachedType(route, operation, evidence) ?? typeOfContentOwner(route, operation, evidence);
  const shown = shownType(route, operation, evidence);
  if (reached === null) {
    const isWrong =
      shown !== null &&
      !isRelated(shown, promised, evidence) &&
      overridesSentence(shown, promised, operation, evidence);
    return isWrong ? { type: shown, contradicts: "example" } : null;
  }
  if (isRelated(reached, promised, evidence)) {
    return isNarrower(reached, promised, evidence) ? { type: reached, contradicts: null } : null;
  }
  // The sentence on a POST page is often a copy that names the collection, but a POST returns one item.
  const isOpen = route.method === "GET" && operation.routes.length === 1;
  if (isOpen && shown !== null && isRelated(shown, promised, evidence)) return null;
  return { type: reached, contradicts: promised === null || isUntyped(promised) ? null : "path" };
}

/** The type that the first successful response with a body has. */
function promisedType({ responses }: Operation): string | null {
  return responses.find(({ status, type }) => status < 300 && type !== null)?.type ?? null;
}

function decidedByLastSegment({ method, path }: Route, { responses }: Operation, { paths }: Evidence): string | null {
  if (method !== "GET") return null;
  const slash = path.lastIndexOf("/");
  const last = path.slice(slash + 1).toLowerCase();
  if (last === "$count") return "Edm.Int32";
  const isContent = last === "$value" || (last === "content" && paths.typeAt(path) === null);
  // A redirect is followed to the content.
  if (!isContent || responses.some(({ status }) => status >= 300 && status < 400)) return null;
  const parent = paths.typeAt(path.slice(0, slash));
  // The raw value of a primitive property is text.
  return parent !== null && parent.startsWith("Edm.") && parent !== "Edm.Stream" ? null : "Edm.Stream";
}

/** The type at the end of the path. For a POST that adds an item to a collection, the type of the item. */
function reachedType({ method, path }: Route, { intent }: Operation, { paths }: Evidence): string | null {
  const last = readPath(path).segments.at(-1);
  if (last === undefined || last.kind === "system" || last.kind === "call") return null;
  const type = paths.typeAt(path);
  if (type === null || method === "GET") return type;
  const { type: item, collection } = itemType(type);
  return method === "POST" && intent === "create" && collection ? item : null;
}

/** The type of `/photo` on a page that also documents `/photo/$value`: the type whose page lists the operation. */
function typeOfContentOwner(route: Route, operation: Operation, { paths, owners }: Evidence): string | null {
  if (route.method !== "GET" || promisedType(operation) !== "Edm.Stream") return null;
  if (!operation.routes.some(({ path }) => /\/(\$value|content)$/i.test(path))) return null;
  const [owner, another] = owners.get(operation.source.file.toLowerCase()) ?? [];
  if (owner === undefined || another !== undefined) return null;
  const isCollection = operation.routes.some(({ path }) => path.startsWith(`${route.path}/{`));
  return isCollection && paths.typeAt(route.path) === null ? collectionOf(owner) : owner;
}

/** The type in the annotation of an example of this route. */
function shownType(route: Route, { examples, routes }: Operation, evidence: Evidence): string | null {
  for (const example of examples) {
    const { method, url } = example.request;
    const fitting = routes.filter((one) => one.method === method && matchesUrl(url, one.path));
    const type = fitting.includes(route) ? exampleType(example, evidence) : null;
    if (type !== null) return type;
  }
  return null;
}

function exampleType({ response }: Example, { paging }: Evidence): string | null {
  if (response === null || response.status >= 300 || response.type === null || isUntyped(response.type)) return null;
  const { type, collection } = itemType(response.type);
  return collection || wrappedItems(response.body, paging) !== null ? collectionOf(type) : type;
}

/** Whether the example overrides the sentence: if the page has several routes, or the sentence names primitive values. */
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

function isUntyped(type: string): boolean {
  return itemType(type).type === "Edm.Untyped";
}

/** Whether two types are the same, or one derives from the other; both for one item, or both for several. */
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
