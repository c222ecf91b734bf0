import type { TypeModel } from "./model.js";

/** Why a type cannot derive from the type that its page names. */
export type BaseFault = "unknown" | "enumeration" | "cycle";

/**
 * Removes the base types from which types cannot derive: unknown types, enumerations, and types that derive from the
 * type itself.
 *
 * @param types - types with different names
 * @param onFault - called for each type whose base type is removed
 */
export function withUsableBases(
  types: readonly TypeModel[],
  onFault: (type: TypeModel, base: string, fault: BaseFault) => void,
): TypeModel[] {
  const byName = new Map(types.map((type) => [type.name, type]));
  const inCycles = typesInCycles(types, byName);
  return types.map((type) => {
    if (type.base === null) return type;
    const base = byName.get(type.base);
    const fault =
      base === undefined ? "unknown" : base.kind === "enum" ? "enumeration" : inCycles.has(type) ? "cycle" : null;
    if (fault === null) return type;
    onFault(type, type.base, fault);
    return { ...type, base: null };
  });
}

/** The types that derive from themselves. Each type is visited once, because chains of types can be long. */
function typesInCycles(types: readonly TypeModel[], byName: ReadonlyMap<string, TypeModel>): ReadonlySet<TypeModel> {
  const visited = new Set<TypeModel>();
  const found = new Set<TypeModel>();
  for (const type of types) {
    const path = new Set<TypeModel>();
    let next: TypeModel | undefined = type;
    while (next !== undefined && !visited.has(next)) {
      visited.add(next);
      path.add(next);
      next = byName.get(next.base ?? "");
    }
    while (next !== undefined && path.has(next) && !found.has(next)) {
      found.add(next);
      next = byName.get(next.base ?? "");
    }
  }
  return found;
}
