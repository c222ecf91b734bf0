import { groupBy } from "../../collections/group-by.js";
import { fillPieces, pathOf, slotsOf, type CallStep } from "./call-path.js";
import type { SteppedRoute } from "./documented-route.js";

/**
 * Merges the overloads of a function on one page if each overload has all arguments of the shorter overloads: `image`,
 * `image(width={width})` and `image(width={width},height={height})`. The result is the longest overload. Only the
 * arguments of the shortest overload are required. A function is not merged if a path continues after it.
 *
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_FunctionOverloads | OData
 * CSDL, Function Overloads}
 */
export function mergeOverloads<Routed extends SteppedRoute>(routes: readonly Routed[]): Routed[] {
  const continued = new Set(routes.flatMap(({ steps }) => steps.slice(0, -1).map(({ name }) => name)));
  const ending = routes.flatMap((routed) => {
    const last = routed.steps.at(-1);
    const isFunction = last !== undefined && routed.operation.intent === "function" && !continued.has(last.name);
    return isFunction ? [{ routed, last, names: argumentNames(last) }] : [];
  });
  const groups = groupBy(
    ending,
    ({ routed: { operation, route, steps }, last }) =>
      `${operation.id} ${route.method} ${pathOf(steps.slice(0, -1))}/${last.name}`,
  );
  const merged = new Map<Routed, Routed>();
  for (const [, members] of groups) {
    const overloads = members.sort((one, other) => one.names.length - other.names.length);
    const [shortest] = overloads;
    const longest = overloads.at(-1);
    if (shortest === undefined || longest === undefined || shortest.names.length === longest.names.length) continue;
    const isChain = overloads.every(({ names }, index) => {
      const next = overloads[index + 1];
      return next === undefined || names.every((name) => next.names.includes(name));
    });
    if (!isChain) continue;
    const kept = new Set(slotsOf(shortest.last.pieces).map(({ placeholder }) => placeholder));
    const added = slotsOf(longest.last.pieces).flatMap(({ placeholder }) => (kept.has(placeholder) ? [] : placeholder));
    for (const { routed } of overloads) merged.set(routed, withLongest(routed, longest, new Set(added)));
  }
  return routes.map((routed) => merged.get(routed) ?? routed);
}

/**
 * Replaces the last step of a route by the last step of a longer overload. The parameters in `optional` become
 * optional.
 */
function withLongest<Routed extends SteppedRoute>(
  routed: Routed,
  longest: { readonly routed: SteppedRoute; readonly last: CallStep },
  optional: ReadonlySet<string>,
): Routed {
  const own = routed.route.parameters.filter(({ name }) => !optional.has(name));
  const added = longest.routed.route.parameters.filter(({ name }) => optional.has(name));
  const parameters = [...own, ...added.map((parameter) => ({ ...parameter, required: false }))];
  return {
    ...routed,
    route: { ...routed.route, parameters },
    steps: [...routed.steps.slice(0, -1), longest.last],
  };
}

/** The names of the arguments in a step: `width` and `height`. */
function argumentNames({ kind, pieces }: CallStep): string[] {
  if (kind !== "call") return [];
  return [...fillPieces(pieces, () => "{}").matchAll(/[(,]\s?(\w+)=/g)].flatMap(([, name]) => name ?? []);
}
