import type { Property, TypeModel } from "./model.js";

/** What the index needs to know of a type, at any stage of its making. */
export type IndexedType = Pick<TypeModel, "name" | "base" | "properties">;

export interface TypeIndex<Type extends IndexedType> {
  readonly get: (name: string) => Type | undefined;
  /** The type and its ancestors, nearest first. Ends where a base is unknown, or would lead in a circle. */
  readonly lineage: (name: string) => readonly Type[];
  /** A property of the type or of an ancestor. */
  readonly property: (type: string, property: string) => Property | undefined;
}

/** Makes types findable by their qualified name. */
export function indexTypes<Type extends IndexedType>(types: Iterable<Type>): TypeIndex<Type> {
  const byName = new Map<string, Type>();
  for (const type of types) byName.set(type.name, type);
  const propertiesOf = new Map<string, ReadonlyMap<string, Property>>();

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

  const property = (type: string, name: string): Property | undefined => {
    for (const candidate of lineage(type)) {
      const found = ownProperties(candidate).get(name);
      if (found) return found;
    }
    return undefined;
  };

  return { get: (name) => byName.get(name), lineage, property };
}
