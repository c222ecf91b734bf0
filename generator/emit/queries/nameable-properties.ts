import type { Property, QuerySupport, TypeModel } from "../../model/model.js";
import { openNamesOf } from "../../model/open-names.js";
import { itemType } from "../../model/qualified-name.js";
import type { TypeGraph } from "../types/type-graph.js";
import { createFilterField, type FilterField } from "./filter-fields.js";

/** The query options whose values name properties. */
export const NAMING_OPTIONS = ["select", "expand", "orderby", "search"] as const;

export type NamingOption = (typeof NAMING_OPTIONS)[number];

/** The names that are valid in a query option. */
export interface NameableProperties {
  /** `path`: the option takes paths into the property (`from/emailAddress`) instead of its name. */
  readonly names: ReadonlyMap<string, "name" | "path">;
  /** The other names that are valid: for an open type, and any name if the docs do not describe a valid property. */
  readonly open: "any" | "extensions" | null;
}

/** A property, and the query support that the docs state for it; `null` if they state none. */
export interface QueriedProperty {
  readonly property: Property;
  readonly support: QuerySupport | null;
}

/**
 * Lists the properties of a type, inherited ones included, with their query support. If the page of the type and the
 * page of an ancestor both describe a property, the page of the type decides.
 *
 * @param declared the types of the model, by name: unlike the graph, they keep properties that an ancestor has too
 */
export function listQueriedProperties(
  type: string,
  declared: ReadonlyMap<string, TypeModel>,
  graph: TypeGraph,
): QueriedProperty[] {
  const supports = new Map(
    [...graph.lineage(type)]
      .reverse()
      .flatMap(({ name }) => declared.get(name)?.properties ?? [])
      .filter(({ query: { filter, orderby, search, expand } }) => filter !== null || orderby || search || expand)
      .map(({ name, query }) => [name, query]),
  );
  return graph.properties(type).map((property) => ({ property, support: supports.get(property.name) ?? null }));
}

/**
 * Finds the properties that a query option can name. `$select` names properties and `$expand` relationships, regardless
 * of the docs. For `$orderby` and `$search`, see {@link supportingProperties}.
 */
export function findNameable(
  type: string,
  option: NamingOption,
  properties: readonly QueriedProperty[],
  graph: TypeGraph,
): NameableProperties {
  const nameable = candidates(option, properties, graph);
  const form = (property: Property) => (option === "orderby" && isComplex(property, graph) ? "path" : "name");
  const open = option === "expand" ? null : openNamesOf(type, graph);
  return {
    names: new Map(nameable.map(({ property }) => [property.name, form(property)])),
    open: nameable.length === 0 ? "any" : open,
  };
}

/** Finds the properties that filters can use; see {@link supportingProperties}. */
export function findFilterFields(properties: readonly QueriedProperty[], graph: TypeGraph): FilterField[] {
  return supportingProperties(
    properties,
    ({ filter }) => filter !== null,
    ({ navigation }) => !navigation,
  )
    .filter(({ property }) => isFilterable(itemType(property.type).type, graph))
    .map(({ property, support }) => createFilterField(property, support));
}

function candidates(
  option: NamingOption,
  properties: readonly QueriedProperty[],
  graph: TypeGraph,
): readonly QueriedProperty[] {
  switch (option) {
    case "select":
      return properties.filter(({ property: { name, navigation } }) => !navigation && !name.includes("@"));
    case "expand":
      return properties.filter(
        ({ property, support }) =>
          property.navigation || graph.get(itemType(property.type).type)?.kind === "entity" || support?.expand === true,
      );
    case "orderby":
      return supportingProperties(
        properties,
        ({ orderby }) => orderby,
        (property) => isOrderedValue(property, graph) || isComplex(property, graph),
      );
    case "search":
      return supportingProperties(
        properties,
        ({ search }) => search,
        ({ type, navigation }) => type === "Edm.String" && !navigation,
      );
  }
}

/**
 * Selects the properties that support a query option. If the docs state support for at least one property of the type,
 * only the properties with that statement qualify. Otherwise the docs are silent, and OData decides.
 *
 * @param states tells whether the docs state support
 * @param fits tells whether OData allows the option for a property
 */
function supportingProperties(
  properties: readonly QueriedProperty[],
  states: (support: QuerySupport) => boolean,
  fits: (property: Property) => boolean,
): readonly QueriedProperty[] {
  const identifiers = properties.filter(({ property: { name } }) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
  const stated = identifiers.filter(({ support }) => support !== null && states(support));
  return stated.length > 0 ? stated : identifiers.filter(({ property }) => fits(property));
}

/** Primitive types whose values cannot be ordered. */
const UNORDERED = new Set(["Edm.Binary", "Edm.Stream", "Edm.Untyped"]);

function isOrderedValue({ type, navigation }: Property, graph: TypeGraph): boolean {
  return !navigation && (graph.get(type)?.kind === "enum" || (type.startsWith("Edm.") && !UNORDERED.has(type)));
}

function isComplex({ type, navigation }: Property, graph: TypeGraph): boolean {
  return !navigation && graph.get(type)?.kind === "complex";
}

function isFilterable(type: string, graph: TypeGraph): boolean {
  if (type.startsWith("Edm.")) return !UNORDERED.has(type) && !type.startsWith("Edm.Geo");
  return graph.get(type) !== undefined;
}
