import type { Operation, Route } from "../../model/model.js";
import { routeKey } from "../route-keys.js";
import { type Pairing, pairBy, pairBySimilarity } from "./pairing.js";
import { jaccardIndex } from "./similarity.js";

/**
 * Matches operations by id, which is the name of their page. Operations without a matching id are then matched by the
 * routes that they share.
 */
export function matchOperations(base: readonly Operation[], head: readonly Operation[]): Pairing<Operation> {
  const byId = pairBy(base, head, ({ id }) => id);
  const byRoutes = pairBySimilarity(
    { removed: byId.removed.map(withRoutes), added: byId.added.map(withRoutes) },
    routeSimilarity,
    { nameOf: ({ operation }) => operation.id, keysOf: ({ routes }) => routes },
  );
  return {
    pairs: [...byId.pairs, ...byRoutes.pairs.map((pair) => ({ base: pair.base.operation, head: pair.head.operation }))],
    removed: byRoutes.removed.map(({ operation }) => operation),
    added: byRoutes.added.map(({ operation }) => operation),
  };
}

interface OperationRoutes {
  readonly operation: Operation;
  readonly routes: ReadonlySet<string>;
}

function withRoutes(operation: Operation): OperationRoutes {
  return { operation, routes: new Set(operation.routes.map(typedRouteKey)) };
}

/**
 * The key of a route, with the types of its path parameters. Routes from metadata start with a placeholder for the
 * resource, so two routes can differ only in the type of this placeholder.
 */
function typedRouteKey(route: Route): string {
  return [routeKey(route), ...route.parameters.filter((one) => one.in === "path").map(({ type }) => type)].join(" ");
}

function routeSimilarity(base: OperationRoutes, head: OperationRoutes): number {
  return base.routes.size === 0 || head.routes.size === 0 ? 0 : jaccardIndex(base.routes, head.routes);
}
