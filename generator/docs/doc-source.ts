/** What became of an attempt to read one file. */
export type FileContent =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  /** The path leads out of what pages may read. */
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly reason: string };

/**
 * Where a docs set stands: a folder, or a revision of one. Paths are docs paths: relative to the docs folder, with
 * forward slashes; `..` leads above it, as far as the source allows.
 */
export interface DocSource {
  /** What a person would call it: the folder's path, the revision's name. */
  readonly name: string;
  /** Names of the folders from the nearest enclosing `api-reference` folder down to the docs folder; empty without one. */
  readonly enclosing: readonly string[];
  /** Docs paths of all Markdown files, sorted by code unit. */
  list(): Promise<readonly string[]>;
  read(path: string): Promise<FileContent>;
}
