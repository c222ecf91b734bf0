import type { Route } from "../../model/model.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import type { Shift } from "../kinds/kind.js";
import type { Pair } from "../match/pairing.js";
import type { MatchedRoutes } from "../match/routes.js";
import { routeKey, routeName } from "../paths.js";
import { setShift } from "../change-direction.js";

/**
 * The routes of one operation.
 *
 * @param documented - the routes that any operation has on either side: a route that only moved to another page is
 * still there
 */
export function compareRoutes(
  target: string,
  routes: MatchedRoutes,
  documented: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> },
): readonly Difference[] {
  return [
    ...routes.gone.map((route) =>
      difference("route-removed", {
        target,
        name: routeName(route),
        from: routeName(route),
        source: route.source,
        side: "base",
        shift: documented.after.has(routeKey(route)) ? "restated" : "replaced",
      }),
    ),
    ...routes.fresh.map((route) =>
      difference("route-added", {
        target,
        name: routeName(route),
        to: routeName(route),
        source: route.source,
        shift: documented.before.has(routeKey(route)) ? "restated" : "widened",
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
    ...routes.pairs.flatMap((pair) => compareQuery(target, pair)),
  ];
}

function compareQuery(target: string, { base, head }: Pair<Route>): readonly Difference[] {
  const shift = queryShift(queryNames(base), queryNames(head));
  if (shift === null) return [];
  return [
    difference("route-query-changed", {
      target,
      name: routeName(head),
      from: base.query,
      to: head.query,
      source: head.source,
      shift,
    }),
  ];
}

function queryNames({ query }: Route): ReadonlySet<string> {
  const names = (query ?? "").split("&").map((part) => part.replace(/=.*$/s, "").trim());
  return new Set(names.filter((name) => name !== ""));
}

/** Request lines show system query options that a caller is free to leave out. */
function queryShift(base: ReadonlySet<string>, head: ReadonlySet<string>): Shift | null {
  const own = (names: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...names].filter((name) => !name.startsWith("$")));
  const shift = setShift(base, head);
  return shift !== null && setShift(own(base), own(head)) === null ? "restated" : shift === null ? null : "replaced";
}
