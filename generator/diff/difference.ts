import type { Place } from "../findings/finding.js";
import type { Side } from "./change.js";
import type { ChangeDirection, ChangeFacts, SeverityInput, Usage } from "./kinds/change-kind.js";
import type { ChangeId } from "./kinds/change-kinds.js";

/** A change without severity and message. The kind of the change determines both. */
export interface Difference extends ChangeFacts, SeverityInput {
  readonly id: ChangeId;
  readonly source: Place;
  /** The model that contains `source`. */
  readonly side: Side;
  /** Whether the base documents the removed item as deprecated. */
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
  readonly similar?: string | null;
  readonly usage?: Usage;
  readonly direction?: ChangeDirection;
  readonly side?: Side;
  readonly wasDeprecated?: boolean;
}

/**
 * Creates a difference. Default values: the fact is part of requests, its value was replaced, and its place is in the
 * head.
 */
export function difference(id: ChangeId, details: DifferenceDetails): Difference {
  return {
    id,
    name: null,
    from: null,
    to: null,
    detail: null,
    similar: null,
    usage: REQUEST_ONLY,
    direction: "replaced",
    side: "head",
    wasDeprecated: false,
    ...details,
  };
}

/** A difference in one fact, without the place of the fact. */
export type FactDifference = Pick<Difference, "id" | "from" | "to" | "direction">;
