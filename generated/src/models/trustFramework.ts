import type { OpenString } from "../runtime/shapes.js";
import type { TrustFrameworkKeySet } from "./trustFrameworkKeySet.js";
import type { TrustFrameworkPolicy } from "./trustFrameworkPolicy.js";

/**
 * The trust framework of an Azure AD B2C tenant: the custom policies that describe how people sign up and sign
 * in, and the keys that these policies use. A tenant has one, at `/trustFramework`.
 *
 * [microsoft.graph.trustFramework](https://learn.microsoft.com/graph/api/resources/trustframework?view=graph-rest-beta)
 */
export interface TrustFramework {
  "@odata.type"?: "#microsoft.graph.trustFramework" | OpenString;
  /** The key sets that the policies refer to. */
  keySets?: TrustFrameworkKeySet[];
  /** The policies of the tenant. */
  policies?: TrustFrameworkPolicy[];
}
