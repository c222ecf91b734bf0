import type { JsonObject } from "../../model/payload.js";

/** A duration such as `P2DT3H` or `-PT17.1357909S`. Months and years do not occur in OData, but docs show them. */
const DURATION = String.raw`^-?P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$`;

/**
 * The schemas of OData's primitive types. They differ from each other, so that a reader of an export knows the type.
 * `format` has only names that JSON Schema or OpenAPI define. Two types have a pattern instead, because OData's texts
 * do not fit the formats: `time` needs a time zone, and `duration` does not allow signs and fractions.
 *
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_PrimitiveValue |
 * OData JSON Format 4.01, Primitive Value}
 */
export const PRIMITIVE_SCHEMAS: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ["Edm.Binary", { type: "string", contentEncoding: "base64" }],
  ["Edm.Boolean", { type: "boolean" }],
  ["Edm.Byte", { type: "integer", minimum: 0, maximum: 255 }],
  ["Edm.Date", { type: "string", format: "date" }],
  ["Edm.DateTimeOffset", { type: "string", format: "date-time" }],
  ["Edm.Decimal", { type: "number" }],
  ["Edm.Double", { type: "number", format: "double" }],
  ["Edm.Duration", { type: "string", pattern: DURATION }],
  ["Edm.Guid", { type: "string", format: "uuid" }],
  ["Edm.Int16", { type: "integer", minimum: -32_768, maximum: 32_767 }],
  ["Edm.Int32", { type: "integer", format: "int32" }],
  ["Edm.Int64", { type: "integer", format: "int64" }],
  ["Edm.SByte", { type: "integer", minimum: -128, maximum: 127 }],
  ["Edm.Single", { type: "number", format: "float" }],
  ["Edm.Stream", { type: "string", contentEncoding: "base64", contentMediaType: "application/octet-stream" }],
  ["Edm.String", { type: "string" }],
  ["Edm.TimeOfDay", { type: "string", pattern: String.raw`^\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?$` }],
  ["Edm.Untyped", {}],
]);
