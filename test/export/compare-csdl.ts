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
  const hasKey = type.kind === "entity" && !ancestors.some(({ key }) => key.length > 0);
  const numbered = type.members.every(({ value }) => value !== null);
  const properties = [...new Map(type.properties.map((one) => [one.name, one])).values()];
  return {
    name: type.name,
    kind: type.kind,
    base: ancestors[0]?.name ?? null,
    abstract: type.abstract,
    open: type.open,
    flags: type.flags,
    key: hasKey && type.key.every((one) => index.property(type.name, one) !== undefined) ? type.key : [],
    text: [oneLine(type.description), type.deprecated, type.deprecated ? oneLine(type.deprecation ?? "") : ""],
    properties: properties
      .filter(({ name }) => !/[@.#-]/.test(name) && index.inherited(type.name, name) === undefined)
      .map(propertyFacts),
    members: [...new Map(type.members.map((one) => [one.name, one])).values()].map(
      ({ name, value, description }, index) => ({
        name,
        value: numbered ? value : String(index),
        description: oneLine(description),
      }),
    ),
  };
}

function propertyFacts(property: Property): object {
  const { name, type, navigation, nullable, readOnly, defaultValue, deprecated, description } = property;
  return {
    name,
    type,
    navigation,
    readOnly,
    deprecated,
    nullable: nullable ?? (type.startsWith("Collection(") ? null : true),
    defaultValue: navigation ? null : defaultValue,
    description: oneLine(description),
  };
}

/** The reader joins the lines of a text. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
