import { itemType, collectionOf, shortName } from "../model/qualified-name.js";
import type { ApiModel, Example, Operation, Parameter, Property, RequestBody, Response } from "../model/model.js";
import { groupBy } from "../collections/group-by.js";

/**
 * Replaces type names that the docs write in another letter case or in another namespace than the metadata. A name is
 * replaced only if it matches exactly one type of the metadata.
 */
export function renameTypes(docs: ApiModel, metadata: ApiModel): ApiModel {
  const renamed = renamedTypes(docs, metadata);
  if (renamed.size === 0) return docs;
  const rename = (type: string): string => {
    const { type: item, collection } = itemType(type);
    const name = collection ? rename(item) : (renamed.get(type) ?? type);
    return collection ? collectionOf(name) : name;
  };
  const optional = (type: string | null): string | null => (type === null ? null : rename(type));
  const property = (one: Property): Property => ({
    ...one,
    type: rename(one.type),
    inheritedFrom: optional(one.inheritedFrom),
  });
  const parameter = (one: Parameter): Parameter => ({ ...one, type: rename(one.type) });
  const response = (one: Response): Response => ({ ...one, type: optional(one.type) });
  const body = (one: RequestBody): RequestBody => ({
    ...one,
    type: optional(one.type),
    properties: one.properties.map(property),
  });
  const example = (one: Example): Example =>
    one.response === null ? one : { ...one, response: { ...one.response, type: optional(one.response.type) } };
  const operation = (one: Operation): Operation => ({
    ...one,
    routes: one.routes.map((route) => ({
      ...route,
      parameters: route.parameters.map(parameter),
      ...(route.responses === undefined ? {} : { responses: route.responses.map(response) }),
    })),
    queryParameters: one.queryParameters.map(parameter),
    headers: one.headers.map(parameter),
    requestBody: one.requestBody === null ? null : body(one.requestBody),
    responses: one.responses.map(response),
    examples: one.examples.map(example),
  });
  return {
    ...docs,
    types: docs.types.map((type) => ({
      ...type,
      name: rename(type.name),
      base: optional(type.base),
      properties: type.properties.map(property),
      examples: type.examples.map(example),
    })),
    operations: docs.operations.map(operation),
  };
}

/** Maps the docs' name of a type to the metadata's name, for each type with different names. */
function renamedTypes(docs: ApiModel, metadata: ApiModel): ReadonlyMap<string, string> {
  const declared = new Set(metadata.types.map(({ name }) => name));
  const documented = new Set(docs.types.map(({ name }) => name));
  const byShortName = groupBy(metadata.types, ({ name }) => shortName(name).toLowerCase());
  const wanted = docs.types.flatMap(({ name }): [string, string][] => {
    if (declared.has(name)) return [];
    const [only, ...others] = byShortName.get(shortName(name).toLowerCase()) ?? [];
    return only === undefined || others.length > 0 || documented.has(only.name) ? [] : [[name, only.name]];
  });
  // If several types of the docs match the same type of the metadata, these types are not renamed.
  const sources = groupBy(wanted, ([, name]) => name);
  return new Map(wanted.filter(([, name]) => sources.get(name)?.length === 1));
}
