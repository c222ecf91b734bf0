import { addAddressedRoutes } from "../emit/calls/path-addressing.js";
import type { ApiModel, Operation, Route } from "../model/model.js";
import { isKeyed, readPath } from "../page/grammar/path.js";
import { routeMatcher } from "../model/url-match.js";
import { nameSimilarity } from "../nearest-name.js";
import { byMainPage } from "./data/places.js";
import { ApiError, notFound } from "./api-error.js";
import { type ItemPath, readItemPath } from "./data/item-paths.js";
import { locationOf, readSegments, readTemplate, spotOf, type Spot } from "./data/paths.js";

/** The documented operation of a request. */
export interface Match {
  readonly operation: Operation;
  readonly route: Route;
  /** Other operations with the same route. For example, each derived type can have its own page. */
  readonly others: readonly Operation[];
  /** The stored data at the path; `null` if the path does not lead to stored data. */
  readonly spot: Spot | null;
  /** The path of a file; `null` if the request does not address a file by its path. */
  readonly itemPath: ItemPath | null;
  /** `$count`: the request asks for the number of items. A qualified name: only items of this type. */
  readonly suffix: readonly string[];
}

/** @throws ApiError with status 404 or 405 that names documented routes */
export type FindRoute = (method: string, path: string) => Match;

interface OwnedRoute {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  readonly route: Route;
  /** The number of keys. Of two matching routes, the one with fewer keys is more specific. */
  readonly keys: number;
  /** The number of segments. Of two routes with the same number of keys, the longer one is more specific. */
  readonly length: number;
}

/** Makes the function that finds the operation of a request. */
export function routeFinder({ operations, types }: ApiModel): FindRoute {
  const routes = addAddressedRoutes(operations, types).flatMap((operation) =>
    operation.routes.map((route): OwnedRoute => {
      const { segments } = readPath(route.path);
      const keys = segments.filter((one) => one.kind === "key" || isKeyed(one)).length;
      return { path: route.path, method: route.method, operation, route, keys, length: segments.length };
    }),
  );
  const matching = routeMatcher(routes);
  return (method, path) => {
    // The matcher decodes the path before it splits it. An encoded slash must stay a part of its segment.
    const found = matching(path.replaceAll(/%2f/gi, "%252F"));
    const wanted = method === "HEAD" && !found.some((route) => route.method === method) ? "GET" : method;
    const [best, ...others] = found
      .filter((route) => route.method === wanted)
      .sort(
        (one, other) =>
          one.keys - other.keys || other.length - one.length || byMainPage(one.operation, other.operation),
      );
    if (best !== undefined) {
      return toMatch(
        best,
        others.filter(({ keys, length }) => keys === best.keys && length === best.length),
        path,
      );
    }
    if (found.length > 0) throw methodNotAllowed(method, path, found);
    const near = nearestRoute(method, path, routes);
    throw notFound(
      `${method} ${path} is not documented. ${near === null ? "Use a documented route." : `The nearest documented route is ${near.method} ${near.path}.`}`,
    );
  };
}

function toMatch({ operation, route }: OwnedRoute, others: readonly OwnedRoute[], path: string): Match {
  const template = readTemplate(route.path);
  const segments = readSegments(path);
  const length = template?.length ?? segments.length;
  const spot = template === null ? null : spotOf(template, locationOf(template, segments));
  return {
    operation,
    route,
    others: others.map((other) => other.operation),
    spot,
    itemPath: template === null ? readItemPath(route.path, path) : null,
    suffix: segments.slice(length),
  };
}

function methodNotAllowed(method: string, path: string, found: readonly OwnedRoute[]): ApiError {
  const methods = [...new Set(found.map((route) => route.method))].sort();
  const message = `${method} is not documented for ${path}. Documented methods: ${methods.join(", ")}.`;
  return new ApiError(405, "methodNotAllowed", message, { allow: methods.join(", ") });
}

/** Finds the most similar route. Placeholders of a route count as equal to the values in the path. */
function nearestRoute(method: string, path: string, routes: readonly OwnedRoute[]): OwnedRoute | null {
  const segments = readSegments(path);
  let nearest: { readonly route: OwnedRoute; readonly similarity: number } | null = null;
  for (const route of routes) {
    const template = readTemplate(route.path);
    if (template === null || Math.abs(template.length - segments.length) > 1) continue;
    const filled = `/${locationOf(template, segments).join("/")}`;
    const bonus = (route.method === method ? SAME_METHOD : 0) - route.keys * KEY_COST;
    const similarity = nameSimilarity(filled, `/${segments.join("/")}`) + bonus;
    if (similarity > (nearest?.similarity ?? LEAST_SIMILARITY)) nearest = { route, similarity };
  }
  return nearest?.route ?? null;
}

/** Decides between routes with equally similar paths. */
const SAME_METHOD = 0.01;

/** A key is equal to any value, so a route with fewer keys is more likely to be the wanted one. */
const KEY_COST = 0.05;

/** Routes that are less similar are not named. */
const LEAST_SIMILARITY = 0.5;
