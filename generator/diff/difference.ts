import type { Place } from "../findings/finding.js";
import type { Side } from "./change.js";
import type { ChangeDirection, ChangeFacts, SeverityInput, Usage } from "./kinds/change-kind.js";
import type { ChangeId } from "./kinds/change-kinds.js";

/** A change without severity and message, which the kind of change adds. */
export interface Difference extends ChangeFacts, SeverityInput {
  readonly id: ChangeId;
  readonly source: Place;
  /** The model that `source` is a place in. */
  readonly side: Side;
  /** Whether the base documents a removed thing as deprecated. */
  readonly wasDeprecated: boolean;
}

/** The usage of parameters, request bodies and permissions. */
export const REQUEST_ONLY: Usage = { request: true, response: false };

/** The usage of response bodies. */
export const RESPONSE_ONLY: Usage = { request: false, response: true };

interface DifferenceDetails {
  readonly target: string;
  readonly source: Place;
  readonly name?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly detail?: string | null;
  readonly usage?: Usage;
  readonly direction?: ChangeDirection;
  readonly side?: Side;
  readonly wasDeprecated?: boolean;
}

/** Creates a difference. By default, something in requests was replaced, and the place is in the head. */
export function difference(id: ChangeId, details: DifferenceDetails): Difference {
  return {
    id,
    name: null,
    from: null,
    to: null,
    detail: null,
    usage: REQUEST_ONLY,
    direction: "replaced",
    side: "head",
    wasDeprecated: false,
    ...details,
  };
}

/** A difference in one fact, without the place of the fact. */
export type FactDifference = Pick<Difference, "id" | "from" | "to" | "direction">;
