import { sortedBy } from "../collections/order.js";
import { bindingType, createRouteResolver } from "../metadata/resolve-route.js";
import type { NavigationFacts } from "../metadata/navigation.js";
import type { Service } from "../metadata/read-metadata.js";
import type { ApiModel, HttpMethod, Operation, Route } from "../model/model.js";
import { collectionOf, itemType, shortName } from "../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";
import { readPath } from "../page/grammar/path.js";
import { documentedResources, routeKey } from "./documented-resources.js";
import {
  contentOperations,
  navigationOperations,
  type NavigationTarget,
  type PathPart,
} from "./navigation-operations.js";

/** A resource at a path. Its properties, actions and functions get routes below this path. */
interface Item {
  readonly path: string;
  readonly type: string;
}

/**
 * Makes operations from the routes that only the metadata has: entity sets, singletons, navigation properties, streams,
 * actions and functions. If the same operation is at several paths, it becomes one operation with several routes, so
 * that the paths can share a client.
 *
 * These rules limit the number of routes. The search starts at each entity set and singleton, and follows containment
 * navigation properties breadth first. It visits each type once. A type that has an entity set is visited only from
 * this entity set. Navigation properties without containment are not followed, because their items are in an entity
 * set, which has its own path.
 *
 * In addition, each documented resource gets its direct properties, actions and functions. It also gets those of its
 * contained resources, unless their type is the type of an entity set or of a documented resource.
 *
 * @param docs - the model of the docs, which has the documented routes and resources
 */
export function undocumentedOperations(docs: ApiModel, { model: metadata, navigation }: Service): Operation[] {
  const types = indexTypes(metadata.types);
  const service = { types, navigation, bound: boundOperations(metadata), media: mediaTypes(metadata) };
  const routes = new RouteCollector(docs);
  const rootTypes = new Set(
    metadata.operations.flatMap(({ intent, responses }) =>
      intent === "list" ? [itemType(responses[0]?.type ?? "").type] : [],
    ),
  );
  for (const operation of metadata.operations) {
    if (isImport(operation)) routes.add(operation, operation.routes);
  }
  for (const root of rootsOf(metadata, navigation)) {
    expand(addTarget("", root, service, routes), rootTypes, service, routes);
  }
  const documented = documentedResources(docs, createRouteResolver(metadata), containment(service));
  const reachedTypes = new Set([...rootTypes, ...documented.map(({ type }) => type)]);
  for (const item of documented) expand(item, reachedTypes, service, routes);
  return routes.operations();
}

/**
 * Adds the routes of an item and of all items that it contains. Each type is visited once. Types in `except` are not
 * visited.
 */
function expand(start: Item, except: ReadonlySet<string>, service: ServiceFacts, routes: RouteCollector): void {
  const entered = new Set([start.type]);
  const pending = [start];
  for (const item of pending) {
    for (const { target, item: next } of addItem(item, service, routes)) {
      if (!target.facts.contained || entered.has(next.type) || except.has(next.type)) continue;
      entered.add(next.type);
      pending.push(next);
    }
  }
}

/** Tells whether a property of a type contains its target. The letter case of names is ignored. */
function containment({ types, navigation }: ServiceFacts): (type: string, property: string) => boolean {
  const contained = new Set([...navigation].flatMap(([id, facts]) => (facts.contained ? [id.toLowerCase()] : [])));
  return (type, property) => types.lineage(type).some(({ name }) => contained.has(`${name}/${property}`.toLowerCase()));
}

interface ServiceFacts {
  readonly types: TypeIndex;
  readonly navigation: Service["navigation"];
  /** Actions and functions by binding type. */
  readonly bound: ReadonlyMap<string, readonly Operation[]>;
  /** Entity types with a stream. */
  readonly media: ReadonlySet<string>;
}

/** Adds all routes directly below an item. @returns the items that the navigation properties of this item address */
function addItem(
  item: Item,
  service: ServiceFacts,
  routes: RouteCollector,
): { target: NavigationTarget; item: Item }[] {
  const { types, navigation, media } = service;
  const lineage = types.lineage(item.type);
  for (const { name } of lineage) addBound(item.path, name, service, routes);
  const streams = lineage.flatMap(({ name, properties, source }) => [
    ...(media.has(name)
      ? [{ owner: `${name}/$value`, part: "$value", title: `${shortName(name)} content`, source }]
      : []),
    ...properties
      .filter(({ type }) => type === "Edm.Stream")
      .map((one) => ({ owner: `${name}/${one.name}`, part: one.name, title: one.name, source: one.source })),
  ]);
  for (const { part, ...stream } of streams) {
    for (const operation of contentOperations(stream)) routes.addAt(item.path, [`/${part}`], operation);
  }
  return lineage.flatMap(({ name: owner, properties }) =>
    properties
      .filter((property) => property.navigation)
      .map((property) => {
        const facts = navigation.get(`${owner}/${property.name}`) ?? NO_FACTS;
        const target = {
          id: `${owner}/${property.name}`,
          name: property.name,
          type: property.type,
          facts,
          source: property.source,
        };
        return { target, item: addTarget(item.path, target, service, routes) };
      }),
  );
}

