/** The result of reading one file. */
export type FileContent =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  /** The path is outside the folders that pages may read. */
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly reason: string };

/**
 * A place to read docs from: a folder on disk, or a folder at a git revision. Paths are docs paths: relative to the docs
 * folder, with forward slashes. `..` goes above it, as far as the source allows.
 */
export interface DocSource {
  /** Name for messages: the path of the folder, or the revision. */
  readonly name: string;
  /** Folder names from the nearest enclosing `api-reference` down to the docs folder; empty if there is none. */
  readonly enclosing: readonly string[];
  /** Docs paths of all Markdown files, sorted by code unit. */
  list(): Promise<readonly string[]>;
  read(path: string): Promise<FileContent>;
}
