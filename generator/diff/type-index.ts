import type { Property, TypeModel } from "../model/model.js";
import { indexTypes as indexByName, type TypeIndex as IndexByName } from "../model/type-index.js";

/** The types of a model by name, with what they inherit and what inherits from them. */
export interface TypeIndex extends IndexByName<TypeModel> {
  /** Base types that the model knows, nearest first. */
  readonly ancestors: (name: string) => readonly TypeModel[];
  /** Types that derive from this one, at any distance. */
  readonly descendants: (name: string) => readonly TypeModel[];
  /** The property that a type has from a base type. */
  readonly inherited: (type: string, property: string) => Property | undefined;
}

export function indexTypes(types: readonly TypeModel[]): TypeIndex {
  const index = indexByName(types);
  const ancestors = (name: string): readonly TypeModel[] => index.lineage(name).slice(1);
  const descendants = new Map<string, TypeModel[]>();
  for (const type of types) {
    for (const { name } of ancestors(type.name)) descendants.set(name, [...(descendants.get(name) ?? []), type]);
  }
  return {
    ...index,
    ancestors,
    descendants: (name) => descendants.get(name) ?? [],
    inherited: (type, property) => {
      const [base] = ancestors(type);
      return base === undefined ? undefined : index.property(base.name, property);
    },
  };
}
