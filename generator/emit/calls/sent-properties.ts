import { groupBy } from "../../collections/group-by.js";
import { memoize } from "../../collections/memoize.js";
import { finding, type Report } from "../../findings/create-finding.js";
import { MissingProperties, type Contradiction } from "../../model/check-value.js";
import { typeOfJson } from "../../model/json-types.js";
import type { ApiModel, Example, JsonValue, Operation, Property, Route } from "../../model/model.js";
import { isObject, odataType, payloadProperties, valueAt } from "../../model/payload.js";
import { createProperty } from "../../model/properties.js";
import { isTypeName } from "../../model/qualified-name.js";
import { matchingRoutes } from "../../model/url-match.js";
import type { TypeGraph } from "../types/type-graph.js";
import { checkBody } from "./bodies.js";

/**
 * Adds the properties that example requests send but no table has. docwright assumes that the service accepts example
 * requests. A property at the top of a body is added to the request body of the operation. A property of an inner
 * object is added to the type of this object.
 *
 * Exceptions:
 *
 * - If a table has the name in another case, and no example uses the case of the table, the documented property is
 * renamed.
 * - If a type has none of the properties of an object, the object is an example of another type. Its properties are not
 * added.
 * - Properties that another page documents for the same request, or that a derived type has, are not added.
 *
 * Reports `unknown-property` for each added property, and `inconsistent-case` for each renamed one.
 *
 * @param graph the types of the model
 */
export function addSentProperties(model: ApiModel, graph: TypeGraph, report: Report): ApiModel {
  const sent = findSentProperties(model.operations, graph);
  const shown = namesInExamples(model.operations);
  const shownBy = memoize((operation: Operation) => namesInExamples([operation]));
  const documentedName = otherCaseFinder(graph);
  const changes = new Map<string, Changes>();
  for (const { example, operation, type, property, message } of sent) {
    const documented = documentedName(property.name, operation, type);
    // Other operations can have a parameter of the same name, so only the examples of this operation count for its body.
    const names = documented?.owner === bodyKey(operation) ? shownBy(operation) : shown;
    const isRenamed = documented !== null && !names.has(documented.name);
    const owner = isRenamed ? documented.owner : (type ?? bodyKey(operation));
    const change = changes.get(owner) ?? { added: new Map<string, Property>(), renamed: new Map<string, string>() };
    changes.set(owner, change);
    if (isRenamed) {
      if (change.renamed.has(documented.name)) continue;
      change.renamed.set(documented.name, property.name);
      const fault = `The example sends \`${property.name}\`, but the table has \`${documented.name}\`.`;
      report(
        finding(
          "inconsistent-case",
          example.source,
          `${fault} The SDK sends the name in the example. Correct the table or the example.`,
        ),
      );
    } else if (!change.added.has(property.name)) {
      change.added.set(property.name, property);
      report(
        finding(
          "unknown-property",
          example.source,
          `${message} The SDK can send this property. Document the property.`,
        ),
      );
    }
  }
  return {
    ...model,
    types: model.types.map((type) => changed(type, changes.get(type.name))),
    operations: model.operations.map((operation) => {
      const change = changes.get(bodyKey(operation));
      if (change === undefined || operation.requestBody === null) return operation;
      return { ...operation, requestBody: changed(operation.requestBody, change) };
    }),
  };
}

/** Changes to the properties of a type or of a request body. */
interface Changes {
  readonly added: Map<string, Property>;
  /** The new name of each renamed property, by the documented name. */
  readonly renamed: Map<string, string>;
}

function changed<Owner extends { readonly properties: readonly Property[] }>(owner: Owner, changes?: Changes): Owner {
  if (changes === undefined) return owner;
  const { added, renamed } = changes;
  const documented = owner.properties.map((one) => ({ ...one, name: renamed.get(one.name) ?? one.name }));
  return { ...owner, properties: [...documented, ...added.values()] };
}

/** The key of the changes to a request body. The space in it distinguishes it from all names of types. */
function bodyKey({ id }: Operation): string {
  return `body ${id}`;
}

interface SentProperty {
  readonly operation: Operation;
  readonly example: Example;
  /** The type that gets the property; `null` for the request body of the operation. */
  readonly type: string | null;
  readonly property: Property;
  readonly message: string;
}

