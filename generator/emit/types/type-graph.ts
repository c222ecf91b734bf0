import { finding, type Report } from "../../findings/create-finding.js";
import { memoize } from "../../collections/memoize.js";
import type { Property, TypeModel } from "../../model/model.js";
import { sortedBy } from "../../collections/order.js";
import { itemType } from "../../model/qualified-name.js";
import { indexTypes, type TypeIndex } from "../../model/type-index.js";
import { withUsableBases, type BaseFault } from "../../model/usable-bases.js";

/** The types of the model with lookups. The types are adapted to TypeScript's inheritance. */
export interface TypeGraph extends TypeIndex {
  readonly types: readonly TypeModel[];
  /** The properties of a type, including inherited ones. Properties of ancestors come first. */
  readonly properties: (type: string) => readonly Property[];
  /** All types that derive from a type, directly or indirectly, sorted by name. */
  readonly descendants: (type: string) => readonly TypeModel[];
  /** Whether a property belongs to the key of a type or of an ancestor. */
  readonly isKey: (type: string, property: string) => boolean;
  /** Whether a type or an ancestor has a key. */
  readonly hasKey: (type: string) => boolean;
}

/**
 * Adapts types to TypeScript's inheritance. Ignores a base type that is unknown, is an enumeration, or derives from the
 * type itself. If a type declares a property that an ancestor also declares, removes the property from the type,
 * because OData forbids the second declaration.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_DerivedEntityType | CSDL 4.01, Derived Entity Type}
 *
 * Reports `base-type-unusable` and `property-redeclared`.
 */
export function buildTypeGraph(models: readonly TypeModel[], report: Report): TypeGraph {
  const unique = [...new Map(models.map((type) => [type.name, type])).values()];
  const based = withUsableBases(unique, ({ name, source }, base, fault) => {
    const message = `${name} cannot derive from ${base}: ${FAULTS[fault](name)}. Correct the base type.`;
    report(finding("base-type-unusable", source, message));
  });
  const index = indexTypes(based);
  const types = based.map((type) => withoutRedeclared(type, index, report));
  const unmarked = indexTypes(types);
  const known = types.map((type) => (isUnknown(type, unmarked) ? { ...type, open: true } : type));
  return { ...createLookups(known), types: known };
}

/**
 * Returns a graph in which the named properties are not read-only, so that callers can send them.
 *
 * @param names - the names of the properties, by type
 */
export function allowSending(names: ReadonlyMap<string, ReadonlySet<string>>, graph: TypeGraph): TypeGraph {
  if (names.size === 0) return graph;
  const types = graph.types.map((type) => {
    const sent = names.get(type.name);
    if (sent === undefined) return type;
    const properties = type.properties.map((one) =>
      sent.has(one.name) ? { ...one, readOnly: false, required: null } : one,
    );
    return { ...type, properties };
  });
  return { ...createLookups(types), types };
}

/** Whether the docs show only the name of a type. The SDK then declares an open type, which can have any property. */
function isUnknown({ name, kind }: TypeModel, graph: TypeIndex): boolean {
  return (
    kind !== "enum" &&
    graph.children(name).length === 0 &&
    graph.lineage(name).every(({ properties }) => properties.length === 0)
  );
}

const FAULTS: Readonly<Record<BaseFault, (type: string) => string>> = {
  unknown: () => "the docs do not describe that type",
  enumeration: () => "it is an enumeration",
  cycle: (type) => `it derives from ${type}`,
};

function withoutRedeclared(type: TypeModel, index: TypeIndex, report: Report): TypeModel {
  const own = new Map<string, Property>();
  for (const property of type.properties) {
    const declared = type.base === null ? undefined : index.property(type.base, property.name);
    if (declared === undefined && !own.has(property.name)) {
      own.set(property.name, type.key.includes(property.name) ? { ...property, nullable: false } : property);
    }
    if (declared !== undefined && declared.type !== property.type) {
      const message = `${property.name} is ${property.type} here, but ${declared.type} in a base type of ${type.name}. The SDK uses ${declared.type}. Correct one of the two types.`;
      report(finding("property-redeclared", property.source, message));
    }
  }
  return { ...type, properties: [...own.values()] };
}

function createLookups(types: readonly TypeModel[]): Omit<TypeGraph, "types"> {
  const index = indexTypes(types);
  return {
    ...index,
    descendants: memoize((name: string) => sortedBy(index.descendants(name), (type) => type.name)),
    properties: memoize((name: string) => [...index.lineage(name)].reverse().flatMap(({ properties }) => properties)),
    isKey: (name, property) => index.lineage(name).some(({ key }) => key.includes(property)),
    hasKey: (name) => index.lineage(name).some(({ key }) => key.length > 0),
  };
}

/**
 * Finds the nearest common base type. The root of all entities is ignored, because it would be a base of any two
 * entities.
 *
 * @returns `null` if the types do not have a common base type
 */
export function commonType(names: readonly string[], graph: TypeGraph): string | null {
  const [first, ...rest] = [...new Set(names)];
  if (first === undefined || rest.length === 0) return first ?? null;
  const shared = graph
    .lineage(first)
    .find(({ name }) => rest.every((other) => graph.lineage(other).some((ancestor) => ancestor.name === name)));
  return shared === undefined || isRootEntity(shared) ? null : shared.name;
}

/** Whether a type is the root of all entities, such as `microsoft.graph.entity`. */
export function isRootEntity({ name, base }: TypeModel): boolean {
  return base === null && /\.entity$/i.test(name);
}

/** Whether a type is an entity type or a complex type of the model. */
export function isStructured(type: string, graph: TypeGraph): boolean {
  return (graph.get(type)?.kind ?? "enum") !== "enum";
}

/**
 * Returns a function that finds the types that declare a property with values of a type.
 *
 * @param isCounted whether a property is considered
 */
export function typeUsers(
  { types }: TypeGraph,
  isCounted: (property: Property) => boolean = () => true,
): (type: string) => readonly TypeModel[] {
  const users = new Map<string, Set<TypeModel>>();
  for (const type of types) {
    for (const property of type.properties.filter(isCounted)) {
      const { type: item } = itemType(property.type);
      const known = users.get(item);
      if (known === undefined) users.set(item, new Set([type]));
      else known.add(type);
    }
  }
  return (type) => [...(users.get(type) ?? [])];
}

/** Adds the types that depend on types of the set, directly or indirectly. Each type is visited once. */
export function growSet(initial: Iterable<string>, dependents: (type: string) => readonly string[]): Set<string> {
  const set = new Set(initial);
  for (const type of set) for (const dependent of dependents(type)) set.add(dependent);
  return set;
}
