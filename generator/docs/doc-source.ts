/** The result of reading one file. */
export type FileContent =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  /** The path is outside of the folders in which files may be read. */
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly reason: string };

/**
 * A source of docs: a folder on disk, or a folder at a git revision. All paths are relative to the docs folder, with
 * forward slashes. A path can start with `..`, if the source allows files outside of the docs folder.
 */
export interface DocSource {
  /** Name for messages: the path of the folder, or the revision. */
  readonly name: string;
  /**
   * The names of the folders from the nearest `api-reference` folder down to the docs folder, including both. Empty if
   * the docs folder is not in an `api-reference` folder.
   */
  readonly enclosing: readonly string[];
  list(): Promise<DocList>;
  read(path: string): Promise<FileContent>;
}

/** The Markdown files of a docs folder. */
export interface DocList {
  /** Docs paths of the files to read, sorted by code unit. */
  readonly pages: readonly string[];
  /** Hidden Markdown files, and symbolic links to Markdown files or folders. docwright does not read them. */
  readonly skipped: readonly UnreadPath[];
  /** Folders that cannot be listed, and broken links. The pages in these folders are missing in `pages`. */
  readonly unreadable: readonly UnreadPath[];
}

/** A path that docwright does not read, although it is in a docs folder. */
export interface UnreadPath {
  /** Docs path of a file or a folder. */
  readonly path: string;
  /** The reason, as a part of a sentence: `permission denied`. */
  readonly reason: string;
}