function findSentProperties(operations: readonly Operation[], graph: TypeGraph): SentProperty[] {
  const reader = {
    text: () => "Edm.String",
    annotated: (name: string) => graph.get(name.replace(/^#/, ""))?.name ?? "Edm.Untyped",
  };
  const documented = documentedNames(operations, graph);
  const namesOfDerived = memoize(
    (type: string) => new Set(graph.descendants(type).flatMap(({ properties }) => properties.map(({ name }) => name))),
  );
  const lowerNames = memoize((type: string) => new Set(graph.properties(type).map(({ name }) => name.toLowerCase())));
  return operations.flatMap((operation) => {
    const missing = new MissingProperties();
    return operation.examples.flatMap((example) => {
      const { body, malformed, method, url } = example.request;
      // Examples of other pages' requests are ignored, because they do not show the properties that this operation
      // accepts.
      const routes = matchingRoutes(url, operation.routes).filter((route) => route.method === method);
      if (body === null || malformed || routes.length === 0) return [];
      const unknown = checkBody(body, operation, graph, missing).filter(({ rule }) => rule === "unknown-property");
      const elsewhere = unknown.length === 0 ? [] : documented(routes);
      const siblings = groupBy(unknown, ({ path }) => parentOf(path));
      const isOtherType = memoize((parent: string) =>
        isAllUnknown(parent, body, siblings.get(parent) ?? [], lowerNames),
      );
      return unknown.flatMap(({ path, type, property: name, message }): SentProperty[] => {
        const isTop = !path.slice(1).includes("/");
        const value = valueAt(body, path);
        if (name === null || value === undefined || !isTypeName(name) || (type === null && !isTop)) return [];
        if (isTop && elsewhere.some((names) => names.has(name))) return [];
        if (type !== null && (isOtherType(parentOf(path)) || namesOfDerived(type).has(name))) return [];
        const property = createProperty(name, typeOfJson(value, reader), example.source);
        const described = { ...property, description: "Not documented. An example request sends this property." };
        return [{ operation, example, type: isTop ? null : type, property: described, message }];
      });
    });
  });
}

/**
 * Returns a function that finds the names of the properties that pages document for the bodies of requests. The names of
 * a page are one set, because a page can document many requests.
 */
function documentedNames(
  operations: readonly Operation[],
  graph: TypeGraph,
): (routes: readonly Route[]) => readonly ReadonlySet<string>[] {
  const byRequest = new Map<string, Set<Operation>>();
  for (const operation of operations) {
    if (operation.requestBody === null) continue;
    for (const key of new Set(operation.routes.map(requestKey))) {
      const documenting = byRequest.get(key);
      if (documenting === undefined) byRequest.set(key, new Set([operation]));
      else documenting.add(operation);
    }
  }
  const namesOf = memoize(({ requestBody }: Operation) => {
    if (requestBody === null) return new Set<string>();
    const typed = requestBody.type === null ? [] : graph.properties(requestBody.type);
    return new Set([...typed, ...requestBody.properties].map(({ name }) => name));
  });
  return (routes) => {
    const keys = new Set(routes.map(requestKey));
    return [...new Set([...keys].flatMap((key) => [...(byRequest.get(key) ?? [])]))].map(namesOf);
  };
}

function requestKey({ method, path }: Route): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}").toLowerCase()}`;
}

/**
 * Whether the docs have none of the properties of an object, not even in another letter case. `false` for an object
 * that names its type, because its type can be undocumented.
 *
 * @param path the path of the object
 * @param unknown the undocumented properties of the object
 * @param lowerNames finds the names of the properties of a type, in lower case
 */
function isAllUnknown(
  path: string,
  body: JsonValue,
  unknown: readonly Contradiction[],
  lowerNames: (type: string) => ReadonlySet<string>,
): boolean {
  const object = valueAt(body, path);
  if (object === undefined || !isObject(object) || odataType(object) !== null) return false;
  const isKnown = ({ type, property }: Contradiction): boolean =>
    type !== null && property !== null && lowerNames(type).has(property.toLowerCase());
  return unknown.length === payloadProperties(object).length && !unknown.some(isKnown);
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** A documented property, and the key of the type or body that declares it. */
interface DocumentedName {
  readonly name: string;
  readonly owner: string;
}

/** Returns a function that finds the documented property whose name differs only in letter case. */
function otherCaseFinder(
  graph: TypeGraph,
): (name: string, operation: Operation, type: string | null) => DocumentedName | null {
  const byLowerName = memoize(
    (properties: readonly Property[]) => new Map(properties.toReversed().map(({ name }) => [name.toLowerCase(), name])),
  );
  return (name, operation, type) => {
    const body = operation.requestBody;
    const typed = type ?? body?.type ?? null;
    const owners = [
      ...(type === null && body !== null ? [{ key: bodyKey(operation), properties: body.properties }] : []),
      ...(typed === null
        ? []
        : graph.lineage(typed).map((model) => ({ key: model.name, properties: model.properties }))),
    ];
    for (const { key, properties } of owners) {
      const found = byLowerName(properties).get(name.toLowerCase());
      if (found !== undefined) return { name: found, owner: key };
    }
    return null;
  };
}

/** The names of all properties in the bodies of examples. */
function namesInExamples(operations: readonly Operation[]): ReadonlySet<string> {
  const names = new Set<string>();
  const pending: JsonValue[] = operations.flatMap(({ examples }) =>
    examples.flatMap(({ request, response }) => [request.body, response?.body ?? null]),
  );
  for (const value of pending) {
    if (typeof value !== "object" || value === null) continue;
    if (isObject(value)) for (const name of Object.keys(value)) names.add(name);
    for (const inner of Object.values<JsonValue>(value)) pending.push(inner);
  }
  return names;
}
