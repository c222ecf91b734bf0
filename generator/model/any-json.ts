import type { TypeModel } from "./model.js";
import { shortName } from "./qualified-name.js";

/**
 * Tells whether values of a type can be any JSON value. This is so if the type is called `Json` and its page does not
 * describe a property. The cells of a workbook have this type.
 * {@link https://learn.microsoft.com/graph/api/resources/json | Json resource type}
 */
export function isAnyJson({ name, kind, base, properties }: TypeModel): boolean {
  return kind === "complex" && base === null && properties.length === 0 && shortName(name).toLowerCase() === "json";
}
