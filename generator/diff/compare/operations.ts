import type { ApiModel, Operation } from "../../model/model.js";
import type { Comparison } from "../comparison.js";
import { difference } from "../difference.js";
import type { Difference } from "../difference.js";
import { matchOperations } from "../match/operations.js";
import type { Pair } from "../match/pairing.js";
import { matchRoutes } from "../match/routes.js";
import { routeKey, routeName } from "../paths.js";
import { switchShift } from "../change-direction.js";
import { compareBody } from "./bodies.js";
import { compareDeprecation } from "./deprecation.js";
import { orDescription } from "./descriptions.js";
import { compareParameters } from "./parameters.js";
import { comparePermissions } from "./permissions.js";
import { compareErrors, compareResponses } from "./responses.js";
import { compareRoutes } from "./routes.js";

/** Operations that came or went, and what changed in those that are on both sides. Examples are no part of the API. */
export function compareOperations(base: ApiModel, head: ApiModel, comparison: Comparison): readonly Difference[] {
  const matched = matchOperations(base.operations, head.operations);
  const [before, after] = [documentedRoutes(base), documentedRoutes(head)];
  return [
    ...matched.gone.map((operation) =>
      difference("operation-removed", {
        target: operation.id,
        from: inShort(operation),
        source: operation.source,
        side: "base",
        shift:
          operation.routes.length > 0 && operation.routes.every((one) => after.has(routeKey(one)))
            ? "restated"
            : "replaced",
      }),
    ),
    ...matched.fresh.map((operation) =>
      difference("operation-added", { target: operation.id, to: inShort(operation), source: operation.source }),
    ),
    ...matched.pairs.flatMap((pair) => compareOperation(pair, { before, after }, comparison)),
  ];
}

/** The routes that a model documents anywhere. */
function documentedRoutes({ operations }: ApiModel): ReadonlySet<string> {
  return new Set(operations.flatMap(({ routes }) => routes.map(routeKey)));
}

function inShort({ routes, title }: Operation): string {
  const [first] = routes;
  return first === undefined ? title : routeName(first);
}

function compareOperation(
  pair: Pair<Operation>,
  documented: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> },
  comparison: Comparison,
): readonly Difference[] {
  const { base, head } = pair;
  const target = head.id;
  const routes = matchRoutes(base, head);
  const deprecation = compareDeprecation("operation-deprecated", target, null, base, head);
  return [
    ...orDescription(deprecation, base, head, { target }),
    ...compareRoutes(target, routes, documented),
    ...compareParameters(pair, routes, comparison),
    ...compareQueryOptions(pair),
    ...comparePermissions(target, base.permissions, head.permissions),
    ...compareBody(pair, comparison),
    ...compareResponses(target, base.responses, head.responses, comparison),
    ...compareErrors(target, base.errors, head.errors),
  ];
}

/** Whether the system query options are left to OData, or denied. */
function compareQueryOptions({ base, head }: Pair<Operation>): readonly Difference[] {
  const shift = switchShift(base.noQueryOptions, head.noQueryOptions, true);
  if (shift === null) return [];
  const inWords = ({ noQueryOptions }: Operation): string => (noQueryOptions ? "denied" : "left open");
  const { id: target, source } = head;
  return [difference("query-options-changed", { target, from: inWords(base), to: inWords(head), source, shift })];
}
