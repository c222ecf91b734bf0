import { isLosslessNumber, isSafeNumber, LosslessNumber, parse } from "lossless-json";
import type { JsonValue } from "../../model/model.js";

/** JSON in an example. Numbers whose digits JavaScript would change are `RawNumber`s. */
export type ExactJson =
  null | boolean | number | string | RawNumber | readonly ExactJson[] | { readonly [name: string]: ExactJson };

/** A number with its documented digits. */
export interface RawNumber {
  readonly value: string;
}

/** A documented body, and its text if JavaScript would change the digits of a number in it. */
export interface DocumentedBody {
  readonly body: JsonValue;
  readonly bodyText?: string;
}

/** Parses a documented body, and keeps all digits of its numbers. */
export function exactBody({ body, bodyText }: DocumentedBody): ExactJson {
  if (bodyText === undefined) return body;
  return parse(bodyText, undefined, {
    parseNumber: (digits) => (isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits)),
    onDuplicateKey: ({ newValue }) => newValue,
  }) as ExactJson;
}

export function isRawNumber(value: ExactJson): value is RawNumber {
  return isLosslessNumber(value);
}

export function isExactList(value: ExactJson): value is readonly ExactJson[] {
  return Array.isArray(value);
}

/** Whether a value is an object, and neither a list nor a `RawNumber`. */
export function isExactObject(value: ExactJson): value is Readonly<Record<string, ExactJson>> {
  return typeof value === "object" && value !== null && !isExactList(value) && !isRawNumber(value);
}
