import type { JsonValue, Operation, TypeModel } from "./model.js";
import { isList, isObject, odataType, payloadProperties } from "./payload.js";
import { itemType, splitName } from "./qualified-name.js";
import { indexTypes, type TypeIndex } from "./type-index.js";

/**
 * Tells whether a name is the name of an extension property: `extension_<app id>_<name>` for a directory extension,
 * `<prefix>_<name>` for a schema extension.
 * {@link https://learn.microsoft.com/graph/extensibility-overview | Add custom data to resources}
 */
export function isExtensionName(name: string): boolean {
  return name.includes("_");
}

/**
 * Returns which names the undocumented properties of a type can have. The result depends on the type and its base
 * types.
 *
 * @returns `null` if the type is not open
 */
export function openNamesOf(type: string, types: TypeIndex): "any" | "extensions" | null {
  const open = types.lineage(type).filter((one) => one.open);
  if (open.length === 0) return null;
  return open.every(({ openNames }) => openNames === "extensions") ? "extensions" : "any";
}

/**
 * Decides for each open type which names its undocumented properties can have. An open type accepts any name in two
 * cases: the docs do not describe its properties, or example requests contain more undocumented than documented names.
 * All other open types accept only extension properties, so that misspelled names are reported.
 */
export function limitOpenNames(models: readonly TypeModel[], operations: readonly Operation[]): TypeModel[] {
  const types = indexTypes(models);
  const sent = collectSentNames(operations, types);
  return models.map((type) => {
    if (!type.open) return type;
    const names = [...(sent.get(type.name) ?? [])].filter((name) => !isExtensionName(name));
    const documented = names.filter((name) => types.property(type.name, name) !== undefined);
    const isContainer = isEmpty(type, types) || names.length > 2 * documented.length;
    return isContainer ? type : { ...type, openNames: "extensions" };
  });
}

/** Tells whether the key is the only property that the docs describe for the type and its derived types. */
function isEmpty(type: TypeModel, types: TypeIndex): boolean {
  return [type, ...types.descendants(type.name)].every(({ properties, key }) =>
    properties.every(({ name }) => key.includes(name) || name.includes("@")),
  );
}

/** Collects the names that example requests send for each type. */
function collectSentNames(operations: readonly Operation[], types: TypeIndex): Map<string, Set<string>> {
  const sent = new Map<string, Set<string>>();
  const visit = (value: JsonValue, declared: string): void => {
    if (isList(value)) for (const item of value) visit(item, itemType(declared).type);
    if (!isObject(value)) return;
    const type = namedType(odataType(value), declared, types);
    const names = sent.get(type) ?? new Set();
    sent.set(type, names);
    for (const [name, inner] of payloadProperties(value)) {
      names.add(name);
      const property = types.property(type, name);
      if (property !== undefined) visit(inner, property.type);
    }
  };
  for (const { requestBody, examples } of operations) {
    if (requestBody === null) continue;
    const rows = new Map(requestBody.properties.map(({ name, type }) => [name, type]));
    for (const { request } of examples) {
      if (requestBody.type !== null) visit(request.body, requestBody.type);
      else if (isObject(request.body)) {
        for (const [name, inner] of payloadProperties(request.body)) visit(inner, rows.get(name) ?? "");
      }
    }
  }
  return sent;
}

function namedType(annotation: string | null, declared: string, types: TypeIndex): string {
  if (annotation === null) return declared;
  const { namespace, short } = splitName(annotation);
  const name = namespace === null ? short : `${namespace}.${short}`;
  return types.get(name) === undefined ? declared : name;
}
