import type { ApiModel, Example, Operation, Route } from "../../model/model.js";
import { itemType, shortName } from "../../model/qualified-name.js";
import { allResponses, examplesByRoute, responsesOfRoute } from "../../model/route-responses.js";
import type { TypeIndex } from "../../model/type-index.js";
import { placeOf, readTemplate, type TemplateSegment } from "./paths.js";

/** A documented path that leads to stored data: a collection, or a single object. */
export interface Place {
  readonly isCollection: boolean;
  /** The type of an item or of the object; `null` if it is unknown. */
  readonly type: string | null;
  /** Operations of the path itself: list, create, or get of a single object. */
  readonly operations: readonly PlaceOperation[];
  /** Operations of one item of the collection. */
  readonly itemOperations: readonly PlaceOperation[];
}

/** An operation of a place. */
export interface PlaceOperation {
  readonly intent: Operation["intent"];
  /** The examples that show the place. */
  readonly examples: readonly Example[];
  /** The type of the items; `null` if it is unknown. */
  readonly type: string | null;
}

interface DraftPlace {
  isCollection: boolean;
  readonly operations: PlaceOperation[];
  readonly itemOperations: PlaceOperation[];
}

/** The intents of operations that read or change stored data. All other operations answer with their example. */
const STORED: ReadonlySet<Operation["intent"]> = new Set(["get", "list", "create", "update", "replace", "delete"]);

/**
 * Finds the places of an API, by the text of {@link placeOf}. If pages of several types describe a place, only the
 * operations of the type on the main page are kept.
 */
export function findPlaces({ operations }: ApiModel, types: TypeIndex): ReadonlyMap<string, Place> {
  const drafts = new Map<string, DraftPlace>();
  for (const operation of [...operations].sort(byMainPage)) {
    if (!STORED.has(operation.intent)) continue;
    const examplesOf = exampleFinder(operation);
    for (const route of operation.routes) addRoute(drafts, operation, route, examplesOf(route));
  }
  return new Map([...drafts].map(([place, draft]) => [place, finish(draft, types)]));
}

/** Sorts the main page of a route before other pages that also document it: `user-get` before `intune-mam-user-get`. */
export function byMainPage(one: Operation, other: Operation): number {
  return Number(isMainPage(other)) - Number(isMainPage(one)) || one.id.length - other.id.length;
}

/** Whether the id starts with the name of the type that the operation returns or takes. */
function isMainPage({ id, responses, requestBody }: Operation): boolean {
  const type = responses.find((response) => response.type !== null)?.type ?? requestBody?.type ?? null;
  return type !== null && id.toLowerCase().startsWith(`${shortName(itemType(type).type).toLowerCase()}-`);
}

function finish({ isCollection, operations, itemOperations }: DraftPlace, types: TypeIndex): Place {
  const shown = [...operations, ...itemOperations].flatMap(({ type }) => (type === null ? [] : [type]));
  const [first = null] = shown;
  const related = shown.filter((type) => isRelated(type, first, types));
  const fits = ({ type }: PlaceOperation): boolean => isRelated(type, first, types);
  return {
    isCollection,
    type: commonBase(related, types),
    operations: operations.filter(fits),
    itemOperations: itemOperations.filter(fits),
  };
}

/** Whether two types have a common base type, except the base type of all entities. Unknown types count as related. */
function isRelated(one: string | null, other: string | null, types: TypeIndex): boolean {
  if (one === null || other === null || one === other) return true;
  const roots = [one, other].map((name) =>
    types.lineage(name).filter(({ properties, key }) => properties.length > key.length),
  );
  const names = new Set(roots[0]?.map(({ name }) => name));
  return roots[1]?.some(({ name }) => names.has(name)) === true;
}

/** The nearest type that all types are or derive from; the first type if there is none. Several pages can describe one path. */
function commonBase(names: readonly string[], types: TypeIndex): string | null {
  const [first = null, ...others] = names;
  const lineages = [...new Set(others)].map((name) => new Set(types.lineage(name).map((type) => type.name)));
  const shared = (first === null ? [] : types.lineage(first)).find(({ name }) =>
    lineages.every((one) => one.has(name)),
  );
  return shared?.name ?? first;
}

function addRoute(
  drafts: Map<string, DraftPlace>,
  operation: Operation,
  route: Route,
  examples: readonly Example[],
): void {
  const template = readTemplate(route.path);
  const last = template?.at(-1);
  if (template === null || last === undefined) return;
  const shown = responsesOfRoute(route, operation).find(({ status, type }) => status < 300 && type !== null)?.type;
  const type = shown ?? operation.requestBody?.type ?? null;
  if (type === "Edm.Stream") return;
  const documented = {
    intent: operation.intent,
    examples,
    type: type === null ? null : itemType(type).type,
  };
  if (last.kind === "key") {
    const place = draftAt(drafts, template.slice(0, -1));
    place.isCollection = true;
    place.itemOperations.push(documented);
    return;
  }
  const isList = type !== null && itemType(type).collection;
  const isCreation = operation.intent === "create" && route.method === "POST";
  const place = draftAt(drafts, template);
  if (isList || isCreation) place.isCollection = true;
  place.operations.push(documented);
}

/** If the routes of an operation return several types, only the examples of the route itself show its type. */
function exampleFinder(operation: Operation): (route: Route) => readonly Example[] {
  const types = allResponses(operation).flatMap(({ status, type }) => (status < 300 && type !== null ? [type] : []));
  if (new Set(types.map((type) => itemType(type).type)).size < 2) return () => operation.examples;
  const examples = examplesByRoute(operation, true);
  return (route) => examples.get(route) ?? [];
}

function draftAt(drafts: Map<string, DraftPlace>, template: readonly TemplateSegment[]): DraftPlace {
  const key = placeOf(template);
  const draft = drafts.get(key) ?? {
    isCollection: false,
    operations: [],
    itemOperations: [],
  };
  drafts.set(key, draft);
  return draft;
}
