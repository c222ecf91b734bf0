import type { Operation, Route } from "../../model/model.js";
import { pathKey, routeKey } from "../paths.js";
import { pairAlike, pairBy } from "./pairing.js";
import type { Pair, Pairing } from "./pairing.js";

/** The routes of one operation on both sides. */
export interface MatchedRoutes extends Pairing<Route> {
  /** Routes that have another verb or another path in the head; not among `pairs`. */
  readonly changed: readonly Pair<Route>[];
}

/**
 * Matches routes by verb and path. Of those left, two are one route that changed where one step leads from one to the
 * other (another verb, or one segment more, less or other), or where there is but one on each side.
 */
export function matchRoutes(base: Operation, head: Operation): MatchedRoutes {
  const same = pairBy(base.routes, head.routes, routeKey);
  const lone = same.gone.length === 1 && same.fresh.length === 1;
  const changed = pairAlike(same, (one, other) => likeness(one, other, lone), routeKey);
  return { pairs: same.pairs, changed: changed.pairs, gone: changed.gone, fresh: changed.fresh };
}

function likeness(base: Route, head: Route, lone: boolean): number {
  const steps = (base.method === head.method ? 0 : 1) + segmentSteps(base.path, head.path);
  return lone || steps <= 1 ? 1 / (1 + steps) : 0;
}

/** How many segments differ between the part that both paths begin with and the part that both end with. */
function segmentSteps(base: string, head: string): number {
  const [before, after] = [pathKey(base).split("/"), pathKey(head).split("/")];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return Math.max(before.length, after.length) - start - end;
}
