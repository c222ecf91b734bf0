import type { ValueUse } from "../../model/check-value.js";
import type { Property } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { propertyKey } from "../boundary.js";
import type { SdkOptions } from "../options.js";
import type { SdkPlan } from "../plan-sdk.js";
import { docComment } from "../doc-comment.js";
import type { PropertySignature } from "../print/declaration.js";
import type { Imports } from "../print/imports.js";
import { propertyType } from "./type-expression.js";

/** Writes a property of an interface, with its documented description. */
export function propertySignature(
  property: Property,
  required: boolean,
  use: ValueUse,
  plan: SdkPlan,
  imports: Imports,
): PropertySignature {
  const { description, origin, defaultValue, deprecated } = property;
  return {
    name: propertyKey(property.name),
    hasQuestionToken: !required,
    type: propertyType(property, required, use, plan, imports),
    docs: docComment({ description, origin, defaultValue, deprecated, notes: notesOf(property, plan.options) }),
  };
}

const NOTES = {
  number: "A 64-bit integer. Digits of values beyond `Number.MAX_SAFE_INTEGER` are lost.",
  string: "A 64-bit integer, as text.",
  bigint: "A 64-bit integer.",
} as const;

/** Explains the values of a property whose TypeScript type does not show their form. */
function notesOf({ type }: Property, { int64 }: SdkOptions): string[] {
  switch (itemType(type).type) {
    case "Edm.Binary":
    case "Edm.Stream":
      return ["Base64 text."];
    case "Edm.Int64":
      return [NOTES[int64]];
    case "Edm.Decimal":
      return [
        int64 === "number"
          ? "A decimal number. Digits that do not fit into a `number` are lost."
          : "A decimal number, as text with all its digits.",
      ];
    default:
      return [];
  }
}
