import type { Property } from "../model/model.js";
import { openNamesOf } from "../model/open-names.js";
import type { JsonObject } from "../model/payload.js";
import type { TypeIndex } from "../model/type-index.js";
import type { Store } from "./data/store.js";

/** The properties of a body that a client can set. Bodies also contain parameters, references and read-only properties. */
export function storedProperties(body: JsonObject, type: string | null, { types }: Store): JsonObject {
  const declared = type === null ? undefined : types.get(type);
  return pickProperties(body, (name) => {
    if (name.includes("@")) return name === "@odata.type";
    if (declared === undefined) return true;
    const property = findProperty(name, declared.name, types);
    return property === undefined ? openNamesOf(declared.name, types) !== null : property.readOnly !== true;
  });
}

/** Finds a property of a type or of its derived types. */
export function findProperty(name: string, type: string, types: TypeIndex): Property | undefined {
  const candidates = [type, ...types.descendants(type).map((derived) => derived.name)];
  return candidates.map((one) => types.property(one, name)).find((found) => found !== undefined);
}

/** The properties of an object whose names are wanted. */
export function pickProperties(object: JsonObject, isWanted: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => isWanted(name)));
}
