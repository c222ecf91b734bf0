import type { Change } from "../../../generator/diff/change.js";
import type { Edit } from "../edits.js";

/** An edit of the shop that must produce exactly one change. */
export interface DiffCase {
  /** Completes the sentence "type-added is non-breaking if …". */
  readonly title: string;
  /** An edit that prepares the shop before the comparison. It applies to the base and to the head. */
  readonly base?: Edit;
  readonly edit: Edit;
  readonly change: ExpectedChange;
}

/** The expected fields of a change. Omitted names and values are `null`. */
export interface ExpectedChange {
  readonly id: Change["id"];
  readonly severity: Change["severity"];
  readonly target: string;
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
  readonly message?: string;
  /** The line in the `source` of the change. */
  readonly line: number;
}
