import type { JsonValue } from "../../model/model.js";
import { isList } from "../../model/payload.js";
import { objectKey, stringLiteral } from "../boundary.js";

/**
 * Writes a JSON value as an expression. Infinite numbers become `null`, as in `JSON.stringify`: a number such as
 * `1e999` is infinite after parsing.
 */
export function jsonExpression(value: JsonValue): string {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : "null";
  if (value === null || typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(jsonExpression).join(", ")}]`;
  const members = Object.entries(value).map(([name, member]) => `${objectKey(name)}: ${jsonExpression(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
