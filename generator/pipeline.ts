import { type Cache, openCache } from "./cache/cache.js";
import { cacheFile } from "./cache/cache-file.js";
import type { Dialect } from "./dialect/dialect.js";
import type { DocFile } from "./docs/doc-file.js";
import type { DocSource, UnreadPath } from "./docs/doc-source.js";
import { isPagePattern } from "./docs/page-pattern.js";
import { folderSources, type ReadDocs } from "./docs/read-docs.js";
import { readSelectedDocs } from "./read-selected-docs.js";
import { buildModel } from "./model/build-model.js";
import { linkedMethods } from "./model/method-owners.js";
import type { ApiModel } from "./model/model.js";
import { selectApi } from "./model/select-api.js";
import type { Page } from "./page/page.js";
import { readPages } from "./page/read-pages.js";
import { UsageError } from "./usage-error.js";
import type { OnProgress } from "./vocabulary.js";

/** The docs to read, and options for reading them. */
export interface ApiSource {
  /** Docs folders that describe one API. */
  readonly docs: readonly string[];
  /** The version to read if the folders contain several. */
  readonly apiVersion: string | null;
  /**
   * Globs of page files (`api/user-*.md`) select the pages to read. All other globs select a part of the API that these
   * pages document; see `Selection` in `select-api.ts`. An empty list selects everything.
   */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly namespace: string | null;
  readonly baseUrl: string | null;
  readonly dialect: Dialect;
  /** Whether unchanged pages are read from the cache. */
  readonly cache: boolean;
  /** Called after pages have been read. */
  readonly onProgress?: OnProgress | undefined;
}

/** Reads pages. The result has the order of `docs`. */
export type PageReader = (docs: readonly DocFile[], dialect: Dialect) => Promise<readonly Page[]>;

export interface DocumentedApi {
  readonly docs: readonly DocFile[];
  /** Selected files and folders that are not read because they are hidden or symbolic links. */
  readonly skipped: readonly UnreadPath[];
  readonly pages: readonly Page[];
  /** The model of all pages. */
  readonly whole: ApiModel;
  /** The selected part of `whole`. */
  readonly model: ApiModel;
}

/**
 * Reads docs into a model: docs → pages → model.
 *
 * @throws UsageError if a folder is missing, if a folder does not contain a selected page, or if the selection is
 * empty. UsageError also if the folders contain several versions and `apiVersion` does not choose one
 */
export async function readApi(source: ApiSource): Promise<DocumentedApi> {
  return readApiFrom(await folderSources(source.docs), source);
}

/**
 * Like {@link readApi}, but reads `sources` instead of the folders of `source`, for example the docs at another git
 * revision. Both functions share one cache of pages.
 *
 * @param sources - the docs, with paths relative to the same folder
 * @param read - reads the pages. Default: with the cache file of the docs
 */
export async function readApiFrom(
  sources: readonly DocSource[],
  source: ApiSource,
  read?: PageReader,
): Promise<DocumentedApi> {
  return buildApi(await readSelectedDocs(sources, source), source, read);
}

/** Builds the model of files that were read: docs → pages → model. The parameters are those of {@link readApiFrom}. */
export async function buildApi(
  { docs, skipped, excluded }: ReadDocs,
  source: ApiSource,
  read?: PageReader,
): Promise<DocumentedApi> {
  const { apiVersion: version, dialect } = source;
  const pages = await (read ?? (await cachedReader(source)))(docs, dialect);
  const whole = buildModel(pages, {
    version: version ?? undefined,
    namespace: source.namespace ?? undefined,
    baseUrl: source.baseUrl ?? undefined,
    odata: dialect.odata,
    paging: dialect.paging,
    excluded,
  });
  return { docs, skipped, pages, whole, model: applySelection(whole, source, pages) };
}

async function cachedReader(source: ApiSource): Promise<PageReader> {
  const cache = await openPageCache(source);
  const { onProgress } = source;
  return (docs, dialect) => readPages(docs, dialect, cache, { onProgress });
}

/** Opens the cache of the pages of some docs; in memory only if these docs do not use the cache. */
export function openPageCache({ docs, cache }: Pick<ApiSource, "docs" | "cache">): Promise<Cache> {
  return openCache(cache ? cacheFile("pages", docs) : null);
}

/**
 * Returns the part of an API that the include and exclude patterns select.
 *
 * @param pages - the pages of the API, for their tables of methods
 * @throws UsageError if the selection is empty
 */
export function applySelection(
  whole: ApiModel,
  { include, exclude }: Pick<ApiSource, "include" | "exclude">,
  pages: readonly Page[],
): ApiModel {
  const ofApi = (pattern: string): boolean => !isPagePattern(pattern);
  const selection = { include: include.filter(ofApi), exclude: exclude.filter(ofApi) };
  const model = selectApi(whole, selection, linkedMethods(pages));
  if (model !== whole && model.operations.length === 0 && model.types.length === 0) {
    const { operations, types } = whole;
    throw new UsageError(
      `The include and exclude patterns select nothing from the docs (operations: ${String(operations.length)}, types: ${String(types.length)}). Correct the patterns.`,
    );
  }
  return model;
}
