import { itemType } from "../../model/qualified-name.js";
import { valueType } from "../calls/calls.js";
import type { SdkOptions } from "../options.js";
import { isExactNumber } from "../types/find-conversions.js";
import { isStructured, type TypeGraph } from "../types/type-graph.js";
import { allowsComparison, type FilterField } from "./filter-fields.js";
import type { NameableProperties, NamingOption } from "./nameable-properties.js";

/**
 * In the SDK, `Filterable` derives filter types and `Queryable` derives query types from the types of responses. So the
 * SDK writes out only the differences between the docs and the derived types. To find them, this module follows the
 * rules of `templates/runtime/filter.ts` and `templates/runtime/queryable.ts`.
 */

/** The fields of a type that filters can use, and their differences from the fields that `Filterable` derives. */
export interface FilterType {
  readonly fields: readonly FilterField[];
  /** The properties of the response type that filters cannot use. */
  readonly omitted: readonly string[];
  /** The fields whose documented type differs from the type that `Filterable` derives. */
  readonly changed: readonly FilterField[];
  /**
   * Whether the SDK declares a filter type for the type. This is so in two cases: a call filters items of the type, or
   * `Filterable` would derive fields that differ from the docs.
   */
  readonly declared: boolean;
}

/**
 * Compares the filter fields of each type to the fields that `Filterable` derives.
 *
 * @param fieldsByType the fields of every type that filters can reach
 * @param filteredItems the types whose items calls filter
 */
export function planFilterTypes(
  fieldsByType: ReadonlyMap<string, readonly FilterField[]>,
  filteredItems: ReadonlySet<string>,
  graph: TypeGraph,
  options: SdkOptions,
): Map<string, FilterType> {
  const omitted = new Map([...fieldsByType].map(([type, fields]) => [type, omittedNames(type, fields, graph)]));
  const derived = new Set([...fieldsByType.keys()].filter((type) => omitted.get(type)?.length === 0));
  const changedFields = (fields: readonly FilterField[]) =>
    fields.filter((field) => !derivesField(field, derived, graph, options));
  // A filter type can be derived only if the types of its fields can be derived. So the loop removes types until no
  // type depends on a removed one.
  for (let changes = true; changes;) {
    const different = [...derived].filter((type) => changedFields(fieldsByType.get(type) ?? []).length > 0);
    for (const type of different) derived.delete(type);
    changes = different.length > 0;
  }
  return new Map(
    [...fieldsByType].map(([type, fields]) => [
      type,
      {
        fields,
        omitted: omitted.get(type) ?? [],
        changed: changedFields(fields),
        declared: filteredItems.has(type) || !derived.has(type),
      },
    ]),
  );
}

function omittedNames(type: string, fields: readonly FilterField[], graph: TypeGraph): string[] {
  const usable = new Set(fields.map(({ property }) => property.name));
  return graph
    .properties(type)
    .map(({ name }) => name)
    .filter((name) => !usable.has(name) && !name.includes("@"));
}

/** Whether `Filterable` derives a field as the docs describe it. */
function derivesField(
  { property, limits }: FilterField,
  derived: ReadonlySet<string>,
  graph: TypeGraph,
  options: SdkOptions,
): boolean {
  if (limits !== null) return false;
  const { type } = itemType(property.type);
  const model = graph.get(type);
  if (model !== undefined) return model.kind === "enum" ? model.members.length > 0 : derived.has(type);
  return type === "Edm.String"
    ? (property.values ?? []).length === 0
    : valueType(type) !== "string" && !isExactNumber(type, options);
}

/** Whether `Queryable` derives exactly the names that an option accepts. */
export function derivesNames(
  type: string,
  option: NamingOption,
  names: NameableProperties["names"],
  filter: FilterType | null,
  graph: TypeGraph,
): boolean {
  if (option === "select") return selectableNames(type, graph).every((name) => names.has(name));
  const derived = new Map(derivedNames(type, option, filter, graph));
  return derived.size === names.size && [...derived].every(([name, form]) => names.get(name) === form);
}

function derivedNames(
  type: string,
  option: Exclude<NamingOption, "select">,
  filter: FilterType | null,
  graph: TypeGraph,
): (readonly [string, "name" | "path"])[] {
  if (option === "expand") return relationshipsOf(type, graph).map((name) => [name, "name"]);
  const fields = filter?.declared === true ? filter.fields : [];
  return fields.flatMap((field) => {
    const { name, type: of } = field.property;
    const comparable = (comparison: string): boolean => !isStructured(of, graph) && allowsComparison(field, comparison);
    if (option === "search") return of === "Edm.String" && comparable("startsWith") ? [[name, "name"]] : [];
    // The runtime derives the paths into relationships from the relationships, not from the fields.
    return itemType(of).collection || field.property.navigation ? [] : [[name, comparable("eq") ? "name" : "path"]];
  });
}

function selectableNames(type: string, graph: TypeGraph): string[] {
  return graph
    .properties(type)
    .filter(({ name, navigation }) => !navigation && !name.includes("@"))
    .map(({ name }) => name);
}

/** Lists the relationships of a type. `$select` cannot name them. */
export function relationshipsOf(type: string, graph: TypeGraph): string[] {
  return graph
    .properties(type)
    .filter(({ name, navigation }) => navigation && !name.includes("@"))
    .map(({ name }) => name);
}
