import { finding, type Report } from "../findings/create-finding.js";
import type { TypeModel } from "./model.js";

/** The highest number of base types of a type. Real types have up to four. */
const MOST_BASES = 50;

/**
 * Removes the base of a type that would have more than fifty base types, so that such a chain is cut into several ones.
 * Most stages look at all base types of each type, so the time for a longer chain would grow with the square of its
 * length.
 *
 * Reports `too-many-base-types`.
 *
 * @param types - types with different names
 */
export function limitBases<Type extends Pick<TypeModel, "name" | "base" | "source">>(
  types: readonly Type[],
  report: Report,
): Type[] {
  const byName = new Map(types.map((type) => [type.name, type]));
  const numbers = new Map<Type, number>();
  const limited = new Set<Type>();
  for (const type of types) {
    const chain: Type[] = [];
    let next: Type | undefined = type;
    while (next !== undefined && !numbers.has(next)) {
      // In a cycle, the search ends at a type of the chain.
      numbers.set(next, 0);
      chain.push(next);
      next = byName.get(next.base ?? "");
    }
    let number = next === undefined ? -1 : (numbers.get(next) ?? 0);
    for (const one of chain.reverse()) {
      number = number === MOST_BASES ? 0 : number + 1;
      if (number === 0 && one.base !== null && byName.has(one.base)) limited.add(one);
      numbers.set(one, number);
    }
  }
  return types.map((type) => {
    if (!limited.has(type)) return type;
    const message = `${type.name} has more than ${String(MOST_BASES)} base types. docwright ignores the base type ${type.base ?? ""}. Correct the base type.`;
    report(finding("too-many-base-types", type.source, message, { subject: type.name }));
    return { ...type, base: null };
  });
}
