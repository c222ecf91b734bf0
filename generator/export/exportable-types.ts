import type { Property, TypeModel } from "../model/model.js";
import { indexTypes } from "../model/type-index.js";
import { withUsableBases, type BaseFault } from "../model/usable-bases.js";
import type { Omissions } from "./exported-api.js";

const FAULTS: Readonly<Record<BaseFault, string>> = {
  unknown: "base types that the docs do not describe",
  enumeration: "base types that are enumerations",
  cycle: "base types that derive from the type itself",
};

/**
 * Changes types so that every format can express them. Each name occurs once, base types exist and are not derived from
 * the type itself, and a property has the same type as in the base types.
 */
export function exportableTypes(models: readonly TypeModel[], omissions: Omissions): readonly TypeModel[] {
  const unique = [...new Map(models.map((type) => [type.name, type])).values()];
  const types = withUsableBases(unique, (_, base, fault) => {
    omissions.add(FAULTS[fault], base);
  });
  const index = indexTypes(types);
  const typeOf = new Map<Property, string>();
  const baseTypesFirst = types
    .map((type) => [type, index.lineage(type.name).length] as const)
    .sort(([, one], [, other]) => one - other);
  for (const [{ name: owner, properties }] of baseTypesFirst) {
    for (const property of properties) {
      const inherited = index.inherited(owner, property.name);
      const type = inherited === undefined ? property.type : (typeOf.get(inherited) ?? inherited.type);
      if (type !== property.type) omissions.add("properties whose type differs from that in a base type", property);
      typeOf.set(property, type);
    }
  }
  return types.map((type) => ({
    ...type,
    properties: type.properties.map((property) => ({ ...property, type: typeOf.get(property) ?? property.type })),
  }));
}
