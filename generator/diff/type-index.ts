import { groupBy } from "../model/group-by.js";
import type { Property, TypeModel } from "../model/model.js";
import { indexTypes as indexByName, type TypeIndex as IndexByName } from "../model/type-index.js";

/** The types of a model by name, with what they inherit and what inherits from them. */
export interface TypeIndex extends IndexByName<TypeModel> {
  /** Base types that the model knows, nearest first. */
  readonly ancestors: (name: string) => readonly TypeModel[];
  /** Types that derive from this one directly. */
  readonly children: (name: string) => readonly TypeModel[];
  /** Types that derive from this one, at any distance, nearest first. */
  readonly descendants: (name: string) => readonly TypeModel[];
  /** The property that a type has from a base type. */
  readonly inherited: (type: string, property: string) => Property | undefined;
}

export function indexTypes(types: readonly TypeModel[]): TypeIndex {
  const index = indexByName(types);
  const ancestors = (name: string): readonly TypeModel[] => index.lineage(name).slice(1);
  const byBase = groupBy(types, ({ base }) => base);
  const children = (name: string): readonly TypeModel[] => byBase.get(name) ?? [];
  return {
    ...index,
    ancestors,
    children,
    descendants: (name) => {
      const found = new Set(children(name));
      for (const { name: child } of found) for (const one of children(child)) if (one.name !== name) found.add(one);
      return [...found];
    },
    inherited: (type, property) => {
      const [base] = ancestors(type);
      return base === undefined ? undefined : index.property(base.name, property);
    },
  };
}
