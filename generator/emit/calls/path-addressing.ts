import { readPath, type PathSegment } from "../../page/grammar/path.js";
import { groupBy } from "../../collections/group-by.js";
import type { Operation, Parameter, Route, TypeModel } from "../../model/model.js";
import { pathTypes, type PathTypes } from "../../model/path-types.js";
import { itemType } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import { indexTypes } from "../../model/type-index.js";

/**
 * Adds the routes of items that are addressed by their path. Pages document an operation for the id of an item, and few
 * of them for its path, too (`/root:/{item-path}:/content`). The service accepts both forms for every operation of such an
 * item. So each place with a documented path (`/me/drive/root:/{item-path}`) gets the operations of all items of its type.
 * Operations below a relationship (`/workbook/worksheets`) are not repeated.
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

/** A place with a documented path: `/me/drive/root:/{item-path}`. */
interface Base {
  /** The type of the addressed item. */
  readonly type: string;
  readonly route: Route;
  /** The segments up to the path of the item, inclusive. */
  readonly segments: readonly PathSegment[];
}

/** An operation on an item, however the item is addressed. */
interface Tail {
  readonly type: string;
  readonly operation: Operation;
  readonly route: Route;
  /** The segments after the item. */
  readonly segments: readonly PathSegment[];
}

/** The index of the segment that ends with the colon before the path of an item; -1 without one. */
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
  // The end of the item in the path, by its path or by its id.
  const ends = at >= 0 ? [at + 2] : segments.map((_, index) => index + 1);
  return ends.flatMap((end): Tail[] => {
    const after = segments.slice(end);
    if (!isDirect(after)) return [];
    const item = segments.slice(0, end);
    const type = at >= 0 ? bases.get(placeOf(segments.slice(0, at + 1)))?.type : typeOfItem(item, paths);
    return type == null || !addressed.has(type) ? [] : [{ type, operation, route, segments: after }];
  });
}

/** Whether segments are the item itself, a member of it, or one item of a member. */
function isDirect([first, second, ...others]: readonly PathSegment[]): boolean {
  if (first === undefined) return true;
  if (others.length > 0 || (first.kind !== "static" && first.kind !== "call")) return false;
  return second === undefined || second.kind === "key" || second.kind === "system";
}

/** The documented type of one item at the end of a path; `null` for several items. */
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
