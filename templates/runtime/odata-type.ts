/**
 * Tests whether the `@odata.type` of an object is one of `names`. Services omit `@odata.type` from an object that has
 * exactly the requested type; for such an object, the result is `false`.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformationtypeodatatype | OData JSON, type}
 *
 * @param names - qualified type names, without `#`
 */
export function isOfType(value: unknown, ...names: readonly string[]): boolean {
  if (typeof value !== "object" || value === null || !("@odata.type" in value)) return false;
  const type = value["@odata.type"];
  return typeof type === "string" && names.includes(type.replace(/^#/, ""));
}
