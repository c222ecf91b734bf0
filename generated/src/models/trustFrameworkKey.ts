import type { Queryable } from "../runtime/queryable.js";
import type { Annotated, OpenString } from "../runtime/shapes.js";
import type { TrustFrameworkKeyStatus } from "./trustFrameworkKeyStatus.js";

/**
 * A JSON Web Key (JWK) in a trustFrameworkKeySet. Its properties are those of RFC 7517, section 4, and the
 * ones for RSA and symmetric keys of RFC 7518, section 6.
 *
 * [microsoft.graph.trustFrameworkKey](https://learn.microsoft.com/graph/api/resources/trustframeworkkey?view=graph-rest-beta)
 */
export interface TrustFrameworkKey extends Annotated {
  "@odata.type"?: "#microsoft.graph.trustFrameworkKey" | OpenString;
  /** RSA key: the private exponent. Can be written, never read. */
  d?: string | null;
  /** RSA key: the first exponent. Can be written, never read. */
  dp?: string | null;
  /** RSA key: the second exponent. Can be written, never read. */
  dq?: string | null;
  /** RSA key: the public exponent. */
  e?: string | null;
  /**
   * The time from which the key is no longer valid: a NumericDate as in RFC 7519, which counts the seconds since
   * 1970-01-01T00:00:00Z.
   */
  exp?: number | null;
  /** Symmetric key of the `oct` family. Can be written, never read. */
  k?: string | null;
  /** The identifier of the key within its key set. */
  kid?: string | null;
  /** The family of algorithms that the key is used with. Possible values are: `rsa`, `oct`. */
  kty?: "rsa" | "oct" | OpenString | null;
  /** RSA key: the modulus. */
  n?: string | null;
  /**
   * The time before which the key is not valid: a NumericDate as in RFC 7519, which counts the seconds since
   * 1970-01-01T00:00:00Z.
   */
  nbf?: number | null;
  /** RSA key: the first prime. Can be written, never read. */
  p?: string | null;
  /** RSA key: the second prime. Can be written, never read. */
  q?: string | null;
  /** RSA key: the coefficient. Can be written, never read. */
  qi?: string | null;
  /** Whether policies can use the key. The possible values are: `enabled`, `disabled`, `unknownFutureValue`. */
  status?: TrustFrameworkKeyStatus | null;
  /**
   * What the public key is for: to check signatures or to encrypt. Possible values are: `sig` (signature), `enc`
   * (encryption).
   */
  use?: "sig" | "enc" | OpenString | null;
  /** The chain of X.509 certificates of the key, see RFC 5280. */
  x5c?: string[];
  /** The SHA-1 thumbprint of the X.509 certificate of the key, base64url encoded. */
  x5t?: string | null;
}

/** What query options can name of a `TrustFrameworkKey`. */
export type TrustFrameworkKeyQuery = Queryable<TrustFrameworkKey>;
