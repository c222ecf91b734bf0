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
   * Name of the property, member, parameter, route (`GET /users/{id}`), permission or status; `null` if the target
   * itself changed. If the name changed, this is the name in the model that `side` selects.
   */
  readonly name: string | null;
  /** The part of the named item that changed, if `name` is not enough to find it: `query`, `application`. */
  readonly detail: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** One sentence for the reviewer of the change. */
  readonly message: string;
  /** The position of the changed fact in the docs of the head, or in the docs of the base if the fact was removed. */
  readonly source: Place;
  /**
   * The place in the head that a reviewer should open. If a row was removed, it is the nearest row of the same table that
   * is left: the row before the removed one, or else the row after it. If no row is left, it is the place of the type or
   * operation, or the start of the page. If the fact was not removed, it is `source`. `null` if the head does not have
   * the page.
   */
  readonly headSource: Place | null;
  /** The model that contains `source`. */
  readonly side: Side;
  /** Identifies the change, so that a file can accept it. It does not depend on places and wording. */
  readonly fingerprint: string;
  /**
   * The reason why the change is accepted, or `null`. An accepted change keeps its severity, but no command fails on
   * it.
   */
  readonly accepted: string | null;
}

/** A model of a comparison. The base is the API before the changes, and the head is the API after the changes. */
export type Side = "base" | "head";

/** The part of the version number that the next release must increase, by the rules of semantic versioning. */
export type SemverStep = "major" | "minor" | "patch" | "none";

export interface ChangeSummary {
  readonly summary: { readonly breaking: number; readonly nonBreaking: number; readonly docsOnly: number };
  readonly semver: SemverStep;
}
