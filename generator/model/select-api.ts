import { basename } from "node:path/posix";
import picomatch from "picomatch";
import type { Finding, Place } from "../findings/finding.js";
import { allResponses } from "./route-responses.js";
import type { ApiModel, JsonValue, Operation, TypeModel } from "./model.js";
import { placeKey, type LinkedMethods } from "./method-owners.js";
import { createResourceFinder } from "./operation-resource.js";
import { isList, isObject, odataType } from "./payload.js";
import { itemType, qualify, shortName } from "./qualified-name.js";
import { matchingRoutes } from "./url-match.js";

/**
 * A part of an API, selected by globs that ignore case. A glob that begins with a slash matches routes (`/users/**`).
 * Any other glob matches page names (`user-list-*`) and type names, with or without namespace. If a type is included,
 * its operations are included too, and so are the operations that its table of methods links to. If a type is excluded,
 * only its operations are excluded, because the tables of other types can link to the same operation.
 */
export interface Selection {
  /** An empty list selects everything. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Returns the selected part of an API with all types that it needs. An excluded type that is needed keeps only its name.
 * Findings on pages outside the selection are left out.
 *
 * @param methods - the operations that the tables of methods link to; none if the model was not read from pages
 */
export function selectApi(
  model: ApiModel,
  { include, exclude }: Selection,
  methods: LinkedMethods = NO_METHODS,
): ApiModel {
  if (include.length === 0 && exclude.length === 0) return model;
  const included = include.length === 0 ? everything : matcher(include, model, methods);
  const excluded = matcher(exclude, model, NO_METHODS);

  const operations = model.operations.flatMap((operation) => {
    const isSelected = (path: string): boolean =>
      (included.operation(operation) || included.route(path)) &&
      !excluded.operation(operation) &&
      !excluded.route(path);
    return withRoutes(operation, isSelected);
  });
  const selectedTypes = model.types.filter((type) => included.type(type.name) && !excluded.type(type.name));
  const needed = closureOf(
    [...selectedTypes.map(({ name }) => name), ...operations.flatMap((operation) => typesOf(operation, model))],
    model.types.filter(({ name }) => !excluded.type(name)),
  );
  const types = model.types
    .filter(({ name }) => needed.has(name))
    .map((type) => (excluded.type(type.name) ? withoutFacts(type) : type));

  const documented = types.filter(({ name }) => !excluded.type(name));
  const files = new Set([...operations.flatMap(placesOf), ...documented.flatMap(placesOf)].map(({ file }) => file));
  const declaring = new Set([...model.operations, ...model.types].map(({ source }) => source.file));
  const pages = model.pages.filter(({ file }) => files.has(file) || (include.length === 0 && !declaring.has(file)));
  const selected = { ...model, pages, types, operations };
  return { ...selected, diagnostics: findingsWithin(selected, model.diagnostics) };
}

/** Returns the findings on pages of a model. */
export function findingsWithin<One extends Finding<string>>(
  { pages }: Pick<ApiModel, "pages">,
  findings: readonly One[],
): One[] {
  const files = new Set(pages.map(({ file }) => file));
  return findings.filter(({ file }) => files.has(file));
}

/** Returns the places of all facts of an operation or type. A fact from an include has its place in the include. */
function placesOf(documented: Operation | TypeModel): Place[] {
  const facts =
    "routes" in documented
      ? [
          ...documented.routes,
          ...documented.permissions,
          ...documented.queryParameters,
          ...documented.headers,
          ...allResponses(documented),
          ...documented.errors,
          ...(documented.requestBody?.properties ?? []),
        ]
      : [...documented.properties, ...documented.members];
  return [documented, ...facts].map(({ source }) => source);
}

interface Matcher {
  readonly type: (name: string) => boolean;
  /** Tells whether all routes of an operation match. */
  readonly operation: (operation: Operation) => boolean;
  readonly route: (path: string) => boolean;
}

const everything: Matcher = { type: () => true, operation: () => true, route: () => true };

const NO_METHODS: LinkedMethods = () => new Set();

function matcher(patterns: readonly string[], model: ApiModel, methods: LinkedMethods): Matcher {
  const resourceOf = createResourceFinder(model);
  const routes = matches(patterns.filter((pattern) => pattern.startsWith("/")));
  const names = matches(patterns.filter((pattern) => !pattern.startsWith("/")));
  const isType = (name: string): boolean => names(name) || names(shortName(name));
  const linked = methods(new Set(model.types.filter(({ name }) => isType(name)).map(({ source }) => source.file)));
  return {
    type: isType,
    operation: (operation) => {
      const resource = resourceOf(operation);
      return (
        names(basename(operation.source.file, ".md")) ||
        linked.has(placeKey(operation.source)) ||
        (resource !== null && isType(resource))
      );
    },
    route: routes,
  };
}

function matches(patterns: readonly string[]): (text: string) => boolean {
  return patterns.length === 0 ? () => false : picomatch([...patterns], { nocase: true });
}

/**
 * Returns the operation with its selected routes and their examples, as a list that is empty if no route is selected.
 */
function withRoutes(operation: Operation, isSelected: (path: string) => boolean): Operation[] {
  const routes = operation.routes.filter(({ path }) => isSelected(path));
  if (routes.length === operation.routes.length)
    return operation.routes.length > 0 || isSelected("") ? [operation] : [];
  if (routes.length === 0) return [];
  const removed = operation.routes.filter((route) => !routes.includes(route));
  const examples = operation.examples.filter(
    ({ request }) =>
      matchingRoutes(request.url, routes).length > 0 || matchingRoutes(request.url, removed).length === 0,
  );
  return [{ ...operation, routes, examples }];
}

/** Returns the names of all types that an operation and its examples name. */
function typesOf(operation: Operation, model: ApiModel): string[] {
  const { routes, queryParameters, headers, requestBody, examples } = operation;
  const declared = [
    ...[...routes.flatMap(({ parameters }) => parameters), ...queryParameters, ...headers].map(({ type }) => type),
    ...(requestBody === null ? [] : [requestBody.type, ...requestBody.properties.map(({ type }) => type)]),
    ...allResponses(operation).map(({ type }) => type),
    ...examples.map(({ response }) => response?.type ?? null),
  ];
  const shown = examples.flatMap(({ request, response }) =>
    [request.body, response?.body ?? null].flatMap(annotatedTypes),
  );
  return [
    ...declared.filter((type) => type !== null).map((type) => itemType(type).type),
    ...shown.map((type) => qualify(itemType(type).type, model.api.namespace)),
  ];
}

function annotatedTypes(value: JsonValue): string[] {
  if (isList(value)) return value.flatMap(annotatedTypes);
  if (!isObject(value)) return [];
  const own = odataType(value);
  return [...(own === null ? [] : [own]), ...Object.values(value).flatMap(annotatedTypes)];
}

/**
 * Returns the names of these types, of their base types and of the types of their properties, directly or indirectly.
 */
function closureOf(names: readonly string[], types: readonly TypeModel[]): ReadonlySet<string> {
  const byName = new Map(types.map((type) => [type.name, type]));
  const reached = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const type = byName.get(name);
    if (type === undefined) continue;
    if (type.base !== null) waiting.push(type.base);
    waiting.push(...type.properties.map(({ type: part }) => itemType(part).type));
  }
  return reached;
}

function withoutFacts(type: TypeModel): TypeModel {
  return { ...type, base: null, key: [], description: "", properties: [], members: [], origin: "reference" };
}
