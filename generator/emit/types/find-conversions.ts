import type { Property } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { SdkOptions } from "../options.js";
import type { TypeGraph } from "./type-graph.js";

/** A conversion of the SDK's runtime: to a `Date`, a `bigint`, or text with the digits of a number. */
export type Conversion = "date" | "bigint" | "digits";

/** The conversion of a property's values, or the name of its type, which has conversions. */
export type PropertyConversion = { readonly conversion: Conversion } | { readonly type: string };

/** The properties of an object that are converted, or have a type with conversions. */
export type ConvertedProperties = ReadonlyMap<string, PropertyConversion>;

/** The conversions of an SDK. */
export interface ConversionTable {
  /** The conversion of values of a type, or of the items of a collection; `null` if there is none. */
  readonly of: (type: string) => PropertyConversion | null;
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

/** Plans the conversions of an SDK. */
export function planConversions(graph: TypeGraph, options: SdkOptions): ConversionTable {
  const types = findTypes(graph, (type) => conversionOf(type, options) !== null);
  const of = (type: string): PropertyConversion | null => {
    const item = itemType(type).type;
    const conversion = conversionOf(item, options);
    if (conversion !== null) return { conversion };
    return types.has(item) ? { type: item } : null;
  };
  return {
    of,
    types,
    written: findTypes(graph, (type) => conversionOf(type, options) === "digits"),
    properties: (type) => {
      const found = new Map<string, PropertyConversion>();
      for (const { name, type: declared } of listProperties(type, graph)) {
        const conversion = of(declared);
        if (conversion !== null && !found.has(name)) found.set(name, conversion);
      }
      return found;
    },
  };
}

/** Finds the types with properties of some primitive types, directly or in nested objects. */
function findTypes(graph: TypeGraph, isSought: (primitive: string) => boolean): Set<string> {
  const found = new Set<string>();
  const contains = (type: string): boolean =>
    listProperties(type, graph).some((property) => {
      const item = itemType(property.type).type;
      return isSought(item) || found.has(item);
    });
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
