import type { TrustFrameworkPolicy } from "../models/trustFrameworkPolicy.js";
import { isOfType } from "../runtime/odata-type.js";

/** Whether an object says by its `@odata.type` that it is a `TrustFrameworkPolicy`. */
export function isTrustFrameworkPolicy(value: unknown): value is TrustFrameworkPolicy {
  return isOfType(value, "microsoft.graph.trustFrameworkPolicy");
}
