import { resolve } from "node:path";
import { makeOutput } from "./cli/sdk/make-sdk.js";
import { extendDialect, type DialectExtension } from "./dialect/extend-dialect.js";
import { microsoftGraph } from "./dialect/microsoft-graph.js";
import { listDocs } from "./docs/read-docs.js";
import type { GeneratedSdk } from "./generate-sdk.js";
import type { Difference } from "./output/compare-output.js";
import { checkOutput, writeOutput, type CheckResult } from "./output/write-output.js";
import { readApi, type DocumentedApi } from "./pipeline.js";

/** Options of {@link readDocs}. */
export interface ReadOptions {
  /** The API version to read if the docs have several: `v1.0`. */
  readonly apiVersion?: string;
  /** Globs that select a part of the API: page files, names of types and pages, or routes. Default: everything. */
  readonly include?: readonly string[];
  /** Globs that exclude a part of the API. */
  readonly exclude?: readonly string[];
  /** Namespace of the types whose page does not have a namespace. */
  readonly namespace?: string;
  /** Root URL of the service. */
  readonly baseUrl?: string;
  /** Words of these docs that the built-in dialect does not have. */
  readonly dialect?: DialectExtension;
  /** Whether unchanged pages are read from the cache of earlier runs. Default: false. */
  readonly cache?: boolean;
}

/** An API that was read from docs. `model` is the selected part, and `whole` is the model of all pages. */
export interface Api extends DocumentedApi {
  /** Paths of all Markdown files in the docs folders, which are the possible targets of links. */
  readonly files: readonly string[];
}

/**
 * Reads docs folders: files → pages → model.
 *
 * @param docs - the folder, or several folders that describe one API
 * @returns the pages and the model; faults that reading found are in `model.diagnostics`
 * @throws UsageError if a folder is missing or does not have a selected page, if the options select nothing, or if the folders
 * contain several versions and `apiVersion` does not choose one
 */
export async function readDocs(docs: string | readonly string[], options: ReadOptions = {}): Promise<Api> {
  const folders = (typeof docs === "string" ? [docs] : docs).map((folder) => resolve(folder));
  const api = await readApi({
    docs: folders,
    apiVersion: options.apiVersion ?? null,
    include: options.include ?? [],
    exclude: options.exclude ?? [],
    namespace: options.namespace ?? null,
    baseUrl: options.baseUrl ?? null,
    dialect: extendDialect(microsoftGraph, options.dialect ?? {}),
    cache: options.cache ?? false,
  });
  return { ...api, files: await listDocs(folders) };
}

/**
 * Writes an SDK to a folder, completely or not at all. Files that docwright did not generate are kept.
 *
 * @returns the files that changed
 * @throws UsageError if a file of the user would be replaced, or if writing fails. The folder is then unchanged.
 */
export async function writeSdk(folder: string, sdk: GeneratedSdk): Promise<readonly Difference[]> {
  return writeOutput(resolve(folder), await makeOutput(sdk));
}

/**
 * Compares a folder with an SDK. It writes nothing.
 *
 * @throws UsageError if the lock file in the folder is invalid
 */
export async function checkSdk(folder: string, sdk: GeneratedSdk): Promise<CheckResult> {
  return checkOutput(resolve(folder), await makeOutput(sdk));
}
