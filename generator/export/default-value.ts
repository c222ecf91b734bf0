import { FLOATS } from "../model/check-value.js";
import type { Property } from "../model/model.js";
import { isPrimitiveText } from "../model/primitive-text.js";
import type { TypeIndex } from "../model/type-index.js";
import type { Omissions } from "./exported-api.js";

/** The smallest and the largest value of each integer type that JavaScript represents exactly. */
const RANGES: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["Edm.Byte", [0, 255]],
  ["Edm.SByte", [-128, 127]],
  ["Edm.Int16", [-32_768, 32_767]],
  ["Edm.Int32", [-2_147_483_648, 2_147_483_647]],
  ["Edm.Int64", [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]],
]);

const TEXTS = new Set(["Date", "DateTimeOffset", "Duration", "Guid", "String", "TimeOfDay"].map((one) => `Edm.${one}`));

/** The documented default value in JSON; `undefined` if the docs do not name a value of the property's type. */
export function defaultValueOf(
  property: Property,
  types: TypeIndex,
  omissions: Omissions,
): string | number | boolean | undefined {
  if (property.defaultValue === null) return undefined;
  const value = valueOf(property.type, property.defaultValue, types);
  if (value === undefined) omissions.add("default values that are not a value of the property's type", property);
  return value;
}

function valueOf(type: string, text: string, types: TypeIndex): string | number | boolean | undefined {
  if (type === "Edm.Boolean") return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined;
  const range = RANGES.get(type);
  if (range !== undefined) {
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : NaN;
    return value >= range[0] && value <= range[1] ? value : undefined;
  }
  if (FLOATS.has(type)) return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
  if (TEXTS.has(type)) return text !== "null" && isPrimitiveText(text, type) ? text : undefined;
  return types.get(type)?.members.some(({ name }) => name === text) === true ? text : undefined;
}
