import { defaultValueOf } from "../../generator/export/default-value.js";
import { Omissions } from "../../generator/export/exported-api.js";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import type { ApiModel, Property, TypeModel } from "../../generator/model/model.js";
import { indexTypes, type TypeIndex } from "../../generator/model/type-index.js";

/** Exported metadata, as docwright's reader of metadata reads it. */
export function readBack(text: string): ApiModel {
  return readMetadata(text, "exported.xml");
}

/** The facts of a model's types that CSDL can express, in the form in which they are read back. */
export function expressibleTypes({ types }: Pick<ApiModel, "types">): readonly object[] {
  const index = indexTypes(types);
  return [...types].sort((a, b) => (a.name < b.name ? -1 : 1)).map((type) => typeFacts(type, index));
}

function typeFacts(type: TypeModel, index: TypeIndex): object {
  const ancestors = index.ancestors(type.name);
  const numbered = type.members.every(({ value }) => value !== null);
  const properties = [...new Map(type.properties.map((one) => [one.name, one])).values()];
  return {
    name: type.name,
    kind: type.kind,
    base: ancestors[0]?.name ?? null,
    abstract: type.abstract,
    open: type.open,
    flags: type.flags && numbered,
    key: ancestors.some((one) => declaresKey(one, index)) || !declaresKey(type, index) ? [] : type.key,
    text: [oneLine(type.description), type.deprecated, type.deprecated ? oneLine(type.deprecation ?? "") : ""],
    properties: properties
      .filter(({ name }) => !/[@.#-]/.test(name) && index.inherited(type.name, name) === undefined)
      .filter(({ type }) => !isEntity(type, index) || isReachable(type, index))
      .map((property) => propertyFacts(property, declaresKey(type, index) && type.key.includes(property.name), index)),
    members: [...new Map(type.members.map((one) => [one.name, one])).values()].map(
      ({ name, value, description }, index) => ({
        name,
        value: numbered ? value : String(index),
        description: oneLine(description),
      }),
    ),
  };
}

/** Whether the docs describe the properties of the type's key. */
function declaresKey({ name, key, kind }: TypeModel, index: TypeIndex): boolean {
  return kind === "entity" && key.length > 0 && key.every((one) => index.property(name, one) !== undefined);
}

/** Whether the objects of a collection have a key. */
function isReachable(type: string, index: TypeIndex): boolean {
  const item = /^Collection\((.*)\)$/.exec(type)?.[1];
  return item === undefined || index.lineage(item).some((one) => declaresKey(one, index));
}

function isEntity(type: string, index: TypeIndex): boolean {
  return index.get(type.replace(/^Collection\((.*)\)$/, "$1"))?.kind === "entity";
}

/** In CSDL, the properties of an entity type are the navigation properties. Only those with single values have `Nullable`. */
function propertyFacts(property: Property, isKey: boolean, index: TypeIndex): object {
  const { name, type, nullable, readOnly, deprecated, description } = property;
  const navigation = isEntity(type, index);
  const isCollection = type.startsWith("Collection(");
  return {
    name,
    type,
    navigation,
    readOnly,
    deprecated,
    nullable: isKey ? false : isCollection && navigation ? null : (nullable ?? (isCollection ? null : true)),
    defaultValue: defaultValueOf(property, index, new Omissions())?.toString() ?? null,
    description: oneLine(description),
  };
}

/** The reader joins the lines of a text. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
