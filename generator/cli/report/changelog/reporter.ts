import type { Change } from "../../../diff/change.js";
import type { ResourceChanges } from "../../../diff/group-by-resource.js";

/** Turns the changes of each resource into the text of one format. */
export type ChangelogReporter = (resources: readonly ResourceChanges[], context: ChangelogContext) => string;

export interface ChangelogContext {
  /** The API version that the notes are about; empty where it is not known. */
  readonly version: string;
  /** When the changes were made, as ISO 8601 has it. */
  readonly date: string;
  /** Where the page of a file of one side is, for a link. */
  readonly link: (page: Pick<Change, "side"> & { readonly file: string }) => string;
}
