import type { Operation, Route } from "../../model/model.js";
import { pathKey, routeKey } from "../route-keys.js";
import { type Pair, type Pairing, pairBy, pairBySimilarity } from "./pairing.js";

/** The routes of one operation in both models. */
export interface MatchedRoutes extends Pairing<Route> {
  /** Routes whose method or path changed. They are not in `pairs`. */
  readonly changed: readonly Pair<Route>[];
}

/**
 * Matches routes by method and path. A removed route and an added route count as one changed route in two cases: they
 * differ in only one step, or they are the only removed and the only added route. One step is a different method, or
 * one added, removed or replaced path segment.
 */
export function matchRoutes(base: Operation, head: Operation): MatchedRoutes {
  const same = pairBy(base.routes, head.routes, routeKey);
  const isOnlyPair = same.removed.length === 1 && same.added.length === 1;
  const changed = pairBySimilarity(same, (one, other) => routeSimilarity(one, other, isOnlyPair), {
    nameOf: routeKey,
    keysOf: ({ path }) => pathKey(path).split("/"),
  });
  return { pairs: same.pairs, changed: changed.pairs, removed: changed.removed, added: changed.added };
}

function routeSimilarity(base: Route, head: Route, isOnlyPair: boolean): number {
  const steps = (base.method === head.method ? 0 : 1) + segmentSteps(base.path, head.path);
  return isOnlyPair || steps <= 1 ? 1 / (1 + steps) : 0;
}

/**
 * The number of path segments in which two paths differ, without the segments that are equal at the start and at the
 * end.
 */
function segmentSteps(base: string, head: string): number {
  const [before, after] = [pathKey(base).split("/"), pathKey(head).split("/")];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return Math.max(before.length, after.length) - start - end;
}
