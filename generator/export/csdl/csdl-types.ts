import { groupBy } from "../../collections/group-by.js";
import type { EnumMember, Property, TypeModel } from "../../model/model.js";
import { itemType, shortName } from "../../model/qualified-name.js";
import type { TypeIndex } from "../../model/type-index.js";
import { defaultValueOf } from "../default-value.js";
import type { Omissions } from "../exported-api.js";
import { ANY_ENTITY, inheritedKey, isCollectionWithoutKey, keyProperties } from "./csdl-keys.js";
import { isSimpleIdentifier } from "./csdl-names.js";
import { xmlElement } from "./xml.js";

const CORE = "Org.OData.Core.V1";

/** Facts of a type, property or operation that CSDL expresses as annotations. */
interface Annotated {
  readonly description: string;
  readonly deprecated: boolean;
  readonly deprecation?: string | null;
  readonly readOnly?: boolean | null;
}

/** Writes the annotations of an element: description, deprecation, and whether callers can change it. */
export function annotations({ description, deprecated, deprecation = null, readOnly = null }: Annotated): string[] {
  const annotation = (term: string, attributes: Readonly<Record<string, string>>, children: string[] = []): string =>
    xmlElement("Annotation", { Term: `${CORE}.${term}`, ...attributes }, children);
  const values = [
    xmlElement("PropertyValue", { Property: "Kind", EnumMember: `${CORE}.RevisionKind/Deprecated` }),
    ...(deprecation === null ? [] : [xmlElement("PropertyValue", { Property: "Description", String: deprecation })]),
  ];
  const revisions = [xmlElement("Collection", {}, [xmlElement("Record", {}, values)])];
  return [
    ...(description === "" ? [] : [annotation("Description", { String: description })]),
    ...(deprecated ? [annotation("Revisions", {}, revisions)] : []),
    ...(readOnly === null
      ? []
      : [annotation("Permissions", { EnumMember: `${CORE}.Permission/${readOnly ? "Read" : "ReadWrite"}` })]),
  ];
}

/**
 * Writes an entity, complex or enumeration type.
 *
 * @param keys - the properties of the keys of all types
 */
export function typeElement(
  type: TypeModel,
  types: TypeIndex,
  keys: ReadonlySet<Property>,
  omissions: Omissions,
): string {
  const Name = shortName(type.name);
  if (type.kind === "enum") {
    const isFlags = type.flags && type.members.every(isNumbered);
    if (isFlags !== type.flags) omissions.add("flags whose members do not all have a number", type.name);
    const isLarge = type.members.every(isNumbered) && type.members.some(({ value }) => !isInt(32, value ?? ""));
    const attributes = {
      Name,
      UnderlyingType: isLarge ? "Edm.Int64" : undefined,
      IsFlags: isFlags ? "true" : undefined,
    };
    return xmlElement("EnumType", attributes, [...annotations(type), ...memberElements(type, omissions)]);
  }
  const attributes = {
    Name,
    BaseType: type.base ?? undefined,
    Abstract: type.abstract ? "true" : undefined,
    OpenType: type.open ? "true" : undefined,
  };
  const isEntity = type.kind === "entity";
  return xmlElement(isEntity ? "EntityType" : "ComplexType", attributes, [
    ...(isEntity ? keyElement(type, types, omissions) : []),
    ...annotations(type),
    ...declaredProperties(type, types, omissions).map((one) =>
      propertyElement(one, type, types, keys.has(one), omissions),
    ),
  ]);
}

/** Writes the key of a type if its base types do not have a key, and the docs describe its properties. */
function keyElement(type: TypeModel, types: TypeIndex, omissions: Omissions): string[] {
  if (type.key.length === 0) return [];
  const inherited = inheritedKey(type, types);
  if (inherited !== null) {
    if (type.key.join() !== inherited.join()) omissions.add("keys that differ from the key of a base type", type.name);
    return [];
  }
  if (keyProperties(type, types) === null) {
    omissions.add("keys whose properties the docs do not describe as single values of a primitive type", type.name);
    return [];
  }
  return [
    xmlElement(
      "Key",
      {},
      type.key.map((one) => xmlElement("PropertyRef", { Name: one })),
    ),
  ];
}

