import type { Property, TypeModel } from "../model/model.js";

/** The types of a model by name, with what they inherit. */
export interface TypeIndex {
  get(name: string): TypeModel | undefined;
  /** Base types that the model knows, nearest first. */
  ancestors(name: string): readonly TypeModel[];
  /** Types that derive from this one, at any distance. */
  descendants(name: string): readonly TypeModel[];
  /** The property that a type has from a base type. */
  inherited(type: string, property: string): Property | undefined;
}

export function indexTypes(types: readonly TypeModel[]): TypeIndex {
  const byName = new Map(types.map((type) => [type.name, type]));
  const ancestors = (name: string): readonly TypeModel[] => {
    const line: TypeModel[] = [];
    const met = new Set([name]);
    for (let base = byName.get(name)?.base ?? null; base !== null && !met.has(base);) {
      met.add(base);
      const type = byName.get(base);
      if (type !== undefined) line.push(type);
      base = type?.base ?? null;
    }
    return line;
  };
  const descendants = new Map<string, TypeModel[]>();
  for (const type of types) {
    for (const { name } of ancestors(type.name)) descendants.set(name, [...(descendants.get(name) ?? []), type]);
  }
  return {
    get: (name) => byName.get(name),
    ancestors,
    descendants: (name) => descendants.get(name) ?? [],
    inherited(type, property) {
      for (const { properties } of ancestors(type)) {
        const found = properties.find(({ name }) => name === property);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** A type expression told apart: `Collection(Edm.String)` is a collection of `Edm.String`. */
export function itemType(type: string): { readonly item: string; readonly collection: boolean } {
  const item = /^Collection\((.*)\)$/.exec(type)?.[1];
  return item === undefined ? { item: type, collection: false } : { item, collection: true };
}
