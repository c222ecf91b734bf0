import { FLOATS, NOT_FINITE } from "../../model/check-value.js";
import type { JsonValue, Operation, Property } from "../../model/model.js";
import { isList } from "../../model/payload.js";
import { itemType } from "../../model/qualified-name.js";
import type { SdkOptions } from "../options.js";
import type { TypeGraph } from "./type-graph.js";

/** A conversion of the SDK's runtime: to a `Date`, a `bigint`, text with the digits of a number, or infinity and NaN. */
export type Conversion = "date" | "bigint" | "digits" | "double";

/** The conversion of a property's values, or the name of its type, which has conversions. */
export type PropertyConversion = { readonly conversion: Conversion } | { readonly type: string };

/** The properties of an object that are converted, or have a type with conversions. */
export type ConvertedProperties = ReadonlyMap<string, PropertyConversion>;

/** The conversions of an SDK. */
export interface ConversionTable {
  /** The conversion of a property's values, or of the items in a collection; `null` if there is none. */
  readonly of: (property: Pick<Property, "name" | "type">) => PropertyConversion | null;
  /** The converted properties of a type, including those of derived types, which the service can return. */
  readonly properties: (type: string) => ConvertedProperties;
  /** The types with conversions, in their own properties or in nested objects. */
  readonly types: ReadonlySet<string>;
  /** Those of `types` with conversions of requests, too. */
  readonly written: ReadonlySet<string>;
}

/** The conversion of a primitive type under the options of an SDK. */
export function conversionOf(type: string, { dates, int64 }: Pick<SdkOptions, "dates" | "int64">): Conversion | null {
  if (type === "Edm.DateTimeOffset") return dates === "Date" ? "date" : null;
  if (int64 === "number") return null;
  if (type === "Edm.Int64") return int64 === "bigint" ? "bigint" : "digits";
  // JavaScript does not have a decimal type.
  return type === "Edm.Decimal" ? "digits" : null;
}

/** Tells whether values of a primitive type are numbers whose digits the SDK keeps. */
export function isExactNumber(type: string, { int64 }: Pick<SdkOptions, "int64">): boolean {
  return conversionOf(type, { dates: "string", int64 }) !== null;
}

/**
 * Plans the conversions of an SDK.
 *
 * Numbers that JSON does not have are text in JSON. They are converted only for properties whose documentation shows such
 * a value, because other services do not use them, and each conversion is code.
 */
export function planConversions(
  graph: TypeGraph,
  operations: readonly Operation[],
  options: SdkOptions,
): ConversionTable {
  const infinite = findInfinite(graph, operations);
  const valueConversion = ({ name, type }: Pick<Property, "name" | "type">): Conversion | null => {
    const item = itemType(type).type;
    return conversionOf(item, options) ?? (FLOATS.has(item) && infinite.has(name) ? "double" : null);
  };
  const types = findTypes(graph, (property) => valueConversion(property) !== null);
  const of = (property: Pick<Property, "name" | "type">): PropertyConversion | null => {
    const item = itemType(property.type).type;
    const conversion = valueConversion(property);
    if (conversion !== null) return { conversion };
    return types.has(item) ? { type: item } : null;
  };
  return {
    of,
    types,
    written: findTypes(graph, (property) => valueConversion(property) === "digits"),
    properties: (type) => {
      const found = new Map<string, PropertyConversion>();
      for (const property of listProperties(type, graph)) {
        const conversion = of(property);
        if (conversion !== null && !found.has(property.name)) found.set(property.name, conversion);
      }
      return found;
    },
  };
}

/** Finds the names of properties that an example shows with a value that is not finite. */
function findInfinite({ types }: TypeGraph, operations: readonly Operation[]): Set<string> {
  const found = new Set<string>();
  const visit = (value: JsonValue, name: string): void => {
    if (NOT_FINITE.has(value)) found.add(name);
    else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) visit(member, isList(value) ? name : key);
    }
  };
  const examples = [...types, ...operations].flatMap((owner) => owner.examples);
  for (const { request, response } of examples) {
    visit(request.body, "value");
    visit(response?.body ?? null, "value");
  }
  return found;
}

/** Finds the types with some properties, directly or in nested objects. */
function findTypes(graph: TypeGraph, isSought: (property: Property) => boolean): Set<string> {
  const found = new Set<string>();
  const contains = (type: string): boolean =>
    listProperties(type, graph).some((property) => isSought(property) || found.has(itemType(property.type).type));
  for (let grows = true; grows;) {
    const more = graph.types.filter(({ name, kind }) => kind !== "enum" && !found.has(name) && contains(name));
    for (const { name } of more) found.add(name);
    grows = more.length > 0;
  }
  return found;
}

/** The properties of a type and of its derived types. */
function listProperties(type: string, graph: TypeGraph): Property[] {
  return [...graph.properties(type), ...graph.descendants(type).flatMap(({ properties }) => properties)];
}