const NO_FACTS: NavigationFacts = { contained: false, denied: new Set() };

/** Adds the operations of an entity set, a singleton or a navigation property. @returns its item */
function addTarget(parent: string, target: NavigationTarget, service: ServiceFacts, routes: RouteCollector): Item {
  for (const { operation, method, part } of navigationOperations(target)) {
    routes.addAt(parent, [`/${target.name}`, part], { operation, method });
  }
  const { type, collection } = itemType(target.type);
  const path = `${parent}/${target.name}`;
  if (!collection) return { path, type };
  addBound(path, collectionOf(type), service, routes);
  return { path: `${path}/{${shortName(type)}-id}`, type };
}

/** Adds the actions and functions that are bound to a type. */
function addBound(path: string, type: string, { bound }: ServiceFacts, routes: RouteCollector): void {
  for (const operation of bound.get(type) ?? []) {
    const [route] = operation.routes;
    if (route === undefined) continue;
    const isDelta = operation.title === "delta" && operation.intent === "function";
    routes.add(isDelta ? { ...operation, intent: "delta" } : operation, [boundRoute(path, route)]);
  }
}

/** The route of a bound operation at a path. The service accepts short names for operations in its main namespace. */
function boundRoute(path: string, route: Route): Route {
  const called = route.path.slice(route.path.indexOf("/", 1) + 1).replace(/\(\)$/, "");
  const name = called.replace(/^microsoft\.graph\.(?=\w+(?:\(|$))/, "");
  return { ...route, path: `${path}/${name}`, parameters: route.parameters.slice(1) };
}

function boundOperations({ operations }: ApiModel): ReadonlyMap<string, readonly Operation[]> {
  const bound = new Map<string, Operation[]>();
  for (const operation of operations) {
    const type = bindingType(operation.routes[0]?.path ?? "", operation.routes[0]?.parameters[0]?.type);
    if (type === null || (operation.intent !== "action" && operation.intent !== "function")) continue;
    bound.set(type, [...(bound.get(type) ?? []), operation]);
  }
  return bound;
}

function isImport({ intent, routes }: Operation): boolean {
  return (intent === "action" || intent === "function") && !(routes[0]?.path.startsWith("/{") ?? true);
}

function mediaTypes({ operations }: ApiModel): ReadonlySet<string> {
  const media = operations.filter(({ intent }) => intent === "download");
  return new Set(media.flatMap(({ routes }) => routes[0]?.parameters[0]?.type ?? []));
}

function rootsOf({ operations }: ApiModel, navigation: Service["navigation"]): NavigationTarget[] {
  return operations.flatMap(({ id, title, intent, responses, source }) => {
    const type = responses[0]?.type ?? null;
    if (type === null || (intent !== "list" && intent !== "get")) return [];
    return [{ id, name: title, type, facts: navigation.get(id) ?? NO_FACTS, source, isRoot: true }];
  });
}

/** Collects routes by operation. Documented routes are left out. */
class RouteCollector {
  readonly #documented: ReadonlySet<string>;
  readonly #added = new Set<string>();
  readonly #operations = new Map<string, { readonly operation: Operation; readonly routes: Route[] }>();

  constructor({ operations }: ApiModel) {
    this.#documented = new Set(
      operations.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${routeKey(path)}`)),
    );
  }

  /** Adds an operation at a path. @param parts - the segments after the path */
  addAt(
    parent: string,
    parts: readonly PathPart[],
    { operation, method }: { operation: Operation; method: HttpMethod },
  ) {
    const { source } = operation;
    this.add(operation, [{ method, path: parent + parts.join(""), query: null, parameters: [], source }]);
  }

  add(operation: Operation, routes: readonly Route[]): void {
    for (const route of routes) {
      const { text, placeholders } = readPath(route.path);
      const key = `${route.method} ${text}`;
      if (this.#documented.has(`${route.method} ${routeKey(text)}`) || this.#added.has(key)) continue;
      this.#added.add(key);
      const declared = new Map(route.parameters.map((one) => [one.name, one]));
      const { source } = route;
      const parameters = placeholders.map(
        ({ name, in: where }) =>
          declared.get(name) ?? { name, in: where, type: "Edm.String", required: true, description: "", source },
      );
      const known = this.#operations.get(operation.id) ?? { operation, routes: [] };
      known.routes.push({ ...route, path: text, parameters });
      this.#operations.set(operation.id, known);
    }
  }

  operations(): Operation[] {
    const all = [...this.#operations.values()].map(({ operation, routes }): Operation => ({
      ...operation,
      routes: sortedBy(routes, ({ path }) => path),
      origin: "metadata",
    }));
    return sortedBy(all, ({ id }) => id);
  }
}
