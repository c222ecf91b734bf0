import { basename } from "node:path/posix";
import picomatch from "picomatch";
import type { Diagnostic, Place } from "../findings/finding.js";
import type { ApiModel, JsonValue, Operation, TypeModel } from "./model.js";
import { createResourceFinder } from "./operation-resource.js";
import { isList, isObject, odataType } from "./payload.js";
import { itemType, qualify, shortName } from "./qualified-name.js";
import { matchesUrl } from "./url-match.js";

/**
 * Which part of an API is meant, as globs without regard to case. One that begins with a slash means routes
 * (`/users/**`), any other means names: a type's, with its namespace or without, along with the operations on it; or a
 * page's (`user-list-*`).
 */
export interface Selection {
  /** None means all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * The part of an API that is selected, with the types that it is made of. A type that is excluded and yet needed stays
 * as a name of which nothing is known. Findings on pages that are out are out with them.
 */
export function selectApi(model: ApiModel, { include, exclude }: Selection): ApiModel {
  if (include.length === 0 && exclude.length === 0) return model;
  const included = include.length === 0 ? everything : matcher(include, model);
  const excluded = matcher(exclude, model);

  const operations = model.operations.flatMap((operation) => {
    const isMeant = (path: string): boolean =>
      (included.operation(operation) || included.route(path)) &&
      !excluded.operation(operation) &&
      !excluded.route(path);
    return withRoutes(operation, isMeant);
  });
  const meant = model.types.filter((type) => included.type(type.name) && !excluded.type(type.name));
  const needed = closureOf(
    [...meant.map(({ name }) => name), ...operations.flatMap((one) => typesOf(one, model))],
    model.types.filter(({ name }) => !excluded.type(name)),
  );
  const types = model.types
    .filter(({ name }) => needed.has(name))
    .map((type) => (excluded.type(type.name) ? withoutFacts(type) : type));

  const documented = types.filter(({ name }) => !excluded.type(name));
  const kept = new Set([...operations.flatMap(placesOf), ...documented.flatMap(placesOf)].map(({ file }) => file));
  const speaking = new Set([...model.operations, ...model.types].map(({ source }) => source.file));
  const pages = model.pages.filter(({ file }) => kept.has(file) || (include.length === 0 && !speaking.has(file)));
  const selected = { ...model, pages, types, operations };
  return { ...selected, diagnostics: findingsWithin(selected, model.diagnostics) };
}

/** The findings that stand on pages of a model: those of the whole that concern a part. */
export function findingsWithin<Finding extends Diagnostic>(
  { pages }: Pick<ApiModel, "pages">,
  findings: readonly Finding[],
): Finding[] {
  const files = new Set(pages.map(({ file }) => file));
  return findings.filter(({ file }) => files.has(file));
}

/** Where the facts stand, which may be in includes. */
function placesOf(documented: Operation | TypeModel): Place[] {
  const facts =
    "routes" in documented
      ? [
          ...documented.routes,
          ...documented.permissions,
          ...documented.queryParameters,
          ...documented.headers,
          ...documented.responses,
          ...documented.errors,
          ...(documented.requestBody?.properties ?? []),
        ]
      : [...documented.properties, ...documented.members];
  return [documented, ...facts].map(({ source }) => source);
}

interface Matcher {
  readonly type: (name: string) => boolean;
  /** Whether all of an operation is meant, whatever its routes. */
  readonly operation: (operation: Operation) => boolean;
  readonly route: (path: string) => boolean;
}

const everything: Matcher = { type: () => true, operation: () => true, route: () => true };

function matcher(patterns: readonly string[], model: ApiModel): Matcher {
  const resourceOf = createResourceFinder(model);
  const routes = matches(patterns.filter((pattern) => pattern.startsWith("/")));
  const names = matches(patterns.filter((pattern) => !pattern.startsWith("/")));
  const isType = (name: string): boolean => names(name) || names(shortName(name));
  return {
    type: isType,
    operation: (operation) => {
      const resource = resourceOf(operation);
      return names(basename(operation.source.file, ".md")) || (resource !== null && isType(resource));
    },
    route: routes,
  };
}

function matches(patterns: readonly string[]): (text: string) => boolean {
  return patterns.length === 0 ? () => false : picomatch([...patterns], { nocase: true });
}

/** An operation with the routes that are meant, and without the examples of others. None where no route is meant. */
function withRoutes(operation: Operation, isMeant: (path: string) => boolean): Operation[] {
  const routes = operation.routes.filter(({ path }) => isMeant(path));
  if (routes.length === operation.routes.length) return operation.routes.length > 0 || isMeant("") ? [operation] : [];
  if (routes.length === 0) return [];
  const gone = operation.routes.filter((route) => !routes.includes(route));
  const fits = (url: string, some: Operation["routes"]): boolean => some.some(({ path }) => matchesUrl(url, path));
  const examples = operation.examples.filter(({ request }) => fits(request.url, routes) || !fits(request.url, gone));
  return [{ ...operation, routes, examples }];
}

/** The names of all types that an operation speaks of, those in its examples included. */
function typesOf(
  { routes, queryParameters, headers, requestBody, responses, examples }: Operation,
  model: ApiModel,
): string[] {
  const stated = [
    ...[...routes.flatMap(({ parameters }) => parameters), ...queryParameters, ...headers].map(({ type }) => type),
    ...(requestBody === null ? [] : [requestBody.type, ...requestBody.properties.map(({ type }) => type)]),
    ...responses.map(({ type }) => type),
    ...examples.map(({ response }) => response?.type ?? null),
  ];
  const shown = examples.flatMap(({ request, response }) =>
    [request.body, response?.body ?? null].flatMap(annotatedTypes),
  );
  return [
    ...stated.filter((type) => type !== null).map((type) => itemType(type).type),
    ...shown.map((type) => qualify(itemType(type).type, model.api.namespace)),
  ];
}

function annotatedTypes(value: JsonValue): string[] {
  if (isList(value)) return value.flatMap(annotatedTypes);
  if (!isObject(value)) return [];
  const own = odataType(value);
  return [...(own === null ? [] : [own]), ...Object.values(value).flatMap(annotatedTypes)];
}

/** The types of these names, and all that their bases and properties lead to among the types whose parts are known. */
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
