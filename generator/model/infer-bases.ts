import type { TypeDraft } from "./resource-types.js";
import { indexTypes, type TypeIndex } from "./type-index.js";

/**
 * Gives a type whose page names no base the one that its rows name (`Inherited from directoryObject`): where they name
 * several, the one that derives from all others. Rows that name unrelated types leave the type without a base.
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

/** Says whether a type is another or descends from it. */
function derivesFrom(name: string, ancestor: string, index: TypeIndex<TypeDraft>): boolean {
  if (name === ancestor) return true;
  return index.lineage(name).some((type) => type.name === ancestor || type.base === ancestor);
}
