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
  list(): Promise<DocList>;
  read(path: string): Promise<FileContent>;
}

/** The Markdown files of a docs folder. */
export interface DocList {
  /** Docs paths of the files to read, sorted by code unit. */
  readonly pages: readonly string[];
  /** Hidden Markdown files, and symbolic links that lead to Markdown files or folders. They are not read. */
  readonly skipped: readonly UnreadPath[];
  /** Folders that cannot be listed, and links that lead nowhere: pages may be missing. */
  readonly unreadable: readonly UnreadPath[];
}

/** A path below a docs folder that is not read. */
export interface UnreadPath {
  /** Docs path of a file or a folder. */
  readonly path: string;
  /** The reason, as a part of a sentence: `permission denied`. */
  readonly reason: string;
}
