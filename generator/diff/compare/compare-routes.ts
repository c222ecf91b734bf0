import type { Route } from "../../model/model.js";
import { setDirection } from "../change-direction.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { ChangeDirection } from "../kinds/change-kind.js";
import type { MatchedRoutes } from "../match/match-routes.js";
import type { Pair } from "../match/pairing.js";
import { routeKey, routeName } from "../route-keys.js";

/** The keys of all routes of each model. */
export interface DocumentedRoutes {
  readonly base: ReadonlySet<string>;
  readonly head: ReadonlySet<string>;
}

/**
 * Compares the routes of one operation.
 *
 * @param documented - the routes of all operations. If a route is on the page of another operation in the other model,
 * only the documentation changed.
 */
export function compareRoutes(
  target: string,
  routes: MatchedRoutes,
  documented: DocumentedRoutes,
): readonly Difference[] {
  return [
    ...routes.removed.map((route) =>
      difference("route-removed", {
        target,
        name: routeName(route),
        from: routeName(route),
        source: route.source,
        side: "base",
        direction: documented.head.has(routeKey(route)) ? "docs-only" : "replaced",
      }),
    ),
    ...routes.added.map((route) =>
      difference("route-added", {
        target,
        name: routeName(route),
        to: routeName(route),
        source: route.source,
        direction: documented.base.has(routeKey(route)) ? "docs-only" : "widened",
      }),
    ),
    ...routes.changed.map(({ base, head }) =>
      difference("route-changed", {
        target,
        name: routeName(head),
        from: routeName(base),
        to: routeName(head),
        source: head.source,
      }),
    ),
    ...routes.pairs.flatMap((pair) => compareQueryString(target, pair)),
  ];
}

function compareQueryString(target: string, { base, head }: Pair<Route>): readonly Difference[] {
  const direction = queryDirection(queryNames(base), queryNames(head));
  if (direction === null) return [];
  return [
    difference("route-query-changed", {
      target,
      name: routeName(head),
      from: base.query,
      to: head.query,
      source: head.source,
      direction,
    }),
  ];
}

function queryNames({ query }: Route): ReadonlySet<string> {
  const names = (query ?? "").split("&").map((part) => (part.split("=", 1)[0] ?? "").trim());
  return new Set(names.filter((name) => name !== ""));
}

/**
 * Callers can omit the system query options (`$select`) that a request line shows. All other parameters are required.
 */
function queryDirection(base: ReadonlySet<string>, head: ReadonlySet<string>): ChangeDirection | null {
  const required = (names: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...names].filter((name) => !name.startsWith("$")));
  if (setDirection(base, head) === null) return null;
  return setDirection(required(base), required(head)) === null ? "docs-only" : "replaced";
}
