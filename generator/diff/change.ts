import type { Place } from "../findings/finding.js";
import type { ChangeId } from "./kinds/change-kinds.js";
import type { ChangeSeverity } from "./kinds/kind.js";

/** One thing that differs between two APIs. */
export interface Change {
  readonly id: ChangeId;
  readonly severity: ChangeSeverity;
  /** Qualified name of the type, or id of the operation. */
  readonly target: string;
  /**
   * The property, member, parameter, route (`GET /users/{id}`), permission or status, as it is called at `source`;
   * `null` where the change is to the target itself.
   */
  readonly name: string | null;
  /** The part of the target that the change is in, where there are several: `query`, `application`. */
  readonly detail: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** One sentence for the person who reviews the change. */
  readonly message: string;
  /** Where the fact stands: in the head, or in the base for what is gone. */
  readonly source: Place;
  /** The side that `source` is a place of. */
  readonly side: Side;
}

export type Side = "base" | "head";

/** The step of a semantic version that a set of changes calls for. */
export type SemverStep = "major" | "minor" | "patch" | "none";

export interface ChangeSummary {
  readonly summary: { readonly breaking: number; readonly nonBreaking: number; readonly docsOnly: number };
  readonly semver: SemverStep;
}
