import { NOT_FINITE } from "../../model/check-value.js";
import { objectKey, stringLiteral } from "../boundary.js";
import { parameterKind } from "../calls/call-signature.js";
import type { CallParameter } from "../calls/calls.js";
import { jsonExpression } from "../print/json-expression.js";
import type { Conversion, ConvertedProperties, PropertyConversion } from "../types/find-conversions.js";
import type { SdkPlan } from "../plan-sdk.js";
import { exactBody, isExactList, isExactObject, isRawNumber, type ExactJson } from "./exact-json.js";

/**
 * How a documented value is converted. An object has conversions for its properties, and a primitive value has one
 * conversion. `null` means that the value is not converted.
 */
export type ValueConversion = ConvertedProperties | Conversion | null;

/** Writes a JSON value as an expression with converted values: `Date`s, bigints, and exact numbers as text. */
export function convertedExpression(value: ExactJson, conversion: ValueConversion, plan: SdkPlan): string {
  if (isExactList(value)) return `[${value.map((item) => convertedExpression(item, conversion, plan)).join(", ")}]`;
  if (isExactObject(value)) {
    const members = Object.entries(value).map(
      ([name, member]) =>
        `${objectKey(name)}: ${convertedExpression(member, memberConversion(name, conversion, plan), plan)}`,
    );
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  if (conversion === "date" && typeof value === "string") return `new Date(${stringLiteral(value)})`;
  if (conversion === "double" && typeof value === "string" && NOT_FINITE.has(value)) return numberExpression(value);
  const text = isRawNumber(value) ? value.value : String(value);
  if (conversion === "bigint" && /^-?\d+$/.test(text)) return `${BigInt(text).toString()}n`;
  if (isRawNumber(value))
    return conversion === "digits" ? stringLiteral(value.value) : jsonExpression(Number(value.value));
  if (conversion === "digits" && typeof value === "number") return stringLiteral(String(value));
  return jsonExpression(value);
}

/**
 * Writes an argument of a call. If the value is not valid for the parameter's type, writes it as a string.
 *
 * @param value the text of the value in the URL; for a list, its JSON text
 */
export function argumentExpression(parameter: CallParameter, value: string, plan: SdkPlan): string {
  const conversion = valueConversion(plan.conversions.of(parameter), plan);
  const isExact = conversion === "bigint" || conversion === "digits";
  switch (parameterKind(parameter)) {
    case "list":
      return convertedExpression(exactBody({ body: null, bodyText: value }), isExact ? conversion : null, plan);
    case "string":
      return stringLiteral(value);
    case "number":
      if (conversion === "bigint" && /^-?\d+$/.test(value)) return `${value}n`;
      // A number literal is written only if it is equal to the text. Other text could be code or have more digits.
      return !isExact && (String(Number(value)) === value || NOT_FINITE.has(value))
        ? numberExpression(value)
        : stringLiteral(value);
    case "boolean":
      return value === "true" || value === "false" ? value : stringLiteral(value);
  }
}

/** Writes a number as JavaScript does: `Infinity` for `INF`. */
function numberExpression(text: string): string {
  return text.replace("INF", "Infinity");
}

/** Writes the JSON text that the SDK sends for a documented value. */
export function sentJson(value: ExactJson, conversion: ValueConversion, plan: SdkPlan): string {
  if (isExactList(value)) return `[${value.map((item) => sentJson(item, conversion, plan)).join(",")}]`;
  if (isExactObject(value)) {
    const members = Object.entries(value).map(
      ([name, member]) => `${JSON.stringify(name)}:${sentJson(member, memberConversion(name, conversion, plan), plan)}`,
    );
    return `{${members.join(",")}}`;
  }
  if (isRawNumber(value)) return value.value;
  if (typeof value === "string") {
    if (conversion === "date") return JSON.stringify(new Date(value));
    const isNumber = conversion === "bigint" ? /^-?\d+$/ : /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;
    if ((conversion === "bigint" || conversion === "digits") && isNumber.test(value)) return value;
  }
  return JSON.stringify(value);
}

/** Whether a value contains an integer whose digits the SDK would change, because the integer is not converted. */
export function losesDigits(value: ExactJson, conversion: ValueConversion, plan: SdkPlan): boolean {
  if (isExactList(value)) return value.some((item) => losesDigits(item, conversion, plan));
  if (isExactObject(value))
    return Object.entries(value).some(([name, member]) =>
      losesDigits(member, memberConversion(name, conversion, plan), plan),
    );
  if (typeof value === "number") return Number.isInteger(value) && !Number.isSafeInteger(value);
  if (!isRawNumber(value)) return false;
  return conversion !== "bigint" && conversion !== "digits" && Number.isInteger(Number(value.value));
}

function memberConversion(name: string, conversion: ValueConversion, plan: SdkPlan): ValueConversion {
  return typeof conversion === "object" && conversion !== null
    ? valueConversion(conversion.get(name) ?? null, plan)
    : null;
}

/** Looks up how a value is converted. */
export function valueConversion(kind: PropertyConversion | null, { conversions }: SdkPlan): ValueConversion {
  if (kind === null) return null;
  return "type" in kind ? conversions.properties(kind.type) : kind.conversion;
}
