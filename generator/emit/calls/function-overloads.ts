import { groupBy } from "../../collections/group-by.js";
import { fillPieces, pathOf, slotsOf, type CallStep } from "./call-path.js";
import type { SteppedRoute } from "./documented-route.js";

/**
 * Merges the overloads of a function if each overload has all arguments of the shorter overloads: `image`,
 * `image(width={width})` and `image(width={width},height={height})`. The result is the longest overload. Only the
 * arguments of the shortest overload are required.
 *
 * If paths continue after a function, the overloads of all pages are merged, because they become one accessor:
 * `range().columnsAfter(2)` and `range("A1").columnsAfter(2)`. Otherwise only the overloads of one page are merged,
 * because other pages can document other results.
 *
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_FunctionOverloads | OData
 * CSDL, Function Overloads}
 */
export function mergeOverloads<Routed extends SteppedRoute>(routes: readonly Routed[]): Routed[] {
  const depth = routes.reduce((most, { steps }) => Math.max(most, steps.length), 0);
  let merged = [...routes];
  for (let index = 0; index < depth; index += 1) merged = mergeContinued(merged, index);
  return mergeEnding(merged);
}

/** Merges the overloads of the functions at step `index` of the paths. Skips a function if no path continues after it. */
function mergeContinued<Routed extends SteppedRoute>(routes: readonly Routed[], index: number): Routed[] {
  const found = routes.flatMap((routed) => {
    const step = routed.steps[index];
    return step?.kind === "call" || step?.kind === "name" ? [{ routed, step, names: argumentNames(step) }] : [];
  });
  const merged = new Map<Routed, Routed>();
  for (const members of groupBy(found, ({ routed, step }) => functionPath(routed.steps, index, step)).values()) {
    if (!members.some(({ routed }) => isContinued(routed, index))) continue;
    // A key after the name shows that `applications(appId='{id}')` is an item of a collection, not a function.
    if (members.some(({ routed }) => routed.steps[index + 1]?.kind === "key")) continue;
    const chain = chainOf(members);
    if (chain === null) continue;
    const shorter = members.filter(({ names }) => names.length < chain.longest.names.length);
    for (const { routed } of shorter) merged.set(routed, withLongest(routed, index, chain));
    // A request that a page documents without the arguments has optional arguments on all pages.
    const optional = new Set([...merged.values()].map(requestOf));
    for (const { routed } of members) {
      if (!merged.has(routed) && optional.has(requestOf(routed))) {
        merged.set(routed, withLongest(routed, index, chain));
      }
    }
  }
  return routes.map((routed) => merged.get(routed) ?? routed);
}

/** Merges the overloads of functions at the end of paths, if one page documents them and no path continues. */
function mergeEnding<Routed extends SteppedRoute>(routes: readonly Routed[]): Routed[] {
  const continued = new Set(
    routes.flatMap(({ steps }) => steps.slice(0, -1).map((step, index) => functionPath(steps, index, step))),
  );
  const ending = routes.flatMap((routed) => {
    const { steps, operation } = routed;
    const step = steps.at(-1);
    if (step === undefined || operation.intent !== "function") return [];
    const path = functionPath(steps, steps.length - 1, step);
    return continued.has(path) ? [] : [{ routed, step, path, names: argumentNames(step) }];
  });
  const merged = new Map<Routed, Routed>();
  const groups = groupBy(ending, ({ routed: { operation, route }, path }) => `${operation.id} ${route.method} ${path}`);
  for (const members of groups.values()) {
    const chain = chainOf(members);
    if (chain === null) continue;
    for (const { routed } of members) merged.set(routed, withLongest(routed, routed.steps.length - 1, chain));
  }
  return routes.map((routed) => merged.get(routed) ?? routed);
}

/** A route, its step that calls a function, and the names of the arguments. */
interface Overload {
  readonly routed: SteppedRoute;
  readonly step: CallStep;
  readonly names: readonly string[];
}

/** The longest overload of a function, and the placeholders that the shortest overload does not have. */
interface OverloadChain {
  readonly longest: Overload;
  readonly optional: ReadonlySet<string>;
}

/** @returns `null` if there is one overload, or if an overload lacks an argument of a shorter overload */
function chainOf(members: readonly Overload[]): OverloadChain | null {
  const overloads = members.toSorted((one, other) => one.names.length - other.names.length);
  const [shortest] = overloads;
  const longest = overloads.at(-1);
  if (shortest === undefined || longest === undefined || shortest.names.length === longest.names.length) return null;
  const isChain = overloads.every(({ names }, index) => {
    const next = overloads[index + 1];
    return next === undefined || names.every((name) => next.names.includes(name));
  });
  if (!isChain) return null;
  const kept = new Set(slotsOf(shortest.step.pieces).map(({ placeholder }) => placeholder));
  const added = slotsOf(longest.step.pieces).flatMap(({ placeholder }) => (kept.has(placeholder) ? [] : placeholder));
  return { longest, optional: new Set(added) };
}

/** The path of a function without its arguments. */
function functionPath(steps: readonly CallStep[], index: number, { name }: CallStep): string {
  return `${pathOf(steps.slice(0, index))}/${name}`;
}

/** Whether a path continues after a function, or a request such as PATCH changes the object that the function returns. */
function isContinued({ steps, route: { method } }: SteppedRoute, index: number): boolean {
  return steps.length > index + 1 || (method !== "GET" && method !== "POST");
}

function requestOf({ route, steps }: SteppedRoute): string {
  return `${route.method} ${pathOf(steps)}`;
}

/** Replaces a step of a route by the longest overload. The parameters that a shorter overload lacks become optional. */
function withLongest<Routed extends SteppedRoute>(
  routed: Routed,
  index: number,
  { longest, optional }: OverloadChain,
): Routed {
  const own = routed.route.parameters.filter(({ name }) => !optional.has(name));
  const added = longest.routed.route.parameters.filter(({ name }) => optional.has(name));
  const parameters = [...own, ...added.map((parameter) => ({ ...parameter, required: false }))];
  return {
    ...routed,
    route: { ...routed.route, parameters },
    steps: routed.steps.with(index, longest.step),
  };
}

/** The names of the arguments in a step: `width` and `height`. */
function argumentNames({ kind, pieces }: CallStep): string[] {
  if (kind !== "call") return [];
  return [...fillPieces(pieces, () => "{}").matchAll(/[(,]\s?(\w+)=/g)].flatMap(([, name]) => name ?? []);
}
