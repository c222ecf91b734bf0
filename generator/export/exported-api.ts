import type { ApiModel } from "../model/model.js";
import type { JsonObject } from "../model/payload.js";

/** A file of an export. */
export interface ExportedDocument<Content = JsonObject | string> {
  /**
   * The name of the file without extension. It is valid on every file system, and unique without regard to case. In an
   * export that is always a folder: the path in this folder, with extension.
   */
  readonly name: string;
  /** Plain data, which is printed as JSON or YAML. For a format with only one notation: the text of the file. */
  readonly content: Content;
}

/** The API in another format. */
export interface ExportedApi<Content = JsonObject | string> {
  readonly documents: readonly ExportedDocument<Content>[];
  /** The number of facts that the export leaves out, by cause. A cause is a noun phrase in the plural. */
  readonly omitted: ReadonlyMap<string, number>;
}

export interface ExportOptions {
  /** The extension of the files, with which documents refer to each other. */
  readonly extension: "json" | "yaml" | "xml" | "folder";
  /** The name of the folder of `--output`; empty without `--output`. */
  readonly folder: string;
  /** Whether the export has several documents: one per area or per type. */
  readonly split: boolean;
  /** How requests are authenticated, as in the config. */
  readonly auth: "entra" | "token" | { readonly header: string };
}

/**
 * Exports an API.
 *
 * @throws UsageError if the result would be invalid
 */
export type Exporter = (model: ApiModel, options: ExportOptions) => ExportedApi;

/** Counts what an export leaves out. */
export class Omissions {
  readonly #subjects = new Map<string, Set<unknown>>();

  /** @param subject - what is left out; a subject counts once per cause */
  add(cause: string, subject: unknown): void {
    const subjects = this.#subjects.get(cause);
    if (subjects) subjects.add(subject);
    else this.#subjects.set(cause, new Set([subject]));
  }

  /** The number of subjects by cause. */
  counts(): ReadonlyMap<string, number> {
    return new Map([...this.#subjects].map(([cause, subjects]) => [cause, subjects.size]));
  }
}
