import type { Entity } from "./entity.js";

/**
 * A custom policy of an Azure AD B2C tenant. A policy describes in XML how people sign up and sign in: which
 * steps they go through, which identity providers they may use, which other systems take part, and what the
 * tokens say. The schema of the XML is documented with Azure AD B2C.
 *
 * {@link https://learn.microsoft.com/graph/api/resources/trustframeworkpolicy?view=graph-rest-beta | microsoft.graph.trustFrameworkPolicy}
 */
export interface TrustFrameworkPolicy extends Entity {
  "@odata.type"?: "#microsoft.graph.trustFrameworkPolicy" | (string & {});
}
