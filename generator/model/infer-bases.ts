import type { TypeDraft } from "./resource-types.js";
import { indexTypes, type TypeIndex } from "./type-index.js";

/**
 * Infers the base of a type whose page does not name one from rows such as `Inherited from directoryObject`. If rows
 * name several types, the base is the named type that derives from all the others. Without such a type, the base is
 * `null`.
 */
export function inferBases(types: readonly TypeDraft[]): TypeDraft[] {
  const index = indexTypes(types);
  return types.map((type) => (type.base === null ? { ...type, base: inferBase(type, index) } : type));
}

function inferBase(type: TypeDraft, index: TypeIndex<TypeDraft>): string | null {
  const named = new Set(type.properties.flatMap(({ inheritedFrom }) => inheritedFrom ?? []));
  const candidates = [...named].filter((name) => !derivesFrom(name, type.name, index));
  const nearest = candidates.find((name) => candidates.every((other) => derivesFrom(name, other, index)));
  return nearest ?? null;
}

/** Tells whether a type is the same as `ancestor` or derives from it. */
function derivesFrom(name: string, ancestor: string, index: TypeIndex<TypeDraft>): boolean {
  if (name === ancestor) return true;
  return index.lineage(name).some((type) => type.name === ancestor || type.base === ancestor);
}
