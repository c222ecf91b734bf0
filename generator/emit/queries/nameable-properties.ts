import type { Property, QueryClause, QuerySupport, TypeModel } from "../../model/model.js";
import { openNamesOf } from "../../model/open-names.js";
import { itemType } from "../../model/qualified-name.js";
import type { TypeGraph } from "../types/type-graph.js";
import { createFilterField, type FilterField } from "./filter-fields.js";

/** The query options whose values contain names of properties. */
export const NAMING_OPTIONS = ["select", "expand", "orderby", "search"] as const;

export type NamingOption = (typeof NAMING_OPTIONS)[number];

/** The names that are valid in a query option. */
export interface NameableProperties {
  /**
   * The names that the option accepts, and the form of each name. With the form `path`, the option takes paths into the
   * property (`from/emailAddress`) instead of its name.
   */
  readonly names: ReadonlyMap<string, "name" | "path">;
  /**
   * The other names that are valid. `extensions`: names of extension properties. `any`: any name, because the type is
   * open for any name or because `names` is empty. `null`: no other names.
   */
  readonly open: "any" | "extensions" | null;
}

/** A property, and its query support according to the docs; `null` if the docs do not describe its support. */
export interface QueriedProperty {
  readonly property: Property;
  readonly support: QuerySupport | null;
}

/**
 * Lists the properties of a type, inherited ones included, with their query support. If the page of the type and the
 * page of an ancestor both describe the support of a property, the page of the type decides.
 *
 * @param declared the types of the model as their pages document them, by name. A property of an ancestor can occur in
 * a type again, which `graph` does not show.
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
      .filter(({ query }) => statesSupport(query))
      .map(({ name, query }) => [name, query]),
  );
  return graph.properties(type).map((property) => ({ property, support: supports.get(property.name) ?? null }));
}

function statesSupport({ filter, orderby, search, expand, unsupported }: QuerySupport): boolean {
  return filter !== null || orderby || search || expand || unsupported !== undefined;
}

/**
 * Finds the properties that a query option can name. `$select` can name every property and `$expand` every
 * relationship, unless the docs deny the option. For `$orderby` and `$search`, see {@link supportingProperties}.
 */
export function findNameable(
  type: string,
  option: NamingOption,
  properties: readonly QueriedProperty[],
  graph: TypeGraph,
): NameableProperties {
  const nameable = withoutDenied(option, candidates(option, properties, graph));
  const form = (property: Property) => (option === "orderby" && isComplex(property, graph) ? "path" : "name");
  const open = option === "expand" ? null : openNamesOf(type, graph);
  return {
    names: new Map(nameable.map(({ property }) => [property.name, form(property)])),
    open: nameable.length === 0 ? "any" : open,
  };
}

/**
 * Finds the properties that filters can use; see {@link supportingProperties}.
 *
 * @param relationships the relationships that filters in the docs use
 */
export function findFilterFields(
  properties: readonly QueriedProperty[],
  relationships: ReadonlySet<string>,
  graph: TypeGraph,
): FilterField[] {
  const supporting = supportingProperties(
    properties,
    ({ filter }) => filter !== null,
    ({ name, navigation }) => !navigation || relationships.has(name),
  );
  return withoutDenied("filter", supporting)
    .filter(({ property }) => isFilterable(itemType(property.type).type, graph))
    .map(({ property, support }) => createFilterField(property, support));
}

/** Leaves out each property that does not support the query option according to the docs. */
function withoutDenied(option: QueryClause, properties: readonly QueriedProperty[]): readonly QueriedProperty[] {
  return properties.filter(({ support }) => support?.unsupported?.includes(option) !== true);
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
 * Selects the properties that a query option can name: those for which OData allows the option, and those for which the
 * docs say that they support it. If the docs do not mention the option for a property, only OData decides.
 *
 * @param states tells whether the docs say that a property supports the option
 * @param fits tells whether OData allows the option for a property
 */
function supportingProperties(
  properties: readonly QueriedProperty[],
  states: (support: QuerySupport) => boolean,
  fits: (property: Property) => boolean,
): readonly QueriedProperty[] {
  return properties.filter(
    ({ property, support }) =>
      /^[\p{L}_][\p{L}\p{N}_]*$/u.test(property.name) && (fits(property) || (support !== null && states(support))),
  );
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