/** Whether the metadata has a type or the type of the items of a collection. */
export function isInMetadata(type: string, types: TypeIndex): boolean {
  const item = itemType(type).type;
  return item.startsWith("Edm.") || types.get(item) !== undefined;
}

/** The properties that a type declares. CSDL does not allow a type to declare a property of a base type again. */
function declaredProperties(type: TypeModel, types: TypeIndex, omissions: Omissions): readonly Property[] {
  return [...new Map(type.properties.map((one) => [one.name, one])).values()].filter((one) => {
    if (types.inherited(type.name, one.name) !== undefined) return false;
    if (!isSimpleIdentifier(one.name)) {
      omissions.add("properties whose name CSDL does not allow", one);
      return false;
    }
    if (!isInMetadata(one.type, types)) {
      omissions.add("properties of a type that the metadata does not have", one);
      return false;
    }
    if (!isCollectionWithoutKey(one.type, types)) return true;
    omissions.add("properties and relationships that are collections of objects without a key", one);
    return false;
  });
}

/**
 * Writes a property. CSDL does not allow a property of a key to be nullable, and the type decides
 * whether it is a navigation property. Objects that the docs show in the object itself are contained in it, except in complex
 * types: CSDL does not allow contained objects in the items of a collection.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_ContainmentNavigationProperty | CSDL 4.01, containment navigation property}
 */
function propertyElement(
  property: Property,
  owner: TypeModel,
  types: TypeIndex,
  isKey: boolean,
  omissions: Omissions,
): string {
  const { name, type, values, required } = property;
  const item = itemType(type);
  const navigation = item.type === ANY_ENTITY || types.get(item.type)?.kind === "entity";
  const isInline = navigation && !property.navigation;
  const value = defaultValueOf(property, types, omissions);
  const nullable = isKey ? false : property.nullable;
  if (navigation !== property.navigation)
    omissions.add("distinctions between a property and a relationship that CSDL does not allow", property);
  if (values !== null) omissions.add("lists of the values of string properties", property);
  if (required !== null) omissions.add("facts about whether a property is required", property);
  if (item.collection && nullable === true) omissions.add("facts that a collection can be null", property);
  const hasNullable = nullable !== null && !(item.collection && (nullable || navigation));
  const attributes = {
    Name: name,
    Type: type,
    Nullable: hasNullable ? String(nullable) : undefined,
    DefaultValue: value?.toString(),
    ContainsTarget: isInline && owner.kind === "entity" ? "true" : undefined,
  };
  return xmlElement(navigation ? "NavigationProperty" : "Property", attributes, annotations(property));
}

function isNumbered({ value }: EnumMember): boolean {
  return value !== null && isInt(64, value);
}

/** Whether a text is an integer that a number of bits can represent. */
function isInt(bits: 32 | 64, text: string): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(bits, BigInt(text)) === BigInt(text);
}

/** In CSDL, either all members of an enumeration have a number, or none has one. */
function memberElements({ name, members }: TypeModel, omissions: Omissions): string[] {
  const unique = [...groupBy(members, (member) => member.name).values()].flatMap(([first]) => first ?? []);
  const numbered = unique.every(isNumbered);
  if (!numbered && unique.some(({ value }) => value !== null))
    omissions.add("enumerations whose members do not all have a number", name);
  return unique.flatMap((member) => {
    if (!isSimpleIdentifier(member.name)) {
      omissions.add("members whose name CSDL does not allow", member);
      return [];
    }
    const attributes = { Name: member.name, Value: numbered ? (member.value ?? undefined) : undefined };
    return xmlElement("Member", attributes, annotations({ ...member, deprecated: false }));
  });
}
