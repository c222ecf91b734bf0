import type { EncodedLiteral } from "./literal-text.js";
import { path } from "./path.js";

/**
 * Builds a path like {@link path}. An argument of a function whose value is `undefined` is left out.
 * {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html#sec_AddressingOperations | OData URL conventions, optional parameters of functions}
 *
 * @throws TypeError for a value that `path` refuses
 */
export function functionPath(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | bigint | boolean | EncodedLiteral | undefined)[]
): string {
  const texts = [strings[0] ?? ""];
  const kept: (string | number | bigint | boolean | EncodedLiteral)[] = [];
  values.forEach((value, index) => {
    const after = strings[index + 1] ?? "";
    if (value === undefined) {
      const before = (texts.pop() ?? "").replace(/(?:,|(?<![\w.]))[\w.]+=[\w.]*$/, "");
      texts.push(before + (before.endsWith("(") ? after.replace(/^,/, "") : after));
    } else {
      kept.push(value);
      texts.push(after);
    }
  });
  return path(Object.assign(texts, { raw: texts }), ...kept);
}
