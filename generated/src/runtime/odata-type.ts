/**
 * Whether an object says by its `@odata.type` that it is of one of the given types. An object that says nothing is of
 * none: services leave it out where an object is of the very type that was asked for.
 * {@link https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ControlInformationtypeodatatype | OData JSON, type}
 *
 * @param names - qualified, without `#`
 */
export function isOfType(value: unknown, ...names: readonly string[]): boolean {
  if (typeof value !== "object" || value === null || !("@odata.type" in value)) return false;
  const type = value["@odata.type"];
  return typeof type === "string" && names.includes(type.replace(/^#/, ""));
}
