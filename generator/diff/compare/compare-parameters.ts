import type { Operation, Parameter, Route } from "../../model/model.js";
import { combineDirections, flagDirection } from "../change-direction.js";
import type { ComparisonContext } from "../comparison-context.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { unlistedQueryOptions } from "../../model/query-options.js";
import type { ChangeDirection } from "../kinds/change-kind.js";
import type { MatchedRoutes } from "../match/match-routes.js";
import { type Pair, pairBy, pairBySimilarity } from "../match/pairing.js";
import { renameKeys, renameSimilarity, similarNames } from "../match/similarity.js";
import { orDescriptionChange } from "./compare-descriptions.js";

/** Headers that HTTP clients add to every request. A page does not need to list them. */
const TRANSPORT_HEADERS: ReadonlySet<string> = new Set([
  "accept",
  "authorization",
  "content-length",
  "content-type",
  "host",
]);

/**
 * Compares the parameters of an operation. Path parameters are matched by their position in the path, because requests
 * do not contain their names.
 */
export function compareParameters(
  { base, head }: Pair<Operation>,
  routes: MatchedRoutes,
  context: ComparisonContext,
): readonly Difference[] {
  const target = head.id;
  const { pairs, removed, added } = pairBy(
    namedParameters(
      base,
      routes.pairs.map((pair) => pair.base),
    ),
    namedParameters(
      head,
      routes.pairs.map((pair) => pair.head),
    ),
    nameKey,
  );
  const renamed = pairBySimilarity({ removed, added }, parameterSimilarity(context), {
    nameOf: nameKey,
    keysOf: renameKeys,
  });
  const similarTo = similarNames(renamed, (one, other) => isSameKind(one, other, context));
  return [
    ...[...distinctPairs(routes.pairs.flatMap(pathParameters)), ...pairs].flatMap((pair) =>
      compareParameter(target, pair, context),
    ),
    ...renamed.pairs.map((pair) =>
      difference("parameter-renamed", {
        target,
        name: pair.head.name,
        from: pair.base.name,
        to: pair.head.name,
        detail: pair.head.in,
        source: pair.head.source,
      }),
    ),
    ...renamed.removed.map((one) =>
      difference("parameter-removed", {
        target,
        name: one.name,
        from: one.type,
        detail: one.in,
        similar: similarTo.get(one) ?? null,
        source: one.source,
        side: "base",
        direction: isTransportHeader(one) || takesOption(head, one) ? "docs-only" : "replaced",
      }),
    ),
    ...renamed.added.map((one) =>
      difference("parameter-added", {
        target,
        name: one.name,
        to: one.type,
        detail: one.in,
        source: one.source,
        direction: isTransportHeader(one) ? "docs-only" : addedDirection(one, base),
      }),
    ),
  ];
}

/**
 * The parameters to compare by name. Two kinds of parameters are left out, because they are compared as parts of the
 * route: function parameters of changed routes, and query parameters that are only in the request line.
 *
 * @param routes - the routes that are in both models
 */
function namedParameters({ queryParameters, headers }: Operation, routes: readonly Route[]): readonly Parameter[] {
  const inRoutes = routes.flatMap((route) =>
    route.parameters.filter((one) => one.in === "function" || (one.in === "query" && hasOwnRow(one, route))),
  );
  return [...queryParameters, ...headers, ...inRoutes];
}

function hasOwnRow({ source }: Parameter, route: Route): boolean {
  return source.file !== route.source.file || source.line !== route.source.line;
}

function nameKey(parameter: Parameter): string {
  return `${parameter.in} ${parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name}`;
}

function isTransportHeader(parameter: Parameter): boolean {
  return parameter.in === "header" && TRANSPORT_HEADERS.has(parameter.name.toLowerCase());
}

function addedDirection(parameter: Parameter, base: Operation): ChangeDirection {
  if (parameter.required === true) return "narrowed";
  return takesOption(base, parameter) ? "docs-only" : "widened";
}

/** Whether an operation takes a query option that its page does not list. */
function takesOption(operation: Operation, parameter: Parameter): boolean {
  return parameter.in === "query" && unlistedQueryOptions(operation).includes(parameter.name.toLowerCase());
}

function parameterSimilarity(context: ComparisonContext): (base: Parameter, head: Parameter) => number {
  return (base, head) => (isSameKind(base, head, context) ? renameSimilarity(base, head) : 0);
}

function isSameKind(base: Parameter, head: Parameter, context: ComparisonContext): boolean {
  return base.in === head.in && context.typeDirection(base.type, head.type) === null;
}

function pathParameters({ base, head }: Pair<Route>): readonly Pair<Parameter>[] {
  const after = inPathOrder(head);
  return inPathOrder(base).flatMap((parameter, at) => {
    const other = after[at];
    return parameter === undefined || other === undefined ? [] : [{ base: parameter, head: other }];
  });
}

function inPathOrder({ path, parameters }: Route): readonly (Parameter | undefined)[] {
  return [...path.matchAll(/\{\+?([^{}]*)\}/g)].map(([, name]) =>
    parameters.find((parameter) => parameter.in === "path" && parameter.name === name),
  );
}

/** Removes repeated pairs: the routes of an operation usually have the same path parameters. */
function distinctPairs(pairs: readonly Pair<Parameter>[]): readonly Pair<Parameter>[] {
  return [...new Map(pairs.map((pair) => [`${pair.base.name} ${pair.head.name}`, pair])).values()];
}

function compareParameter(
  target: string,
  { base, head }: Pair<Parameter>,
  context: ComparisonContext,
): readonly Difference[] {
  const direction = combineDirections([
    context.typeDirection(base.type, head.type),
    flagDirection(base.required === true, head.required === true, true),
  ]);
  const { name, source } = head;
  const about = { target, name, detail: head.in };
  const facts =
    direction === null
      ? []
      : [
          difference("parameter-changed", {
            ...about,
            from: describeParameter(base),
            to: describeParameter(head),
            source,
            direction,
          }),
        ];
  return orDescriptionChange(facts, base, head, about);
}

function describeParameter({ type, required }: Parameter): string {
  return required === true ? `${type}, required` : type;
}
