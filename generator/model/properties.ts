import type { Place } from "../findings/finding.js";
import type { FieldRow, TypeExpression } from "../page/page.js";
import type { Property, QuerySupport } from "./model.js";
import { itemType } from "./qualified-name.js";
import { UNTYPED } from "./type-lookup.js";
import type { Resolve } from "./type-names.js";

const NOTHING_STATED: QuerySupport = { filter: null, select: null, orderby: false, search: false, expand: false };

/** Builds a property from a row of a table and resolves the names of types. */
export function buildProperty(row: FieldRow, navigation: boolean, resolve: Resolve): Property {
  const ofExisting = buildPropertyForUpdate(row, navigation, resolve);
  return { ...ofExisting, required: row.facts.requiredOnCreate ? true : ofExisting.required };
}

/**
 * Builds a property of the body of an update. If a property is required only to create an item, it is optional in an
 * update.
 */
export function buildPropertyForUpdate(row: FieldRow, navigation: boolean, resolve: Resolve): Property {
  const type = row.type ? resolve(row.type) : UNTYPED;
  const { facts } = row;
  return {
    name: row.name,
    type,
    navigation,
    description: row.description,
    required: facts.required,
    readOnly: facts.readOnly,
    nullable: facts.nullable,
    defaultValue: facts.defaultValue,
    deprecated: facts.deprecated,
    inheritedFrom: facts.inheritedFrom ? resolveStructuredType(facts.inheritedFrom, resolve) : null,
    values: isText(type) ? facts.values : null,
    query: facts.query,
    origin: "table",
    source: row.source,
  };
}

/** Resolves the base type that a page names; `null` if the named type is primitive. */
export function resolveStructuredType(expression: TypeExpression, resolve: Resolve): string | null {
  const type = resolve({ ...expression, collection: false });
  return type.startsWith("Edm.") ? null : type;
}

/** Creates a property with only a name and a type. All other facts are unknown. */
export function createProperty(name: string, type: string, source: Place): Property {
  return {
    name,
    type,
    navigation: false,
    description: "",
    required: null,
    readOnly: null,
    nullable: null,
    defaultValue: null,
    deprecated: false,
    inheritedFrom: null,
    values: null,
    query: NOTHING_STATED,
    origin: "example",
    source,
  };
}

/** If several properties have the same name, keeps only the first. */
export function distinctProperties(properties: Iterable<Property>): Property[] {
  const byName = new Map<string, Property>();
  for (const property of properties) if (!byName.has(property.name)) byName.set(property.name, property);
  return [...byName.values()];
}

function isText(type: string): boolean {
  return itemType(type).type === "Edm.String";
}
