import type { Place } from "../findings/finding.js";
import type { ChangeSeverity } from "./kinds/change-kind.js";
import type { ChangeId } from "./kinds/change-kinds.js";

/** One difference between two API models. */
export interface Change {
  readonly id: ChangeId;
  readonly severity: ChangeSeverity;
  /** Qualified name of the type, or id of the operation. */
  readonly target: string;
  /**
   * Name of the property, member, parameter, route (`GET /users/{id}`), permission or status in the model that `side`
   * names; `null` if the target itself changed.
   */
  readonly name: string | null;
  /** The part of the target that changed, if there are several: `query`, `application`. */
  readonly detail: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** One sentence for the reviewer of the change. */
  readonly message: string;
  /** Place of the changed fact: in the head, or in the base if the head no longer has it. */
  readonly source: Place;
  /**
   * Place in the head where a reviewer should look: `source`, or for a removed fact the type, operation or page that had
   * it; `null` if the head has none of them.
   */
  readonly headSource: Place | null;
  /** The model that `source` is a place in. */
  readonly side: Side;
  /** Identifies the change, so that a file can accept it. It does not depend on places and wording. */
  readonly fingerprint: string;
  /** Why the change is accepted; `null` if it is not. An accepted change keeps its severity and fails no command. */
  readonly accepted: string | null;
}

/** One of the two models of a comparison: the base that callers use, or the head to compare it with. */
export type Side = "base" | "head";

/** The part of a semantic version that a release with a set of changes has to increase. */
export type SemverStep = "major" | "minor" | "patch" | "none";

export interface ChangeSummary {
  readonly summary: { readonly breaking: number; readonly nonBreaking: number; readonly docsOnly: number };
  readonly semver: SemverStep;
}
