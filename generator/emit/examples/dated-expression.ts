import type { JsonValue } from "../../model/model.js";
import { isList } from "../../model/payload.js";
import { objectKey, stringLiteral } from "../boundary.js";
import { findDateProperties } from "../types/find-dates.js";
import type { SdkPlan } from "../plan-sdk.js";
import { jsonExpression } from "../print/json-expression.js";

/** The properties of an object that are dates (`true`), or have a type that contains dates. */
export type DatedProperties = ReadonlyMap<string, true | string>;

/** Writes a JSON value as an expression with `Date`s instead of date strings. */
export function datedExpression(value: JsonValue, dated: DatedProperties, plan: SdkPlan): string {
  if (dated.size === 0 || typeof value !== "object" || value === null) return jsonExpression(value);
  if (isList(value)) return `[${value.map((item) => datedExpression(item, dated, plan)).join(", ")}]`;
  const members = Object.entries(value).map(([name, member]) => {
    const held = dated.get(name);
    const expression =
      held === undefined
        ? jsonExpression(member)
        : held === true
          ? dateExpression(member)
          : datedExpression(member, findDateProperties(held, plan.graph, plan.typesWithDates), plan);
    return `${objectKey(name)}: ${expression}`;
  });
  return `{ ${members.join(", ")} }`;
}

function dateExpression(value: JsonValue): string {
  if (typeof value === "string") return `new Date(${stringLiteral(value)})`;
  return typeof value === "object" && value !== null && isList(value)
    ? `[${value.map(dateExpression).join(", ")}]`
    : jsonExpression(value);
}
