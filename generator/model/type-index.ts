import { groupBy } from "../collections/group-by.js";
import type { Property, TypeModel } from "./model.js";

/** The part of a type that the index reads. Drafts of types have these properties too. */
export type IndexedType = Pick<TypeModel, "name" | "base" | "properties">;

/** The types of a model by qualified name, with their base types and derived types. */
export interface TypeIndex<Type extends IndexedType = TypeModel> {
  readonly get: (name: string) => Type | undefined;
  /**
   * The type and its base types, nearest first. Ends before an unknown base. In a cycle, each type occurs only once.
   */
  readonly lineage: (name: string) => readonly Type[];
  /** The base types of the type, nearest first. */
  readonly ancestors: (name: string) => readonly Type[];
  /** The types that derive directly from the given type. */
  readonly children: (name: string) => readonly Type[];
  /** The types that derive directly or indirectly from the given type, nearest first. */
  readonly descendants: (name: string) => readonly Type[];
  /** The property that the type declares or inherits. */
  readonly property: (type: string, property: string) => Property | undefined;
  /** The property that the type inherits. */
  readonly inherited: (type: string, property: string) => Property | undefined;
}

/**
 * Indexes types by their qualified name. The maps of properties and of derived types are made on first use.
 *
 * @param types - in any order; if several types have the same name, only the last of them is indexed
 */
export function indexTypes<Type extends IndexedType>(types: Iterable<Type>): TypeIndex<Type> {
  const byName = new Map<string, Type>();
  for (const type of types) byName.set(type.name, type);
  const propertiesOf = new Map<string, ReadonlyMap<string, Property>>();
  let byBase: ReadonlyMap<string | null, readonly Type[]> | undefined;

  const ownProperties = (type: Type): ReadonlyMap<string, Property> => {
    const known = propertiesOf.get(type.name);
    if (known) return known;
    const own = new Map(type.properties.map((property) => [property.name, property]));
    propertiesOf.set(type.name, own);
    return own;
  };

  const lineage = (name: string): readonly Type[] => {
    const found = new Set<Type>();
    let next = byName.get(name);
    while (next && !found.has(next)) {
      found.add(next);
      next = next.base === null ? undefined : byName.get(next.base);
    }
    return [...found];
  };

  const ancestors = (name: string): readonly Type[] => lineage(name).slice(1);

  const children = (name: string): readonly Type[] => {
    byBase ??= groupBy(byName.values(), ({ base }) => base);
    return byBase.get(name) ?? [];
  };

  const descendants = (name: string): readonly Type[] => {
    const found = new Set(children(name));
    for (const type of found) for (const child of children(type.name)) if (child.name !== name) found.add(child);
    return [...found];
  };

  const property = (type: string, name: string): Property | undefined => {
    for (const candidate of lineage(type)) {
      const found = ownProperties(candidate).get(name);
      if (found) return found;
    }
    return undefined;
  };

  const inherited = (type: string, name: string): Property | undefined => {
    const [base] = ancestors(type);
    return base === undefined ? undefined : property(base.name, name);
  };

  return { get: (name) => byName.get(name), lineage, ancestors, children, descendants, property, inherited };
}
