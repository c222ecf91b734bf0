import { readPath, type PathSegment } from "../../page/grammar/path.js";
import { groupBy } from "../../collections/group-by.js";
import type { Operation, Parameter, Route, TypeModel } from "../../model/model.js";
import { pathTypes, type PathTypes } from "../../model/path-types.js";
import { itemType } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import { indexTypes } from "../../model/type-index.js";

/**
 * Adds routes that address an item by its path, such as `/root:/{item-path}:/content`. The service accepts the id or
 * the path of an item in every operation, but for most operations the docs have only the route with the id. If the docs
 * address any item by a path (`/me/drive/root:/{item-path}`), this path gets the operations of all items of the same
 * type. Operations below a relationship (`/workbook/worksheets`) are not added.
 *
 * @see {@link https://learn.microsoft.com/graph/onedrive-addressing-driveitems | Addressing items in OneDrive}
 */
export function addAddressedRoutes(
  operations: readonly Operation[],
  types: readonly TypeModel[],
): readonly Operation[] {
  const documented = operations.flatMap((operation) =>
    operation.routes.map((route): ParsedRoute => ({ operation, route, segments: readPath(route.path).segments })),
  );
  if (!documented.some(({ segments }) => addressingAt(segments) >= 0)) return operations;
  const paths = pathTypes(types, indexTypes(types), operations);
  const bases = findBases(documented, paths);
  const tails = groupBy(
    documented.flatMap((route) => findTails(route, bases, paths)),
    ({ type }) => type,
  );
  const known = new Set(documented.map(({ operation, route }) => routeKey(operation, route)));
  const added = [...bases.values()].flatMap((base) =>
    (tails.get(base.type) ?? []).flatMap((tail) => {
      const route = joinRoute(base, tail);
      const key = routeKey(tail.operation, route);
      if (known.has(key)) return [];
      known.add(key);
      return [{ operation: tail.operation, route }];
    }),
  );
  const byOperation = groupBy(added, ({ operation }) => operation);
  return operations.map((operation) => {
    const more = byOperation.get(operation) ?? [];
    return more.length === 0
      ? operation
      : { ...operation, routes: [...operation.routes, ...more.map(({ route }) => route)] };
  });
}

interface ParsedRoute {
  readonly operation: Operation;
  readonly route: Route;
  readonly segments: readonly PathSegment[];
}

/** A place at which the docs address an item by its path: `/me/drive/root:/{item-path}`. */
interface Base {
  /** The type of the addressed item. */
  readonly type: string;
  readonly route: Route;
  /** The segments up to and including the path of the item. */
  readonly segments: readonly PathSegment[];
}

/** An operation on an item, without the part of the route that addresses the item by its id or its path. */
interface Tail {
  readonly type: string;
  readonly operation: Operation;
  readonly route: Route;
  /** The segments after the item. */
  readonly segments: readonly PathSegment[];
}

/** The index of the segment that ends with the colon before the path of an item; -1 if no segment does. */
function addressingAt(segments: readonly PathSegment[]): number {
  return segments.findIndex(
    ({ text }, index) => text.endsWith(":") && (segments[index + 1]?.placeholders.length ?? 0) === 1,
  );
}

function findBases(routes: readonly ParsedRoute[], paths: PathTypes): Map<string, Base> {
  const bases = new Map<string, Base>();
  for (const { operation, route, segments } of routes) {
    const at = addressingAt(segments);
    if (at < 0) continue;
    const key = placeOf(segments.slice(0, at + 1));
    const returned = segments.length === at + 2 && route.method === "GET" ? returnedType(route, operation) : null;
    const type = typeOfItem(segments.slice(0, at + 1), paths) ?? returned;
    if (type !== null && !bases.has(key)) bases.set(key, { type, route, segments: segments.slice(0, at + 2) });
  }
  return bases;
}

function findTails({ operation, route, segments }: ParsedRoute, bases: Map<string, Base>, paths: PathTypes): Tail[] {
  const at = addressingAt(segments);
  const addressed = new Set([...bases.values()].map(({ type }) => type));
  // The possible positions after the item. If the route has the path of the item, the item ends there. Otherwise every
  // segment could be the id of the item.
  const ends = at >= 0 ? [at + 2] : segments.map((_, index) => index + 1);
  return ends.flatMap((end): Tail[] => {
    const after = segments.slice(end);
    if (!isDirect(after)) return [];
    const item = segments.slice(0, end);
    const type = at >= 0 ? bases.get(placeOf(segments.slice(0, at + 1)))?.type : typeOfItem(item, paths);
    return type == null || !addressed.has(type) ? [] : [{ type, operation, route, segments: after }];
  });
}

/** Whether the segments after an item address the item itself (no segments), a member, or one item of a member. */
function isDirect([first, second, ...others]: readonly PathSegment[]): boolean {
  if (first === undefined) return true;
  if (others.length > 0 || (first.kind !== "static" && first.kind !== "call")) return false;
  return second === undefined || second.kind === "key" || second.kind === "system";
}

/**
 * The documented type of one item at the end of a path; `null` if the path addresses a collection or the type is
 * unknown.
 */
function typeOfItem(segments: readonly PathSegment[], paths: PathTypes): string | null {
  const type = paths.typeAt(textOf(segments).replace(/:$/, ""));
  return type === null || itemType(type).collection ? null : type;
}

function returnedType(route: Route, operation: Operation): string | null {
  const type = responsesOfRoute(route, operation).find(({ status, type: of }) => status < 300 && of !== null)?.type;
  return type == null || itemType(type).collection ? null : type;
}

function joinRoute(base: Base, { route, segments }: Tail): Route {
  const item = textOf(base.segments).replace(/:$/, "");
  const joined = readPath(segments.length === 0 ? item : `${item}:${textOf(segments)}`);
  const before = [base.segments, segments].flatMap((part, index) =>
    part.flatMap(({ placeholders }) =>
      placeholders.map(({ name }) => parameterOf(index === 0 ? base.route : route, name)),
    ),
  );
  const inPath = joined.placeholders.flatMap(({ name }, index): Parameter[] => {
    const parameter = before[index];
    return parameter === undefined ? [] : [{ ...parameter, name }];
  });
  return {
    ...route,
    path: joined.text,
    parameters: [...inPath, ...route.parameters.filter((one) => one.in === "query")],
  };
}

function parameterOf({ parameters }: Route, name: string): Parameter | undefined {
  return parameters.find((parameter) => parameter.name === name);
}

function textOf(segments: readonly PathSegment[]): string {
  return segments.map(({ text }) => `/${text}`).join("");
}

/** A path without the names of placeholders. */
function placeOf(segments: readonly PathSegment[]): string {
  return textOf(segments)
    .replaceAll(/\{[^{}]*\}/g, "{}")
    .toLowerCase();
}

function routeKey({ id }: Operation, { method, path, query }: Route): string {
  return `${id} ${method} ${placeOf(readPath(path).segments).replace(/:$/, "")}?${query ?? ""}`;
}
