import type { Property, TypeModel } from "../../model/model.js";
import type { JsonObject } from "../../model/payload.js";
import type { JsonValue } from "../../vocabulary.js";

/*
 * Facts that JSON Schema cannot express, as extension fields. `docs/export.md` documents each field.
 */

/** The extension fields (`x-docwright-…`) of a property's schema. */
export function propertyFacts({ type, navigation, nullable, query, origin, defaultValue }: Property): JsonObject {
  const { filter, select, orderby, search, expand, unsupported = [] } = query;
  const support = compact({ filter, select, orderby, search, expand, unsupported });
  return compact({
    "x-docwright-type": type.includes("Edm.Geo") && type,
    "x-docwright-navigation": navigation,
    "x-docwright-nullable": nullable,
    "x-docwright-default": defaultValue,
    "x-docwright-query": support,
    "x-docwright-origin": origin !== "table" && origin,
  });
}

/** The extension fields (`x-docwright-…`) of a type's schema. */
export function typeFacts(type: TypeModel): JsonObject {
  const members = type.members.map(({ name, value, description }) => compact({ name, value, description }));
  return compact({
    "x-docwright-name": type.name,
    "x-docwright-kind": type.kind,
    "x-docwright-key": type.key,
    "x-docwright-abstract": type.abstract,
    "x-docwright-open": type.open && (type.openNames ?? "any"),
    "x-docwright-flags": type.flags,
    "x-docwright-members": members,
    "x-docwright-deprecation": type.deprecation,
    "x-docwright-origin": type.origin !== "page" && type.origin,
  });
}

/**
 * Removes fields without information: `null`, `false`, and empty texts, lists and objects. A list of operators can be
 * empty.
 */
function compact(fields: Readonly<Record<string, JsonValue>>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        value !== null &&
        value !== false &&
        value !== "" &&
        (name === "filter" || typeof value !== "object" || Object.keys(value).length > 0),
    ),
  );
}
