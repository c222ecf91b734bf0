import type { Place } from "../findings/finding.js";
import type { Side } from "./change.js";
import type { ChangeId } from "./kinds/change-kinds.js";
import type { ChangeFacts, Circumstances, Shift, Usage } from "./kinds/kind.js";

/** What a comparer found, before the table of kinds gives it severity and message. */
export interface Difference extends ChangeFacts, Circumstances {
  readonly id: ChangeId;
  readonly source: Place;
  /** The side that `source` is a place of. */
  readonly side: Side;
}

/** What callers send and never get back: parameters, bodies, permissions. */
export const SENT: Usage = { request: true, response: false };

/** What callers only get back. */
export const RETURNED: Usage = { request: false, response: true };

interface Found {
  readonly target: string;
  readonly source: Place;
  readonly name?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly detail?: string | null;
  readonly usage?: Usage;
  readonly shift?: Shift;
  readonly side?: Side;
}

/** A difference; whatever is left out plays no part in it. */
export function difference(id: ChangeId, found: Found): Difference {
  return { id, name: null, from: null, to: null, detail: null, usage: SENT, shift: "replaced", side: "head", ...found };
}

/** What differs in one fact, before it is known of what. */
export type FactChange = Pick<Difference, "id" | "from" | "to" | "shift">;
