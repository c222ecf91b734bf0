import type { ApiModel, Operation } from "../../model/model.js";
import { limitsQueryOptions, listedQueryOptions } from "../../model/query-options.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import type { ComparisonContext } from "../comparison-context.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { matchOperations } from "../match/match-operations.js";
import { matchRoutes, type MatchedRoutes } from "../match/match-routes.js";
import type { Pair } from "../match/pairing.js";
import { routeKey, routeName } from "../route-keys.js";
import { compareBody } from "./compare-bodies.js";
import { compareDeprecation } from "./compare-deprecation.js";
import { orDescriptionChange } from "./compare-descriptions.js";
import { compareParameters } from "./compare-parameters.js";
import { comparePermissions } from "./compare-permissions.js";
import { compareErrors, compareResponses } from "./compare-responses.js";
import { compareRoutes, type DocumentedRoutes } from "./compare-routes.js";

/** Compares the operations of two models. Examples are not compared, because they are not part of the API. */
export function compareOperations(base: ApiModel, head: ApiModel, context: ComparisonContext): readonly Difference[] {
  const matched = matchOperations(base.operations, head.operations);
  const documented = { base: allRouteKeys(base), head: allRouteKeys(head) };
  return [
    ...matched.removed.map((operation) =>
      difference("operation-removed", {
        target: operation.id,
        from: describeOperation(operation),
        source: operation.source,
        side: "base",
        wasDeprecated: operation.deprecated,
        direction:
          operation.routes.length > 0 && operation.routes.every((one) => documented.head.has(routeKey(one)))
            ? "docs-only"
            : "replaced",
      }),
    ),
    ...matched.added.map((operation) =>
      difference("operation-added", {
        target: operation.id,
        to: describeOperation(operation),
        source: operation.source,
      }),
    ),
    ...matched.pairs.flatMap((pair) => compareOperation(pair, documented, context)),
  ];
}

function allRouteKeys({ operations }: ApiModel): ReadonlySet<string> {
  return new Set(operations.flatMap(({ routes }) => routes.map(routeKey)));
}

function describeOperation({ routes, title }: Operation): string {
  const [first] = routes;
  return first === undefined ? title : routeName(first);
}

function compareOperation(
  pair: Pair<Operation>,
  documented: DocumentedRoutes,
  context: ComparisonContext,
): readonly Difference[] {
  const { base, head } = pair;
  const target = head.id;
  const routes = matchRoutes(base, head);
  const deprecation = compareDeprecation("operation-deprecated", target, null, base, head);
  return [
    ...orDescriptionChange(deprecation, base, head, { target }),
    ...compareRoutes(target, routes, documented),
    ...compareParameters(pair, routes, context),
    ...compareQueryOptions(pair),
    ...comparePermissions(target, base.permissions, head.permissions),
    ...compareBody(pair, context),
    ...compareResponses(target, base.responses, head.responses, context),
    ...compareRouteResponses(pair, routes, context),
    ...compareErrors(target, base.errors, head.errors),
  ];
}

/**
 * Compares the responses of each route that has its own responses in at least one of the models. All other routes have
 * the responses of their operation.
 */
function compareRouteResponses(
  { base, head }: Pair<Operation>,
  { pairs, changed }: MatchedRoutes,
  context: ComparisonContext,
): readonly Difference[] {
  return [...pairs, ...changed]
    .filter((pair) => pair.base.responses !== undefined || pair.head.responses !== undefined)
    .flatMap((pair) =>
      compareResponses(head.id, responsesOfRoute(pair.base, base), responsesOfRoute(pair.head, head), context)
        .filter(({ id }) => id === "response-type-changed")
        .map((one) => ({ ...one, detail: routeName(pair.head), source: pair.head.source })),
    );
}

/** Compares whether the page allows all OData query options, only the listed options, or none. */
function compareQueryOptions({ base, head }: Pair<Operation>): readonly Difference[] {
  const [before, after] = [allowedQueryOptions(base), allowedQueryOptions(head)];
  // If both pages allow the same kind of options, only the lists can differ. Added and removed options are then
  // reported as parameters.
  if (before.kind === after.kind) return [];
  const direction = before.kind === "all" || after.kind === "none" ? "narrowed" : "widened";
  const describe = ({ kind, listed }: AllowedQueryOptions): string =>
    kind === "all" ? "left open" : kind === "none" ? "denied" : `only ${listed.join(", ")}`;
  const { id: target, source } = head;
  return [
    difference("query-options-changed", { target, from: describe(before), to: describe(after), source, direction }),
  ];
}

interface AllowedQueryOptions {
  readonly kind: "all" | "listed" | "none";
  readonly listed: readonly string[];
}

function allowedQueryOptions(operation: Operation): AllowedQueryOptions {
  const kind = operation.noQueryOptions ? "none" : limitsQueryOptions(operation) ? "listed" : "all";
  return { kind, listed: listedQueryOptions(operation) };
}
