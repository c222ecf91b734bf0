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
  const leadsBack = (start: TypeModel): boolean => {
    const seen = new Set<string>();
    for (let base = start.base; base !== null && !seen.has(base); base = byName.get(base)?.base ?? null) {
      if (base === start.name) return true;
      seen.add(base);
    }
    return false;
  };
  return types.map((type) => {
    if (type.base === null) return type;
    const base = byName.get(type.base);
    const fault =
      base === undefined ? "unknown" : base.kind === "enum" ? "enumeration" : leadsBack(type) ? "cycle" : null;
    if (fault === null) return type;
    onFault(type, type.base, fault);
    return { ...type, base: null };
  });
}
