import type { EnumMember, Property, QuerySupport, TypeModel } from "../model/model.js";
import { requiredAttribute } from "./csdl.js";
import type { Csdl } from "./csdl.js";
import { edmChildren, booleanAttribute } from "./edm.js";
import type { Schema } from "./edm.js";
import type { XmlElement } from "./xml.js";

const KINDS: ReadonlyMap<string, TypeModel["kind"]> = new Map([
  ["EntityType", "entity"],
  ["ComplexType", "complex"],
  ["EnumType", "enum"],
]);

/** CSDL does not describe query options of single properties. */
const NO_QUERY: QuerySupport = { filter: null, select: null, orderby: false, search: false, expand: false };

/**
 * Reads the entity, complex and enumeration types of a schema. Type definitions are not read: a property whose type is
 * a type definition has the underlying type.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_EntityType | Entity
 * type}
 */
export function readTypes(schema: Schema, csdl: Csdl): readonly TypeModel[] {
  return edmChildren(schema.element).flatMap((element) => {
    const kind = KINDS.get(element.name);
    if (kind === undefined) return [];
    const name = requiredAttribute(element, "Name", csdl);
    return name === null ? [] : [readType(element, kind, `${schema.namespace}.${name}`, csdl)];
  });
}

function readType(element: XmlElement, kind: TypeModel["kind"], name: string, csdl: Csdl): TypeModel {
  const facts = csdl.annotations.factsFor(element, [name]);
  const base = element.attributes.get("BaseType");
  return {
    name,
    kind,
    base: base === undefined ? null : csdl.names.type(base),
    abstract: booleanAttribute(element, "Abstract") ?? false,
    open: booleanAttribute(element, "OpenType") ?? false,
    key: edmChildren(element, "Key")
      .flatMap((key) => edmChildren(key, "PropertyRef"))
      .flatMap((reference) => requiredAttribute(reference, "Name", csdl) ?? []),
    description: facts.description,
    deprecated: facts.deprecated,
    deprecation: facts.deprecation,
    properties: edmChildren(element).flatMap((child) => {
      const navigation = child.name === "NavigationProperty";
      return navigation || child.name === "Property" ? readProperty(child, name, csdl) : [];
    }),
    members: kind === "enum" ? readMembers(element, name, csdl) : [],
    flags: booleanAttribute(element, "IsFlags") ?? false,
    examples: [],
    origin: "metadata",
    source: element.source,
  };
}

/**
 * Reads a property, or a parameter of an action or function, which has the same attributes.
 *
 * @returns an empty list if a required attribute is missing
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_StructuralProperty | Structural property}
 */
export function readProperty(element: XmlElement, owner: string, csdl: Csdl): readonly Property[] {
  const name = requiredAttribute(element, "Name", csdl);
  const written = requiredAttribute(element, "Type", csdl);
  if (name === null || written === null) return [];
  const type = csdl.names.type(written);
  const facts = csdl.annotations.factsFor(element, [`${owner}/${name}`]);
  return [
    {
      name,
      type,
      navigation: element.name === "NavigationProperty",
      description: facts.description,
      required: null,
      readOnly: facts.readOnly,
      // Without the attribute, a single value is nullable. CSDL does not state whether a collection is nullable.
      nullable: booleanAttribute(element, "Nullable") ?? (type.startsWith("Collection(") ? null : true),
      defaultValue: element.attributes.get("DefaultValue") ?? null,
      deprecated: facts.deprecated,
      inheritedFrom: null,
      values: null,
      query: NO_QUERY,
      origin: "metadata",
      source: element.source,
    },
  ];
}

/** Reads the members of an enumeration. Members without a value are numbered from 0. */
function readMembers(element: XmlElement, owner: string, csdl: Csdl): readonly EnumMember[] {
  return edmChildren(element, "Member").flatMap((member, index) => {
    const name = requiredAttribute(member, "Name", csdl);
    if (name === null) return [];
    return {
      name,
      value: member.attributes.get("Value") ?? String(index),
      description: csdl.annotations.factsFor(member, [`${owner}/${name}`]).description,
      source: member.source,
    };
  });
}
