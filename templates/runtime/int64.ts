import { isLosslessNumber, LosslessNumber } from "lossless-json";
import type { Conversion } from "./conversions.js";
import type { Literal } from "./literals.js";

/** Converts an Edm.Int64 to a bigint. Text is converted, too, because some services write integers in quotes. */
export const bigintConversion: Conversion = {
  read: (value) => (/^-?\d+$/.test(String(value)) ? BigInt(String(value)) : value),
};

/** Converts an Edm.Int64 or Edm.Decimal to text. Requests send the text as a number. */
export const digitsConversion: Conversion = {
  read: (value) => (typeof value === "number" || isLosslessNumber(value) ? String(value) : value),
  write: (value) => (typeof value === "string" && NUMBER.test(value) ? new LosslessNumber(value) : value),
};

/** A number in JSON. {@link https://www.rfc-editor.org/rfc/rfc8259#section-6 | RFC 8259, Numbers} */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** An Edm.Int64 in a filter: `9007199254740993`. @throws TypeError for text in another format. */
export function int64(text: string): Literal<"int64"> {
  return numberLiteral("int64", text, /^[+-]?\d{1,19}$/);
}

/** An Edm.Decimal in a filter: `12.50`. @throws TypeError for text in another format. */
export function decimal(text: string): Literal<"decimal"> {
  return numberLiteral("decimal", text, /^(?:[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|-?INF|NaN)$/i);
}

function numberLiteral<Kind extends string>(kind: Kind, text: string, form: RegExp): Literal<Kind> {
  if (!form.test(text)) throw new TypeError(`${JSON.stringify(text)} is not an ${kind}`);
  return { kind, text };
}

/** A value of an Edm.Int64 property in a filter. */
export type Int64Value = bigint | Literal<"int64">;
/** A value of an Edm.Decimal property in a filter. */
export type DecimalValue = Literal<"decimal">;
