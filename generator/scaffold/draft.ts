import type { ApiInfo, JsonValue, Operation, TypeModel } from "../model/model.js";
import type { DraftPermissions } from "./permissions.js";

/** A resource to document: the types and operations that get pages. A description that is empty becomes a placeholder. */
export interface Draft {
  /** The types that get a page. */
  readonly types: readonly TypeModel[];
  readonly operations: readonly DraftOperation[];
  /** Values of properties by the qualified name of the type, from a JSON sample. A type without an example gets made-up values. */
  readonly samples: ReadonlyMap<string, ReadonlyMap<string, JsonValue>>;
  /** Facts that the pages leave out, and assumptions that a person should check. One sentence each. */
  readonly notes: readonly string[];
}

/** An operation that gets a page. */
export interface DraftOperation {
  /** The name of the page's file without its extension: `lamp-get`. */
  readonly file: string;
  /** The type whose page lists this operation in its Methods section; `null` for an operation without a resource. */
  readonly resource: string | null;
  readonly operation: Operation;
}

/** Facts that all pages of a run share. */
export interface PageFacts {
  readonly api: ApiInfo;
  /** The folder of `api` and `resources`, relative to the docs folder: `api-reference/v1.0/`, or empty. */
  readonly base: string;
  /**
   * The permissions of operations. An operation without permissions gets placeholders. `null` if pages do not have a
   * Permissions section.
   */
  readonly permissions: DraftPermissions | null;
  /** The author of the front matter; `null` becomes a placeholder. */
  readonly author: string | null;
  /** The `ms.subservice` of the front matter; `null` becomes a placeholder. */
  readonly subservice: string | null;
  /** The date of the front matter, as `MM/DD/YYYY`. */
  readonly date: string;
}

/** A page or include to write. */
export interface DraftFile {
  /** Relative to the docs folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
