import type { Report } from "../findings/create-finding.js";
import type { ApiModel } from "../model/model.js";
import type { SdkOptions } from "./options.js";
import { splitAlternateKeys } from "./calls/alternate-keys.js";
import { assignBodyTypeOwners } from "./calls/body-type-owners.js";
import { bodyOf, findOptionalOverrides, type CallBody } from "./calls/bodies.js";
import { callsOf, type Call } from "./calls/calls.js";
import { withClients } from "./client/shared-clients.js";
import type { ClientNode } from "./client/client-node.js";
import { clientTree } from "./client/client-tree.js";
import { findTypesWithDates } from "./types/find-dates.js";
import { planInputTypes, type InputTypes } from "./types/plan-input-types.js";
import { operationModules, type OperationModule, type PlacedFunction } from "./calls/operation-modules.js";
import { buildQueryTable, type QueryTable } from "./queries/query-table.js";
import { buildTypeGraph, type TypeGraph } from "./types/type-graph.js";
import { nameTypes, RESERVED_TYPE_NAMES, listTypeNames, type TypeName } from "./types/type-names.js";

/** All that is decided before a line is written: names, places and shapes. Plain data and look-ups in it. */
export interface SdkPlan {
  readonly model: ApiModel;
  readonly options: SdkOptions;
  readonly graph: TypeGraph;
  readonly names: ReadonlyMap<string, TypeName>;
  readonly calls: readonly Call[];
  readonly bodies: ReadonlyMap<Call, CallBody>;
  readonly inputTypes: InputTypes;
  readonly queries: QueryTable;
  readonly modules: readonly OperationModule[];
  /** The function of each call, and the module that holds it. */
  readonly functions: ReadonlyMap<Call, PlacedFunction>;
  /** The function whose body the client's method for a call takes: its own, or another that takes the same. */
  readonly bodyTypeOwners: ReadonlyMap<Call, PlacedFunction>;
  readonly client: ClientNode;
  /** Types that hold dates which the SDK turns into `Date`; none where dates stay text. */
  readonly typesWithDates: ReadonlySet<string>;
}

/**
 * Plans the SDK of a model. Reports what the model holds that the SDK cannot, or does otherwise.
 */
export function planSdk(model: ApiModel, options: SdkOptions, report: Report): SdkPlan {
  const graph = buildTypeGraph(model.types, report);
  const names = nameTypes(graph.types, model.api.namespace);
  const calls = splitAlternateKeys(callsOf(model.operations, graph, report));
  const optionalOverrides = findOptionalOverrides(model.operations, graph, report);
  const bodies = new Map(
    calls.flatMap((call): [Call, CallBody][] => {
      const body = bodyOf(call, graph, optionalOverrides);
      return body === null ? [] : [[call, body]];
    }),
  );
  const inputTypes = planInputTypes(bodies.values(), graph, optionalOverrides);
  const taken = new Set([...RESERVED_TYPE_NAMES, ...[...names.values()].flatMap(listTypeNames)]);
  const isTaken = (name: string): boolean => taken.has(name);
  const modules = operationModules(calls, graph, isTaken);
  const functions = new Map(
    modules.flatMap((module) => module.functions.map((own): [Call, PlacedFunction] => [own.call, { module, own }])),
  );
  return {
    model,
    options,
    graph,
    names,
    calls,
    bodies,
    inputTypes,
    queries: buildQueryTable(calls, model.types, graph),
    modules,
    functions,
    bodyTypeOwners: assignBodyTypeOwners(functions, bodies),
    client: withClients(clientTree(calls), bodies, isTaken),
    typesWithDates: options.dates === "Date" ? findTypesWithDates(graph) : new Set(),
  };
}
