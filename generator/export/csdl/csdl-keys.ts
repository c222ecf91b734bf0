import type { Property, TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { TypeIndex } from "../../model/type-index.js";
import { isSimpleIdentifier } from "./csdl-names.js";

/**
 * The types that a property of a key can have, apart from enumerations.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_Key | CSDL 4.01, Key}
 */
const KEY_TYPES = new Set(
  "Boolean Byte Date DateTimeOffset Decimal Duration Guid Int16 Int32 Int64 SByte String TimeOfDay"
    .split(" ")
    .map((name) => `Edm.${name}`),
);

/** The base type of all entity types. Only metadata names it. */
export const ANY_ENTITY = "Edm.EntityType";

/** The properties of the key that a type declares; empty without a key, and `null` if CSDL does not allow the key. */
export function keyProperties({ name, key }: TypeModel, types: TypeIndex): readonly Property[] | null {
  const properties = key.flatMap((one) => types.property(name, one) ?? []);
  const isAllowed = ({ name, type }: Property): boolean =>
    isSimpleIdentifier(name) && (KEY_TYPES.has(type) || types.get(type)?.kind === "enum");
  return properties.length === key.length && properties.every(isAllowed) ? properties : null;
}

/** The key that a type inherits from the nearest base type with a key that CSDL allows. */
export function inheritedKey({ name }: TypeModel, types: TypeIndex): readonly string[] | null {
  return types.ancestors(name).find((one) => declaresKey(one, types))?.key ?? null;
}

/** Tells whether the metadata has a key for a type. */
export function hasKey(name: string, types: TypeIndex): boolean {
  return types.lineage(name).some((one) => declaresKey(one, types));
}

function declaresKey(type: TypeModel, types: TypeIndex): boolean {
  return (keyProperties(type, types)?.length ?? 0) > 0;
}

/**
 * Tells whether a type is a collection of entities without a key. CSDL does not allow entity sets and navigation
 * properties of such a type.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_NavigationPropertyType | CSDL 4.01, navigation property type}
 */
export function isCollectionWithoutKey(type: string, types: TypeIndex): boolean {
  const item = itemType(type);
  const isEntity = item.type === ANY_ENTITY || types.get(item.type)?.kind === "entity";
  return item.collection && isEntity && !hasKey(item.type, types);
}
