import { indexTypes } from "../model/type-index.js";
import type { ApiModel, EnumMember, Property, TypeModel } from "../model/model.js";

/**
 * Removes from the metadata each fact that the docs do not state about a documented type, so that a comparison with the
 * docs finds only wrong facts and missing names. Operations are left out, because metadata does not have their paths.
 */
export function maskUndocumented(metadata: ApiModel, docs: ApiModel): ApiModel {
  const documented = new Map(docs.types.map((type) => [type.name, type]));
  const types = indexTypes(metadata.types);
  // Metadata declares a key only on the base type, but docs name the key on every derived type. So each type gets the
  // key of its base type.
  const keyOf = (type: TypeModel): readonly string[] =>
    types.lineage(type.name).find(({ key }) => key.length > 0)?.key ?? [];
  return {
    ...metadata,
    types: metadata.types.map((type) => maskType(type, keyOf(type), documented.get(type.name))),
    operations: [],
  };
}

function maskType(type: TypeModel, key: readonly string[], docs: TypeModel | undefined): TypeModel {
  if (docs === undefined) return type;
  const properties = new Map(docs.properties.map((property) => [property.name, property]));
  const members = new Map(docs.members.map((member) => [member.name, member]));
  return {
    ...type,
    // Few pages state the kind of a type, so the model usually infers it. An entity type and a complex type are
    // therefore not a difference.
    kind: type.kind !== "enum" && docs.kind !== "enum" ? docs.kind : type.kind,
    abstract: docs.abstract && type.abstract,
    open: docs.open && type.open,
    flags: docs.flags && type.flags,
    // If the docs do not name a key, the model assumes `id`. So it is unknown whether the docs name the key `id`.
    key: docs.key.length === 0 || docs.key.join() === "id" ? docs.key : key,
    description: docs.description,
    deprecated: docs.deprecated,
    properties: type.properties.map((property) => maskProperty(property, properties.get(property.name))),
    members: type.members.map((member) => maskMember(member, members.get(member.name))),
  };
}

function maskProperty(property: Property, docs: Property | undefined): Property {
  if (docs === undefined) return property;
  return {
    ...property,
    type: docs.type.includes("Edm.Untyped") ? docs.type : property.type,
    description: docs.description,
    required: docs.required,
    readOnly: docs.readOnly === null ? null : (property.readOnly ?? docs.readOnly),
    nullable: docs.nullable === null ? null : (property.nullable ?? docs.nullable),
    defaultValue: docs.defaultValue === null ? null : (property.defaultValue ?? docs.defaultValue),
    deprecated: docs.deprecated,
    values: docs.values,
    query: docs.query,
  };
}

function maskMember(member: EnumMember, docs: EnumMember | undefined): EnumMember {
  if (docs === undefined) return member;
  return { ...member, value: docs.value === null ? null : member.value, description: docs.description };
}
