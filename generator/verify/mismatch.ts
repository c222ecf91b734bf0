import type { VerifyRuleId } from "../findings/catalogue.js";
import type { Finding } from "../findings/finding.js";

/** A fact that differs between the docs and the service's metadata, with its place in the docs. */
export interface Mismatch extends Finding<VerifyRuleId> {
  /** Qualified name of the type, or id of the operation. */
  readonly target: string;
  /** The property, member or parameter; `null` if the mismatch is about the target itself. */
  readonly name: string | null;
  /** The value in the docs; `null` if they do not have one. */
  readonly docs: string | null;
  /** The value in the metadata; `null` if it does not have one. */
  readonly metadata: string | null;
}
