import type { Queryable } from "../runtime/queryable.js";
import type { Given, OpenString } from "../runtime/shapes.js";
import type { Entity } from "./entity.js";
import type { TrustFrameworkKey } from "./trustFrameworkKey.js";

/**
 * A set of keys that the policies of a trust framework use: passwords, certificates and other secrets, which a
 * policy names by the identifier of the set. The Azure portal calls them policy keys. The format is that of a
 * JSON Web Key (JWK) set, RFC 7517, section 5.
 *
 * [microsoft.graph.trustFrameworkKeySet](https://learn.microsoft.com/graph/api/resources/trustframeworkkeyset?view=graph-rest-beta)
 */
export interface TrustFrameworkKeySet extends Entity {
  "@odata.type"?: "#microsoft.graph.trustFrameworkKeySet" | OpenString;
  /** The keys of the key set. */
  keys?: TrustFrameworkKey[];
}

/** What is given where a `TrustFrameworkKeySet` is created: read-only properties are left out. */
export type TrustFrameworkKeySetCreate = Given<TrustFrameworkKeySet, "id">;

/** What query options can name of a `TrustFrameworkKeySet`. */
export type TrustFrameworkKeySetQuery = Queryable<TrustFrameworkKeySet>;
