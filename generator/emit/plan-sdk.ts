import type { Report } from "../findings/create-finding.js";
import type { ApiInfo, ApiModel } from "../model/model.js";
import { classNames } from "./class-names.js";
import { withoutCredentialHeader } from "./credential-header.js";
import type { SdkOptions } from "./options.js";
import { splitAlternateKeys } from "./calls/alternate-keys.js";
import { assignBodyTypeOwners } from "./calls/body-type-owners.js";
import { bodyReader, findOptionalOverrides, findSentReadOnly, type CallBody } from "./calls/bodies.js";
import { callsOf, type Call } from "./calls/calls.js";
import { markComposableFunctions } from "./calls/composable-functions.js";
import { addSentProperties } from "./calls/sent-properties.js";
import { addAddressedRoutes } from "./calls/path-addressing.js";
import { withClients } from "./client/shared-clients.js";
import type { ClientNode } from "./client/client-node.js";
import { clientTree } from "./client/client-tree.js";
import { addDerivedCalls } from "./calls/derived-calls.js";
import { planConversions, type ConversionTable } from "./types/find-conversions.js";
import { planInputTypes, type InputTypes } from "./types/plan-input-types.js";
import { operationModules, type OperationModule, type PlacedFunction } from "./calls/operation-modules.js";
import { buildQueryTable, type QueryTable } from "./queries/query-table.js";
import { addShownIds } from "./types/shown-ids.js";
import { allowSending, buildTypeGraph, type TypeGraph } from "./types/type-graph.js";
import { nameTypes, reservedTypeNames, listTypeNames, type TypeName } from "./types/type-names.js";

/** All decisions that are made before the first module is written, such as names, modules and types. */
export interface SdkPlan {
  readonly model: ApiModel;
  readonly options: SdkOptions;
  readonly graph: TypeGraph;
  /** The SDK's names for each type, by the name of the OData type. */
  readonly names: ReadonlyMap<string, TypeName>;
  readonly calls: readonly Call[];
  /** The request body of each call. Calls without a body are absent. */
  readonly bodies: ReadonlyMap<Call, CallBody>;
  readonly inputTypes: InputTypes;
  readonly queries: QueryTable;
  readonly modules: readonly OperationModule[];
  /** The function of each call, and the module that contains it. */
  readonly functions: ReadonlyMap<Call, PlacedFunction>;
  /**
   * For each call, the function that declares the type of its body. Calls with equal bodies can share this function.
   */
  readonly bodyTypeOwners: ReadonlyMap<Call, PlacedFunction>;
  readonly client: ClientNode;
  /** The values that the SDK converts from and to JSON. */
  readonly conversions: ConversionTable;
}

/**
 * Plans the SDK of a model.
 *
 * @param report receives findings about parts of the model for which the SDK differs from the docs
 */
export function planSdk(documentedModel: ApiModel, options: SdkOptions, report: Report): SdkPlan {
  const described = withoutCredentialHeader(documentedModel, options);
  const documentedTypes = buildTypeGraph(described.types, () => undefined);
  const sent = addSentProperties(described, documentedTypes, report);
  const model = described.api.odata === false ? sent : addShownIds(sent, documentedTypes);
  const read = buildTypeGraph(model.types, report);
  const graph = allowSending(findSentReadOnly(model.operations, read, report), read);
  const reserved = reservedTypeNames(options);
  const names = nameTypes(graph.types, model.api.namespace, reserved);
  const operations = addAddressedRoutes(model.operations, model.types);
  const documented = callsOf(operations, graph, model.api.namespace, report);
  const marked = markComposableFunctions(splitAlternateKeys(documented), graph);
  const calls = model.api.odata === false ? marked : addDerivedCalls(marked, graph);
  const optionalOverrides = findOptionalOverrides(model.operations, graph, report);
  const bodies = planBodies(calls, graph, optionalOverrides, model.api);
  const inputTypes = planInputTypes(bodies.values(), graph, optionalOverrides);
  const queries = buildQueryTable(calls, model.types, graph, options);
  const isTaken = reserveTypeNames(names, reserved);
  const modules = operationModules(
    calls.filter(({ derivedFrom }) => derivedFrom === null),
    graph,
    isTaken,
  );
  const functions = placeFunctions(modules);
  return {
    model,
    options,
    graph,
    names,
    calls,
    bodies,
    inputTypes,
    queries,
    modules,
    functions,
    bodyTypeOwners: assignBodyTypeOwners(functions, bodies),
    client: withClients(clientTree(calls), bodies, classNames(options).client, isTaken),
    conversions: planConversions(graph, model.operations, options),
  };
}

function planBodies(
  calls: readonly Call[],
  graph: TypeGraph,
  optionalOverrides: ReadonlySet<string>,
  api: ApiInfo,
): Map<Call, CallBody> {
  const bodyOf = bodyReader(graph, optionalOverrides, api);
  return new Map(
    calls.flatMap((call): [Call, CallBody][] => {
      const body = bodyOf(call);
      return body === null ? [] : [[call, body]];
    }),
  );
}

/** Returns a function that tells whether a name already belongs to a type of the model or of the runtime. */
function reserveTypeNames(
  names: ReadonlyMap<string, TypeName>,
  reserved: ReadonlySet<string>,
): (name: string) => boolean {
  const taken = new Set([...reserved, ...[...names.values()].flatMap(listTypeNames)]);
  return (name) => taken.has(name);
}

function placeFunctions(modules: readonly OperationModule[]): Map<Call, PlacedFunction> {
  return new Map(
    modules.flatMap((module) => module.functions.map((own): [Call, PlacedFunction] => [own.call, { module, own }])),
  );
}
