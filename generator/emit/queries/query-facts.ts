import type { Property, QuerySupport, TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { Call } from "../calls/calls.js";
import { derivedQueries, type DerivedQueries, type NamedProperties } from "./derived-queries.js";
import type { FilterField } from "./filter-operators.js";
import { queryOptionsOf, type QueryOption } from "./query-options.js";
import { memoize, type TypeGraph } from "../types/type-graph.js";

/** The query options that name properties. */
export const NAMING_OPTIONS = ["select", "expand", "orderby", "search"] as const;

export type NamingOption = (typeof NAMING_OPTIONS)[number];

/** What the query options of calls can say of types. */
export interface QueryFacts extends DerivedQueries {
  /** The type whose properties the query options of a call name; `null` where there is no one such type. */
  readonly queriedType: (call: Call) => string | null;
  /** The query options that a call takes. */
  readonly optionsOf: (call: Call) => readonly QueryOption[];
  /** Whether a query option of some call names properties of a type; without an option, whether any does. */
  readonly isQueried: (type: string, option?: NamingOption) => boolean;
  /** Types that filters speak of: those whose items are filtered, and those of their properties. */
  readonly isFiltered: (type: string) => boolean;
  readonly names: (type: string, option: NamingOption) => QueryNames;
  /** What filters can ask of a type that they speak of. */
  readonly filterFields: (type: string) => readonly FilterField[];
}

/** What may be named in a query option. */
export interface QueryNames {
  readonly names: NamedProperties;
  /** Whether any other name may be given too: of open types, and where the docs know no name at all. */
  readonly open: boolean;
}

/**
 * Reads from the docs what may be named in query options. Where they state of any property of a type, inherited ones
 * among them, that it supports `$filter`, `$orderby` or `$search`, only those that do may be named there. Where they
 * state it of none, they are silent on the whole, and all properties may be named that OData allows: values, enums, and
 * what is inside of complex values. `$select` names properties, `$expand` relationships, whatever the docs state.
 */
export function queryFacts(calls: readonly Call[], declared: readonly TypeModel[], graph: TypeGraph): QueryFacts {
  const isStructured = (type: string): boolean => (graph.get(type)?.kind ?? "enum") !== "enum";
  const queriedType = ({ result }: Call): string | null => {
    if (result.kind !== "json" && result.kind !== "paged") return null;
    const [only, ...others] = result.types;
    return only !== undefined && others.length === 0 && isStructured(only) ? only : null;
  };

  const declarations = new Map(declared.map((type) => [type.name, type]));
  const supports = memoize((type: string) => supportOf(type, declarations, graph));
  const supportIn = (type: string, { name }: Property): QuerySupport | undefined => supports(type).get(name);
  /** The properties that an option may name: those that are said to support it, else those that `fits` lets pass. */
  const named = (
    type: string,
    says: (support: QuerySupport) => boolean,
    fits: (property: Property) => boolean,
  ): Property[] => {
    const properties = graph.properties(type).filter(({ name }) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
    const stated = properties.filter((property) => {
      const support = supportIn(type, property);
      return support !== undefined && says(support);
    });
    return stated.length > 0 ? stated : properties.filter(fits);
  };
  const isEntity = ({ type }: Property): boolean => graph.get(itemType(type).type)?.kind === "entity";
  const isValue = ({ type, navigation }: Property): boolean =>
    !navigation && (graph.get(type)?.kind === "enum" || (type.startsWith("Edm.") && !UNORDERED.has(type)));
  const isComplex = ({ type, navigation }: Property): boolean => !navigation && graph.get(type)?.kind === "complex";

  const candidates = (type: string, option: NamingOption): Property[] => {
    const all = graph.properties(type);
    switch (option) {
      case "select":
        return all.filter(({ name, navigation }) => !navigation && !name.includes("@"));
      case "expand":
        return all.filter(
          (property) => property.navigation || isEntity(property) || supportIn(type, property)?.expand === true,
        );
      case "orderby":
        return named(
          type,
          ({ orderby }) => orderby,
          (property) => isValue(property) || isComplex(property),
        );
      case "search":
        return named(
          type,
          ({ search }) => search,
          (property) => property.type === "Edm.String" && !property.navigation,
        );
    }
  };
  const names = (type: string, option: NamingOption): QueryNames => {
    const properties = candidates(type, option);
    const open = option !== "expand" && graph.lineage(type).some((ancestor) => ancestor.open);
    const inside = (property: Property) => (option === "orderby" && isComplex(property) ? "inside" : "whole");
    return {
      names: new Map(properties.map((property) => [property.name, inside(property)])),
      open: open || properties.length === 0,
    };
  };
  const filterable = memoize((type: string): FilterField[] =>
    named(
      type,
      ({ filter }) => filter !== null,
      ({ navigation }) => !navigation,
    )
      .filter((property) => isFilterable(itemType(property.type).type, graph))
      .map((property) => {
        const operators = supportIn(type, property)?.filter ?? [];
        return {
          property,
          operators: operators.length === 0 ? null : new Set(operators.map((one) => one.toLowerCase())),
        };
      }),
  );

  const queried = new Set<string>();
  const listed = new Set<string>();
  const filtered = new Set<string>();
  const filter = (type: string): void => {
    if (filtered.has(type) || !isStructured(type) || filterable(type).length === 0) return;
    filtered.add(type);
    for (const { property } of filterable(type)) filter(itemType(property.type).type);
  };
  const optionsOf = (call: Call): readonly QueryOption[] => {
    const type = queriedType(call);
    return queryOptionsOf(call, type !== null && names(type, "expand").names.size === 0);
  };
  for (const call of calls) {
    const type = queriedType(call);
    if (type === null) continue;
    const options = optionsOf(call);
    for (const option of options.filter(isNaming)) queried.add(type).add(`${type} ${option}`);
    if (options.includes("filter")) {
      listed.add(type);
      filter(type);
    }
  }
  const isSpokenOf = ({ property: { type } }: FilterField): boolean =>
    !isStructured(itemType(type).type) || filtered.has(itemType(type).type);
  const fields = new Map([...filtered].map((type) => [type, filterable(type).filter(isSpokenOf)]));
  return {
    queriedType,
    optionsOf,
    isQueried: (type, option) => queried.has(option === undefined ? type : `${type} ${option}`),
    isFiltered: (type) => filtered.has(type),
    names,
    filterFields: (type) => fields.get(type) ?? [],
    ...derivedQueries(fields, listed, graph),
  };
}

function isNaming(option: QueryOption): option is NamingOption {
  return (NAMING_OPTIONS as readonly string[]).includes(option);
}

/** What the docs state of each property, on the page of the type itself before those of its ancestors. */
function supportOf(
  type: string,
  declarations: ReadonlyMap<string, TypeModel>,
  graph: TypeGraph,
): ReadonlyMap<string, QuerySupport> {
  return new Map(
    [...graph.lineage(type)]
      .reverse()
      .flatMap(({ name }) => declarations.get(name)?.properties ?? [])
      .filter(({ query: { filter, orderby, search, expand } }) => filter !== null || orderby || search || expand)
      .map(({ name, query }) => [name, query]),
  );
}

/** Values that have no order. */
const UNORDERED = new Set(["Edm.Binary", "Edm.Stream", "Edm.Untyped"]);

function isFilterable(type: string, graph: TypeGraph): boolean {
  if (type.startsWith("Edm.")) return !UNORDERED.has(type) && !type.startsWith("Edm.Geo");
  return graph.get(type) !== undefined;
}
