import { decodeOnly, encodeQueryValue } from "./encoding.js";
import type { EncodedLiteral } from "./literal-text.js";

/**
 * Makes the value of a query parameter that is sent once for each item of a list: `ids=1&ids=2`.
 *
 * @returns `undefined` without items. The request then does not have the parameter.
 */
export function repeated(
  name: string,
  values: readonly (string | number | bigint | boolean)[] | undefined,
): EncodedLiteral | undefined {
  if (!values?.length) return undefined;
  const separator = `&${decodeOnly(encodeURIComponent(name), /%(?:2[4CF]|3[ABF]|40)/g)}=`;
  return { encoded: values.map((value) => encodeQueryValue(String(value))).join(separator) };
}
