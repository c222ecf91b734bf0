import { FLOATS, NOT_FINITE } from "../../model/check-value.js";
import type { JsonValue, Operation, Property, TypeModel } from "../../model/model.js";
import { isList } from "../../model/payload.js";
import { itemType } from "../../model/qualified-name.js";
import type { SdkOptions } from "../options.js";
import { growSet, typeUsers, type TypeGraph } from "./type-graph.js";

/**
 * A conversion of the SDK's runtime. `date` makes a `Date`, and `bigint` a bigint. `digits` makes text with all digits
 * of a number. `double` reads and writes infinity and NaN, which JSON does not have.
 */
export type Conversion = "date" | "bigint" | "digits" | "double";

/**
 * How a property's values are converted: by a conversion, or as objects of a type whose properties have conversions.
 */
export type PropertyConversion = { readonly conversion: Conversion } | { readonly type: string };

/** The properties of an object that are converted or that contain converted properties, by name. */
export type ConvertedProperties = ReadonlyMap<string, PropertyConversion>;

/** The conversions of an SDK. */
export interface ConversionTable {
  /** The conversion of a property's values or, for a collection, of its items; `null` if they are not converted. */
  readonly of: (property: Pick<Property, "name" | "type">) => PropertyConversion | null;
  /**
   * The converted properties of a type and of its derived types, because the service can return objects of derived
   * types.
   */
  readonly properties: (type: string) => ConvertedProperties;
  /** The types that have converted properties, or properties whose objects contain converted properties. */
  readonly types: ReadonlySet<string>;
  /** The types among `types` whose values are also converted in requests. */
  readonly written: ReadonlySet<string>;
}

/** The conversion of a primitive type under the options of an SDK; `null` if the type is not converted. */
export function conversionOf(type: string, { dates, int64 }: Pick<SdkOptions, "dates" | "int64">): Conversion | null {
  if (type === "Edm.DateTimeOffset") return dates === "Date" ? "date" : null;
  if (int64 === "number") return null;
  if (type === "Edm.Int64") return int64 === "bigint" ? "bigint" : "digits";
  // A decimal number keeps its digits as text, because JavaScript does not have a decimal type.
  return type === "Edm.Decimal" ? "digits" : null;
}

/** Whether the values of a primitive type are numbers whose digits the SDK keeps. */
export function isExactNumber(type: string, { int64 }: Pick<SdkOptions, "int64">): boolean {
  return conversionOf(type, { dates: "string", int64 }) !== null;
}

/**
 * Plans the conversions of an SDK. JSON does not have infinity and NaN, so OData writes them as text. Only properties with
 * such a value in an example are converted, because each conversion adds code and most services do not use these
 * values.
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

/** Finds the names of properties whose value in an example is infinity or NaN. */
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

/**
 * Finds the types that have a property for which `isSought` is true, directly or in nested objects. A type also has the
 * properties of its base types and of its derived types.
 */
function findTypes(graph: TypeGraph, isSought: (property: Property) => boolean): Set<string> {
  const relatives = ({ name }: TypeModel): string[] =>
    [...graph.lineage(name), ...graph.descendants(name)].flatMap((type) => (type.kind === "enum" ? [] : type.name));
  const owners = graph.types.filter(({ properties }) => properties.some(isSought));
  const usersOf = typeUsers(graph);
  return growSet(owners.flatMap(relatives), (name) => usersOf(name).flatMap(relatives));
}

/** The properties of a type and of its derived types. */
function listProperties(type: string, graph: TypeGraph): Property[] {
  return [...graph.properties(type), ...graph.descendants(type).flatMap(({ properties }) => properties)];
}
