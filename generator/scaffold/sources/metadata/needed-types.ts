import type { Operation, Property, TypeModel } from "../../../model/model.js";
import { itemType } from "../../../model/qualified-name.js";
import type { TypeIndex } from "../../../model/type-index.js";

/**
 * Finds the types that need a page: the given types, and all types without a page that they contain or inherit from.
 * Enumerations are left out, because the page of a property lists their members. Targets of relationships are left out,
 * because a relationship can lead to any type of the API.
 *
 * @param start - the types to document. Some of them can already have a page.
 * @param types - the types of the metadata
 * @param docs - the types of the docs
 */
export function neededTypes(
  start: readonly string[],
  operations: readonly Operation[],
  types: TypeIndex,
  docs: TypeIndex,
): TypeModel[] {
  const wanted = new Set(start);
  const hasPage = (name: string): boolean => docs.get(name)?.origin === "page";
  const found = new Map<string, TypeModel>();
  const pending = [...start, ...operations.flatMap(mentionedTypes)];
  for (const name of start.filter(hasPage)) {
    const missing = types.get(name)?.properties.filter((one) => docs.property(name, one.name) === undefined) ?? [];
    for (const one of structuralTypes(missing)) pending.push(one);
  }
  for (const name of pending) {
    const type = types.get(name);
    if (type === undefined || found.has(name) || hasPage(name)) continue;
    if (type.kind === "enum" && !wanted.has(name)) continue;
    found.set(name, type);
    if (type.base !== null) pending.push(type.base);
    for (const one of structuralTypes(type.properties)) pending.push(one);
  }
  return [...found.values()];
}

function structuralTypes(properties: readonly Property[]): string[] {
  return properties.filter(({ navigation }) => !navigation).map(({ type }) => itemType(type).type);
}

/** The types of the parameters and results of an operation. */
function mentionedTypes({ requestBody, responses, routes }: Operation): string[] {
  const types = [
    ...(requestBody?.properties.map(({ type }) => type) ?? []),
    ...(requestBody?.type == null ? [] : [requestBody.type]),
    ...responses.flatMap(({ type }) => type ?? []),
    ...routes.flatMap(({ parameters }) => parameters.map(({ type }) => type)),
  ];
  return types.map((type) => itemType(type).type).filter((type) => !type.startsWith("Edm."));
}
