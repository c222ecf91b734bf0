import type { ApiModel, HttpMethod, Operation } from "../model/model.js";
import { collectionOf, itemType, shortName } from "../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";
import { isKeyed, readPath, type PathSegment } from "../page/grammar/path.js";

/** The target of a request in the metadata of a service. */
export type ResolvedRoute =
  /** A resource, a collection of resources or a property, and its type. */
  | { readonly kind: "resource"; readonly type: string }
  /**
   * A call of an action or function. `operation` is the overload that has the binding type and arguments of the call.
   */
  | { readonly kind: "call"; readonly operation: Operation }
  /** `$count`, `$ref` or `$value` of a resource, and the type of the resource. */
  | { readonly kind: "system"; readonly name: string; readonly type: string };

/** Finds the target of a request; `null` if the metadata does not declare a segment of the path. */
export type RouteResolver = (method: HttpMethod, path: string) => ResolvedRoute | null;

/**
 * Creates a function that follows paths through metadata, segment by segment, from the entity sets, singletons and
 * imports. Like the service, it ignores the letter case of names.
 *
 * @param metadata - a model that `readMetadata` made
 * @see {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_ResourcePath |
 * Resource path}
 */
export function createRouteResolver({ types, operations }: ApiModel): RouteResolver {
  const index = indexTypes(types);
  const roots = new Map<string, string>();
  const calls = new Map<string, Operation[]>();
  for (const operation of operations) {
    const { intent, title, responses } = operation;
    const type = responses[0]?.type ?? null;
    if (intent === "action" || intent === "function") {
      const known = calls.get(title.toLowerCase());
      if (known === undefined) calls.set(title.toLowerCase(), [operation]);
      else known.push(operation);
    } else if ((intent === "list" || intent === "get") && type !== null) roots.set(title.toLowerCase(), type);
  }
  const typeNames = new Map(types.map(({ name }) => [name.toLowerCase(), name]));
  const propertyType = propertyLookup(index);
  const context = { index, calls };

  const step = (at: string | null, segment: PathSegment, method: HttpMethod, isLast: boolean): Step | null => {
    const name = segment.name.toLowerCase();
    if (at === null) {
      const root = roots.get(name);
      return root === undefined ? calledStep(null, segment, method, isLast, context) : { type: root };
    }
    const { type, collection } = itemType(at);
    const cast = segment.kind === "qualified" ? typeNames.get(name.replace(/^graph\./, "microsoft.graph.")) : undefined;
    if (cast !== undefined) return { type: collection ? collectionOf(cast) : cast };
    const property = collection ? undefined : propertyType(type, name);
    if (property !== undefined) return { type: property };
    const called = calledStep(at, segment, method, isLast, context);
    return called ?? (collection ? { type } : null);
  };

  return (method, path) => {
    let at: string | null = null;
    const segments = addressedSegments(path);
    for (const [index, segment] of segments.entries()) {
      const isLast = index === segments.length - 1;
      if (segment.kind === "system") {
        return isLast && at !== null ? { kind: "system", name: segment.name.toLowerCase(), type: at } : null;
      }
      const next: Step | null = step(at, segment, method, isLast);
      if (next === null) return null;
      if ("operation" in next) return { kind: "call", operation: next.operation };
      at = next.type;
    }
    return at === null ? null : { kind: "resource", type: at };
  };
}

/** The result of a step: the type of the resource that the step addresses, or the operation at the end of the path. */
type Step = { readonly type: string } | { readonly operation: Operation };

interface Calls {
  readonly index: TypeIndex;
  /** Actions and functions by name, in lower case. */
  readonly calls: ReadonlyMap<string, readonly Operation[]>;
}

/**
 * Finds the action or function that a segment calls. If several overloads match, chooses the overload with the nearest
 * binding type. If several have equally near binding types, chooses the overload with the fewest arguments that the
 * path omits.
 */
function calledStep(
  at: string | null,
  segment: PathSegment,
  method: HttpMethod,
  isLast: boolean,
  { index, calls }: Calls,
): Step | null {
  const intent = method === "POST" && isLast ? "action" : "function";
  const named = new Set(segment.arguments.map(({ name }) => name.toLowerCase()));
  const candidates = (calls.get(shortName(segment.name).toLowerCase()) ?? []).flatMap((operation) => {
    const distance = operation.intent === intent ? bindingDistance(at, operation, index) : -1;
    const omitted = argumentNames(operation).filter((name) => !named.has(name.toLowerCase())).length;
    return distance < 0 ? [] : [{ operation, rank: distance * 100 + omitted }];
  });
  const [best] = candidates.sort((one, other) => one.rank - other.rank);
  if (best === undefined) return null;
  if (isLast) return { operation: best.operation };
  const type = best.operation.responses[0]?.type ?? null;
  return type === null ? null : { type };
}

/** The number of steps from a type to the binding type of an operation; -1 if the operation is not bound to the type. */
function bindingDistance(at: string | null, { routes }: Operation, index: TypeIndex): number {
  const binding = bindingType(routes[0]?.path ?? "", routes[0]?.parameters[0]?.type);
  if (at === null || binding === null) return at === binding ? 0 : -1;
  const [own, bound] = [itemType(at), itemType(binding)];
  if (own.collection !== bound.collection) return -1;
  if (own.type === bound.type) return 0;
  return index.lineage(own.type).findIndex(({ name }) => name === bound.type);
}

/** The binding type of the route of an operation, `/{bindingParameter}/name`; `null` for the route of an import. */
export function bindingType(path: string, firstParameter: string | undefined): string | null {
  return path.startsWith("/{") ? (firstParameter ?? null) : null;
}

function argumentNames({ routes }: Operation): string[] {
  return routes[0]?.parameters.flatMap(({ name, in: where }) => (where === "function" ? [name] : [])) ?? [];
}

/** Looks up the type of a declared or inherited property by its name in lower case. */
function propertyLookup(index: TypeIndex): (type: string, name: string) => string | undefined {
  const known = new Map<string, ReadonlyMap<string, string>>();
  const declared = (type: string): ReadonlyMap<string, string> => {
    const found = known.get(type);
    if (found !== undefined) return found;
    const properties = new Map(index.get(type)?.properties.map((one) => [one.name.toLowerCase(), one.type]));
    known.set(type, properties);
    return properties;
  };
  return (type, name) => {
    for (const { name: owner } of index.lineage(type)) {
      const found = declared(owner).get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/**
 * The segments of a path that determine the type of the resource. Segments between colons (`root:/{path}:/children`)
 * are left out, because they do not change the type. A key in parentheses becomes a separate segment.
 */
function addressedSegments(path: string): PathSegment[] {
  const found: PathSegment[] = [];
  let isAddress = false;
  for (const segment of readPath(path).segments.filter(({ text }) => text !== "")) {
    if (isAddress) {
      isAddress = !segment.text.endsWith(":");
      continue;
    }
    if (isKeyed(segment)) {
      found.push({ ...segment, kind: "static", arguments: [] }, { ...segment, kind: "key", name: "{}", arguments: [] });
      continue;
    }
    isAddress = segment.text.endsWith(":");
    found.push({ ...segment, name: segment.name.replace(/:$/, "") });
  }
  return found;
}
