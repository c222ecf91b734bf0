import type { ValueUse } from "../../model/check-value.js";
import type { Property } from "../../model/model.js";
import { propertyKey } from "../boundary.js";
import type { SdkPlan } from "../plan-sdk.js";
import { docComment } from "../doc-comment.js";
import type { PropertySignature } from "../print/declaration.js";
import type { Imports } from "../print/imports.js";
import { propertyType } from "./type-expression.js";

/** A property as a member of an interface, with what the docs say of it. */
export function propertySignature(
  property: Property,
  mandatory: boolean,
  use: ValueUse,
  plan: SdkPlan,
  imports: Imports,
): PropertySignature {
  return {
    name: propertyKey(property.name),
    hasQuestionToken: !mandatory,
    type: propertyType(property, mandatory, use, plan, imports),
    docs: docComment(property),
  };
}
