import type { TypeModel } from "../model/model.js";
import { indexTypes, type TypeIndex } from "../model/type-index.js";

/**
 * The types for checks of example bodies in responses, and for `serve`. A type is treated as open if it does not have a
 * page or if one of its base types is unknown, because it can have more properties than are known. A type without
 * properties, such as `Json`, is left out, and its values are not checked. A base type without properties is kept,
 * because its values can name a derived type. So derived types without properties are kept too.
 */
export function payloadTypes(types: readonly TypeModel[]): TypeIndex {
  const index = indexTypes(types);
  const isFullyDocumented = ({ name }: TypeModel): boolean => {
    const lineage = index.lineage(name);
    return lineage.every(({ origin }) => origin === "page") && (lineage.at(-1)?.base ?? null) === null;
  };
  return indexTypes(
    describedTypes(types, index).map((type) => (!type.open && isFullyDocumented(type) ? type : openToAny(type))),
  );
}

/**
 * The types for checks of example bodies in requests. Only types that the docs call open are open: callers of the SDK
 * can send only the properties that the docs describe.
 */
export function sentTypes(types: readonly TypeModel[]): TypeIndex {
  return indexTypes(describedTypes(types, indexTypes(types)));
}

function describedTypes(types: readonly TypeModel[], index: TypeIndex): readonly TypeModel[] {
  const roots = rootsOf(types, index);
  const described = new Set(types.filter(({ properties }) => properties.length > 0).map((type) => roots.get(type)));
  return types.filter((type) => type.kind === "enum" || described.has(roots.get(type)));
}

/** The last base type of each type. If types derive from one another in a cycle, one of them is the root of all. */
function rootsOf(types: readonly TypeModel[], index: TypeIndex): ReadonlyMap<TypeModel, TypeModel> {
  const roots = new Map<TypeModel, TypeModel>();
  for (const type of types) {
    const path = new Set<TypeModel>();
    let root = type;
    let next: TypeModel | undefined = type;
    while (next !== undefined && !path.has(next)) {
      path.add(next);
      root = next;
      next = roots.get(next) ?? index.get(next.base ?? "");
    }
    for (const one of path) roots.set(one, root);
  }
  return roots;
}

function openToAny({ openNames: _, ...type }: TypeModel): TypeModel {
  return { ...type, open: true };
}
