import type { TrustFrameworkKeySet } from "../models/trustFrameworkKeySet.js";
import { isOfType } from "../runtime/odata-type.js";

/** Whether an object says by its `@odata.type` that it is a `TrustFrameworkKeySet`. */
export function isTrustFrameworkKeySet(value: unknown): value is TrustFrameworkKeySet {
  return isOfType(value, "microsoft.graph.trustFrameworkKeySet");
}
