import type { ValueUse } from "../../model/check-value.js";
import type { Property } from "../../model/model.js";
import { propertyKey } from "../boundary.js";
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
  return {
    name: propertyKey(property.name),
    hasQuestionToken: !required,
    type: propertyType(property, required, use, plan, imports),
    docs: docComment(property),
  };
}
