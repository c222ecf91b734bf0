import type { TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { Call } from "../calls/calls.js";
import type { SdkOptions } from "../options.js";
import { isStructured, type TypeGraph } from "../types/type-graph.js";
import { findFilteredRelationships } from "./filtered-relationships.js";
import { derivesNames, planFilterTypes, type FilterType } from "./derived-types.js";
import type { FilterField } from "./filter-fields.js";
import {
  findFilterFields,
  findNameable,
  listQueriedProperties,
  NAMING_OPTIONS,
  type NameableProperties,
  type NamingOption,
  type QueriedProperty,
} from "./nameable-properties.js";
import type { QueryOption } from "../../model/query-options.js";
import { listOtherParameters, listQueryOptions, type OtherParameter } from "./query-options.js";

/**
 * The query options of each call, and for each type the properties that query options can name. The table is plain
 * data.
 */
export interface QueryTable {
  readonly calls: ReadonlyMap<Call, CallQuery>;
  /**
   * The properties that query options can name, by the name of the OData type. A type without such properties is
   * absent.
   */
  readonly types: ReadonlyMap<string, TypeQuery>;
}

/** The query options and parameters of a call. */
export interface CallQuery {
  /**
   * The type whose properties can be named in the query options; `null` if the result does not have exactly one
   * structured type.
   */
  readonly type: string | null;
  readonly options: readonly QueryOption[];
  /** Documented query parameters that are not query options of OData. */
  readonly others: readonly OtherParameter[];
}

/** The properties of a type that query options can name. */
export interface TypeQuery {
  /** The names that each query option accepts. An option is absent if no call takes it for this type. */
  readonly nameable: ReadonlyMap<NamingOption, NameableNames>;
  /** The fields that filters can use; `null` if no filter can reach the type. */
  readonly filter: FilterType | null;
}

export interface NameableNames extends NameableProperties {
  /** Whether the runtime's `Queryable` derives exactly these names from the response type and its filter type. */
  readonly derived: boolean;
}

/** Builds the query table of an SDK. */
export function buildQueryTable(
  calls: readonly Call[],
  models: readonly TypeModel[],
  graph: TypeGraph,
  options: SdkOptions,
): QueryTable {
  const declared = new Map(models.map((type) => [type.name, type]));
  const propertiesOf = (type: string): QueriedProperty[] => listQueriedProperties(type, declared, graph);
  const queries = new Map(calls.map((call) => [call, queryCall(call, propertiesOf, graph)]));
  const taken = optionsByType(queries.values());
  const filteredItems = new Set([...taken].filter(([, names]) => names.has("filter")).map(([type]) => type));
  const relationships = findFilteredRelationships(calls, (call) => queries.get(call)?.type ?? null, graph);
  const fieldsOf = (type: string): FilterField[] =>
    findFilterFields(propertiesOf(type), relationships.get(type) ?? new Set(), graph);
  const fields = findReachableFields(filteredItems, fieldsOf, graph);
  const filters = planFilterTypes(fields, filteredItems, graph, options);
  const types = new Set([...taken.keys(), ...filters.keys()]);
  return {
    calls: queries,
    types: new Map(
      [...types].map((type) => {
        const filter = filters.get(type) ?? null;
        return [type, { nameable: nameableByOption(type, taken.get(type), filter, propertiesOf, graph), filter }];
      }),
    ),
  };
}

/** Looks up the query of a call of the plan. */
export function queryOf(call: Call, { calls }: QueryTable): CallQuery {
  const query = calls.get(call);
  if (query === undefined) throw new Error(`The query table does not have the call ${call.key}`);
  return query;
}

function queryCall(call: Call, propertiesOf: (type: string) => QueriedProperty[], graph: TypeGraph): CallQuery {
  const type = queriedType(call, graph);
  const canExpand = type === null || findNameable(type, "expand", propertiesOf(type), graph).names.size > 0;
  return { type, options: listQueryOptions(call, canExpand), others: listOtherParameters(call) };
}

function queriedType({ result }: Call, graph: TypeGraph): string | null {
  if (!("types" in result) || result.kind === "operation") return null;
  const [only, ...others] = result.types;
  return only !== undefined && others.length === 0 && isStructured(only, graph) ? only : null;
}

function optionsByType(queries: Iterable<CallQuery>): Map<string, Set<QueryOption>> {
  const byType = new Map<string, Set<QueryOption>>();
  for (const { type, options } of queries) {
    if (type !== null) byType.set(type, new Set([...(byType.get(type) ?? []), ...options]));
  }
  return byType;
}

function nameableByOption(
  type: string,
  options: ReadonlySet<QueryOption> | undefined,
  filter: FilterType | null,
  propertiesOf: (type: string) => QueriedProperty[],
  graph: TypeGraph,
): Map<NamingOption, NameableNames> {
  const properties = propertiesOf(type);
  return new Map(
    NAMING_OPTIONS.filter((option) => options?.has(option)).map((option) => {
      const nameable = findNameable(type, option, properties, graph);
      return [option, { ...nameable, derived: derivesNames(type, option, nameable.names, filter, graph) }];
    }),
  );
}

/**
 * Finds the filter fields of the filtered types, of the types of their properties, and so on. Leaves out properties
 * whose type is structured and does not have filter fields.
 */
function findReachableFields(
  filteredItems: ReadonlySet<string>,
  fieldsOf: (type: string) => FilterField[],
  graph: TypeGraph,
): Map<string, readonly FilterField[]> {
  const reached = new Map<string, readonly FilterField[]>();
  const pending = [...filteredItems];
  for (const type of pending) {
    const fields = reached.has(type) || !isStructured(type, graph) ? [] : fieldsOf(type);
    if (fields.length === 0) continue;
    reached.set(type, fields);
    pending.push(...fields.map(({ property }) => itemType(property.type).type));
  }
  const isUsable = ({ property }: FilterField): boolean => {
    const { type } = itemType(property.type);
    return !isStructured(type, graph) || reached.has(type);
  };
  return new Map([...reached].map(([type, fields]) => [type, fields.filter(isUsable)]));
}
