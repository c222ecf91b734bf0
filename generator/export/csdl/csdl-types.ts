import { groupBy } from "../../collections/group-by.js";
import type { EnumMember, Property, TypeModel } from "../../model/model.js";
import { shortName } from "../../model/qualified-name.js";
import type { TypeIndex } from "../../model/type-index.js";
import type { Omissions } from "../exported-api.js";
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

/** Writes an entity, complex or enumeration type. */
export function typeElement(type: TypeModel, types: TypeIndex, omissions: Omissions): string {
  const Name = shortName(type.name);
  if (type.kind === "enum") {
    const attributes = { Name, IsFlags: type.flags ? "true" : undefined };
    return xmlElement("EnumType", attributes, [...annotations(type), ...memberElements(type, omissions)]);
  }
  const base = type.base === null ? undefined : types.get(type.base);
  if (type.base !== null && base === undefined) omissions.add("base types that the docs do not describe", type.base);
  const attributes = {
    Name,
    BaseType: base?.name,
    Abstract: type.abstract ? "true" : undefined,
    OpenType: type.open ? "true" : undefined,
  };
  const isEntity = type.kind === "entity";
  return xmlElement(isEntity ? "EntityType" : "ComplexType", attributes, [
    ...(isEntity ? keyElement(type, types, omissions) : []),
    ...annotations(type),
    ...declaredProperties(type, types, omissions).map((one) => propertyElement(one, omissions)),
  ]);
}

/** Writes the key of a type if its base types do not have a key, and the docs describe its properties. */
function keyElement({ name, key }: TypeModel, types: TypeIndex, omissions: Omissions): string[] {
  const inherited = types.ancestors(name).find((one) => one.key.length > 0)?.key;
  if (key.length === 0 || inherited !== undefined) {
    if (key.length > 0 && key.join() !== inherited?.join())
      omissions.add("keys that differ from the key of a base type", name);
    return [];
  }
  if (!key.every((one) => isSimpleIdentifier(one) && types.property(name, one) !== undefined)) {
    omissions.add("keys whose property the docs do not describe", name);
    return [];
  }
  return [
    xmlElement(
      "Key",
      {},
      key.map((one) => xmlElement("PropertyRef", { Name: one })),
    ),
  ];
}

/** The properties that a type declares. CSDL does not allow a type to declare a property of a base type again. */
function declaredProperties(type: TypeModel, types: TypeIndex, omissions: Omissions): readonly Property[] {
  return [...new Map(type.properties.map((one) => [one.name, one])).values()].filter((one) => {
    const inherited = types.inherited(type.name, one.name);
    if (inherited !== undefined) {
      if (inherited.type !== one.type) omissions.add("properties whose type differs from that in a base type", one);
      return false;
    }
    if (isSimpleIdentifier(one.name)) return true;
    omissions.add("properties whose name CSDL does not allow", one);
    return false;
  });
}

function propertyElement(property: Property, omissions: Omissions): string {
  const { name, type, navigation, nullable, defaultValue, values, required } = property;
  if (values !== null) omissions.add("lists of the values of string properties", property);
  if (required !== null) omissions.add("facts about whether a property is required", property);
  const isCollection = type.startsWith("Collection(");
  const attributes = {
    Name: name,
    Type: type,
    Nullable: nullable === null || (nullable && !isCollection) ? undefined : String(nullable),
    DefaultValue: navigation ? undefined : (defaultValue ?? undefined),
  };
  return xmlElement(navigation ? "NavigationProperty" : "Property", attributes, annotations(property));
}

/** In CSDL, either all members of an enumeration have a number, or none has one. */
function memberElements({ name, members }: TypeModel, omissions: Omissions): string[] {
  const unique = [...groupBy(members, (member) => member.name).values()].flatMap(([first]) => first ?? []);
  const isNumber = ({ value }: EnumMember): boolean => value !== null && /^-?\d{1,19}$/.test(value);
  const numbered = unique.every(isNumber);
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
