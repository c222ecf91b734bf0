import type { Operation, Parameter, Route } from "../../model/model.js";
import type { Comparison } from "../comparison.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { renameLikeness } from "../match/similarity.js";
import { pairAlike, pairBy } from "../match/pairing.js";
import type { Pair } from "../match/pairing.js";
import type { MatchedRoutes } from "../match/routes.js";
import { jointShift, switchShift } from "../change-direction.js";
import { orDescription } from "./descriptions.js";

/** Headers that every client sends, whatever the docs of one operation say. */
const TRANSPORT_HEADERS: ReadonlySet<string> = new Set([
  "accept",
  "authorization",
  "content-length",
  "content-type",
  "host",
]);

/**
 * Parameters of an operation. Those of paths have no name that is sent, so they are the same where they stand at the
 * same place of the same route.
 */
export function compareParameters(
  { base, head }: Pair<Operation>,
  routes: MatchedRoutes,
  comparison: Comparison,
): readonly Difference[] {
  const target = head.id;
  const { pairs, gone, fresh } = pairBy(
    sentByName(
      base,
      routes.pairs.map((pair) => pair.base),
    ),
    sentByName(
      head,
      routes.pairs.map((pair) => pair.head),
    ),
    nameKey,
  );
  const renamed = pairAlike({ gone, fresh }, likenessIn(comparison), nameKey);
  return [
    ...[...distinctByHead(routes.pairs.flatMap(pathParameters)), ...pairs].flatMap((pair) =>
      compareParameter(target, pair, comparison),
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
    ...renamed.gone.map((one) =>
      difference("parameter-removed", {
        target,
        name: one.name,
        from: one.type,
        detail: one.in,
        source: one.source,
        side: "base",
        shift: isTransport(one) ? "restated" : "replaced",
      }),
    ),
    ...renamed.fresh.map((one) =>
      difference("parameter-added", {
        target,
        name: one.name,
        to: one.type,
        detail: one.in,
        source: one.source,
        shift: isTransport(one) ? "restated" : one.required === true ? "narrowed" : "widened",
      }),
    ),
  ];
}

/**
 * Function parameters are part of the path, so those of routes that changed are told by the route, and so is a query
 * parameter that the request line alone names.
 */
function sentByName({ queryParameters, headers }: Operation, routes: readonly Route[]): readonly Parameter[] {
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

function isTransport(parameter: Parameter): boolean {
  return parameter.in === "header" && TRANSPORT_HEADERS.has(parameter.name.toLowerCase());
}

function likenessIn(comparison: Comparison): (base: Parameter, head: Parameter) => number {
  return (base, head) =>
    base.in !== head.in || comparison.typeShift(base.type, head.type) !== null ? 0 : renameLikeness(base, head);
}

function pathParameters({ base, head }: Pair<Route>): readonly Pair<Parameter>[] {
  const after = inPathOrder(head);
  return inPathOrder(base).flatMap((parameter, at) => {
    const other = after[at];
    return parameter === undefined || other === undefined ? [] : [{ base: parameter, head: other }];
  });
}

function inPathOrder({ path, parameters }: Route): readonly (Parameter | undefined)[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) =>
    parameters.find((parameter) => parameter.in === "path" && parameter.name === name),
  );
}

/** The routes of an operation share their parameters. */
function distinctByHead(pairs: readonly Pair<Parameter>[]): readonly Pair<Parameter>[] {
  return [...new Map(pairs.map((pair) => [`${pair.base.name} ${pair.head.name}`, pair])).values()];
}

function compareParameter(
  target: string,
  { base, head }: Pair<Parameter>,
  comparison: Comparison,
): readonly Difference[] {
  const shift = jointShift([
    comparison.typeShift(base.type, head.type),
    switchShift(base.required === true, head.required === true, true),
  ]);
  const { name, source } = head;
  const about = { target, name, detail: head.in };
  const facts =
    shift === null
      ? []
      : [difference("parameter-changed", { ...about, from: inWords(base), to: inWords(head), source, shift })];
  return orDescription(facts, base, head, about);
}

function inWords({ type, required }: Parameter): string {
  return required === true ? `${type}, required` : type;
}
