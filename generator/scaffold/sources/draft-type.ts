import type { Place } from "../../findings/finding.js";
import type { Property, TypeModel } from "../../model/model.js";
import { createProperty } from "../../model/properties.js";

/** A type without any facts except its name. */
export function draftType(
  name: string,
  kind: TypeModel["kind"],
  properties: readonly Property[],
  source: Place,
): TypeModel {
  return {
    name,
    kind,
    base: null,
    abstract: false,
    open: false,
    key: kind === "entity" ? ["id"] : [],
    description: "",
    deprecated: false,
    deprecation: null,
    properties,
    members: [],
    flags: false,
    examples: [],
    origin: "page",
    source,
  };
}

/** A property without any facts except its name and type. */
export function draftProperty(name: string, type: string, source: Place, facts: Partial<Property> = {}): Property {
  return { ...createProperty(name, type, source), origin: "table", ...facts };
}
