import { groupBy } from "../../collections/group-by.js";
import { uniqueNames } from "../../collections/unique-names.js";
import type { ApiModel, Operation, Route } from "../../model/model.js";
import { itemType, shortName } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import { UsageError } from "../../usage-error.js";
import type { HttpMethod } from "../../vocabulary.js";
import { areaFinder } from "../areas.js";

/** A route and the operation that documents it. */
export interface DocumentedRoute {
  readonly operation: Operation;
  readonly route: Route;
}

/** An operation of an OpenAPI document: a method and a path. Several pages can document it. */
export interface ApiCall {
  readonly method: HttpMethod;
  /** The path. If several paths differ only in the names of placeholders, all have the names of the first path. */
  readonly path: string;
  /** The routes with this method and path. If facts of their pages differ, the page of the first route is used. */
  readonly documented: readonly [DocumentedRoute, ...DocumentedRoute[]];
  /** The operations of `documented`, without repetitions: a page can document a route twice, with different queries. */
  readonly operations: readonly Operation[];
  readonly operationId: string;
  /** The first segment of the path. */
  readonly area: string;
}

/**
 * Lists the calls of an API in the order of the model.
 *
 * @throws UsageError if OpenAPI cannot express a path
 */
export function listCalls({ operations }: ApiModel): readonly ApiCall[] {
  const all = operations.flatMap((operation) => operation.routes.map((route) => ({ operation, route })));
  for (const one of all) assertExpressible(one);
  const paths = new Map<string, string>();
  for (const { route } of all) if (!paths.has(shapeOf(route))) paths.set(shapeOf(route), route.path);
  const areaOf = areaFinder(all.map(({ route }) => route.path));
  const uniqueId = uniqueNames();
  const methods = new Map(
    operations.map((operation) => [operation, new Set(operation.routes.map(({ method }) => method))]),
  );
  return [...groupBy(all, ({ route }) => `${route.method} ${shapeOf(route)}`).values()].flatMap((group) => {
    const [first, ...others] = [...group].sort((a, b) => rankOf(a) - rankOf(b));
    if (first === undefined) return [];
    return {
      method: first.route.method,
      // Paths of OpenAPI do not have a mark for values with several segments.
      path: (paths.get(shapeOf(first.route)) ?? first.route.path).replaceAll("{+", "{"),
      documented: [first, ...others] as const,
      operations: [...new Set([first, ...others].map(({ operation }) => operation))],
      operationId: uniqueId(operationId(first, (methods.get(first.operation)?.size ?? 0) > 1)),
      area: areaOf(first.route.path),
    };
  });
}

/** The names of the placeholders of a path, in their order. */
export function placeholdersOf(path: string): readonly string[] {
  return [...path.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
}

const PLACEHOLDER = /\{\+?([^{}]*)\}/g;

/** A path without the names of placeholders. OpenAPI does not allow two paths that are equal without these names. */
function shapeOf({ path }: Route): string {
  return path.replaceAll(PLACEHOLDER, "{}");
}

/**
 * The rank of a page among the pages that document a route. The page with the lowest rank is used, in this order:
 *
 * 1. a page that is named after the type that it returns or sends, as `user-get` for `user`
 * 2. a page that has the route as its first route
 * 3. the page with the fewest routes
 */
function rankOf({ operation, route }: DocumentedRoute): number {
  const returned = responsesOfRoute(route, operation).find(({ type }) => type !== null)?.type;
  const type = returned ?? operation.requestBody?.type ?? null;
  const isNamed =
    type !== null && operation.id.toLowerCase().startsWith(`${shortName(itemType(type).type).toLowerCase()}-`);
  const isFirst = operation.routes[0] === route;
  return (isNamed ? 0 : 2_000_000) + (isFirst ? 0 : 1_000_000) + operation.routes.length;
}

/**
 * The id of an operation in the document. For the first route of a page, it is the id in the model. All other routes
 * add their path: `user-get--me`. An id does not depend on the other routes of the page, or on the names of
 * placeholders.
 *
 * @param hasMethods - whether the page has routes with several methods
 */
function operationId({ operation, route }: DocumentedRoute, hasMethods: boolean): string {
  if (operation.routes[0] === route) return urlSafe(operation.id);
  const path = shapeOf(route).slice(1).replaceAll("{}", "id");
  return urlSafe(`${operation.id}--${hasMethods ? `${route.method.toLowerCase()}-` : ""}${path}`);
}

function urlSafe(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._-]+/g, "-").replace(/-$/, "");
}

function assertExpressible({ operation, route }: DocumentedRoute): void {
  const { path } = route;
  const names = placeholdersOf(path);
  const reason = !path.startsWith("/")
    ? "does not begin with /"
    : /[?#]/.test(path)
      ? "has a query or a fragment"
      : /[{}]/.test(path.replaceAll(PLACEHOLDER, ""))
        ? "has an unmatched brace"
        : names.includes("")
          ? "has a placeholder without a name"
          : new Set(names).size < names.length
            ? "has two placeholders with the same name"
            : null;
  if (reason === null) return;
  throw new UsageError(
    `OpenAPI cannot express ${route.method} ${path} of ${operation.id}: the path ${reason}. Correct ${route.source.file}, or leave the page out with --exclude ${operation.id}.`,
  );
}
