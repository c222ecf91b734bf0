/**
 * The OData type for each spelling of a primitive type. Spellings are in lower case and without the `Edm.` prefix.
 * {@link https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html#sec_PrimitiveTypes | OData
 * CSDL 4.01, Primitive Types}
 */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["string", "Edm.String"],
  ["text", "Edm.String"],
  // Docs use these two names for a string whose possible values are listed in the description.
  ["enum", "Edm.String"],
  ["enumeration", "Edm.String"],
  ["str", "Edm.String"],
  ["email", "Edm.String"],
  ["url", "Edm.String"],
  ["uri", "Edm.String"],
  ["boolean", "Edm.Boolean"],
  ["bool", "Edm.Boolean"],
  ["byte", "Edm.Byte"],
  ["sbyte", "Edm.SByte"],
  ["int16", "Edm.Int16"],
  ["short", "Edm.Int16"],
  ["int32", "Edm.Int32"],
  ["int", "Edm.Int32"],
  ["integer", "Edm.Int32"],
  ["int64", "Edm.Int64"],
  ["long", "Edm.Int64"],
  ["single", "Edm.Single"],
  ["float", "Edm.Single"],
  ["float32", "Edm.Single"],
  ["float64", "Edm.Double"],
  ["double", "Edm.Double"],
  ["number", "Edm.Double"],
  ["decimal", "Edm.Decimal"],
  ["guid", "Edm.Guid"],
  ["uuid", "Edm.Guid"],
  ["datetimeoffset", "Edm.DateTimeOffset"],
  ["datetime", "Edm.DateTimeOffset"],
  ["date-time", "Edm.DateTimeOffset"],
  ["timestamp", "Edm.DateTimeOffset"],
  ["date", "Edm.Date"],
  ["time", "Edm.TimeOfDay"],
  ["timeofday", "Edm.TimeOfDay"],
  ["duration", "Edm.Duration"],
  ["binary", "Edm.Binary"],
  ["stream", "Edm.Stream"],
  ["json", "Edm.Untyped"],
  ["object", "Edm.Untyped"],
  ["hash", "Edm.Untyped"],
  ["map", "Edm.Untyped"],
  ["dictionary", "Edm.Untyped"],
  ["untyped", "Edm.Untyped"],
  ["any", "Edm.Untyped"],
  // In the output of Widdershins, a type that a table below describes.
  ["inline", "Edm.Untyped"],
]);

/**
 * The OData type of a primitive type name in any common spelling (`string`, `Int`, `Edm.int32`, `Timestamp`); `null` if
 * the name is not primitive. A docs set may declare a type with such a name (`Json`), so callers must look for declared
 * types first.
 */
export function primitiveType(name: string): string | null {
  return SPELLINGS.get(name.toLowerCase().replace(/^edm\./, "")) ?? null;
}
