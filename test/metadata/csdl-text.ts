import { readMetadata } from "../../generator/metadata/read-metadata.js";
import type { ApiModel, Operation, Property, TypeModel } from "../../generator/model/model.js";

/** Creates a CSDL document. @param content the content of one schema, or several complete `Schema` elements */
export function csdl(content: string): string {
  const schemas = content.trimStart().startsWith("<Schema")
    ? content
    : `<Schema Namespace="shop" Alias="s" xmlns="http://docs.oasis-open.org/odata/ns/edm">${content}</Schema>`;
  return `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>${schemas}</edmx:DataServices></edmx:Edmx>`;
}

export function read(content: string): ApiModel {
  return readMetadata(csdl(content), "service.csdl.xml");
}

export function typeIn(model: ApiModel, name: string): TypeModel {
  return found(
    model.types.find((type) => type.name === name),
    name,
  );
}

export function propertyIn(model: ApiModel, type: string, name: string): Property {
  return found(
    typeIn(model, type).properties.find((property) => property.name === name),
    name,
  );
}

export function operationIn(model: ApiModel, id: string): Operation {
  return found(
    model.operations.find((operation) => operation.id === id),
    id,
  );
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`${name} is not in the model`);
  return value;
}
