import type { Queryable } from "../runtime/queryable.js";
import type { OpenString } from "../runtime/shapes.js";
import type { Entity } from "./entity.js";

/**
 * A custom policy of an Azure AD B2C tenant. A policy describes in XML how people sign up and sign in: which
 * steps they go through, which identity providers they may use, which other systems take part, and what the
 * tokens say. The schema of the XML is documented with Azure AD B2C.
 *
 * [microsoft.graph.trustFrameworkPolicy](https://learn.microsoft.com/graph/api/resources/trustframeworkpolicy?view=graph-rest-beta)
 */
export interface TrustFrameworkPolicy extends Entity {
  "@odata.type"?: "#microsoft.graph.trustFrameworkPolicy" | OpenString;
}

/** What query options can name of a `TrustFrameworkPolicy`. */
export type TrustFrameworkPolicyQuery = Queryable<TrustFrameworkPolicy>;
