import type { Operation, Route } from "../../model/model.js";
import { routeKey } from "../paths.js";
import { overlap } from "./similarity.js";
import { pairAlike, pairBy } from "./pairing.js";
import type { Pairing } from "./pairing.js";

/**
 * Matches operations by id, which is the name of their page, then those whose page is named otherwise by the routes that
 * they share.
 */
export function matchOperations(base: readonly Operation[], head: readonly Operation[]): Pairing<Operation> {
  const byId = pairBy(base, head, ({ id }) => id);
  const alike = pairAlike(
    { gone: byId.gone.map(withRoutes), fresh: byId.fresh.map(withRoutes) },
    likeness,
    ({ operation }) => operation.id,
  );
  return {
    pairs: [...byId.pairs, ...alike.pairs.map((pair) => ({ base: pair.base.operation, head: pair.head.operation }))],
    gone: alike.gone.map(({ operation }) => operation),
    fresh: alike.fresh.map(({ operation }) => operation),
  };
}

interface OperationRoutes {
  readonly operation: Operation;
  readonly routes: ReadonlySet<string>;
}

function withRoutes(operation: Operation): OperationRoutes {
  return { operation, routes: new Set(operation.routes.map(typedRoute)) };
}

/** Routes of metadata begin at a placeholder, and only its type tells one from the other. */
function typedRoute(route: Route): string {
  return [routeKey(route), ...route.parameters.filter((one) => one.in === "path").map(({ type }) => type)].join(" ");
}

function likeness(base: OperationRoutes, head: OperationRoutes): number {
  return base.routes.size === 0 || head.routes.size === 0 ? 0 : overlap(base.routes, head.routes);
}
