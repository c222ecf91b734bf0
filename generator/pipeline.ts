import { cacheFile } from "./cache/cache-file.js";
import type { Dialect } from "./dialect/dialect.js";
import type { DocFile } from "./docs/doc-file.js";
import type { DocSource, UnreadPath } from "./docs/doc-source.js";
import { isPagePattern } from "./docs/page-pattern.js";
import { folderSources, readSources } from "./docs/read-docs.js";
import { buildModel } from "./model/build-model.js";
import type { ApiModel } from "./model/model.js";
import { selectApi } from "./model/select-api.js";
import type { Page } from "./page/page.js";
import { readPages } from "./page/read-pages.js";
import { UsageError } from "./usage-error.js";

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
  /** Read unchanged pages from the cache. */
  readonly cache: boolean;
}

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
 * @throws UsageError if a folder is missing or does not contain a selected page, if the folders contain several
 * versions and `apiVersion` does not choose one, or if the selection is empty
 */
export async function readApi(source: ApiSource): Promise<DocumentedApi> {
  return readApiFrom(await folderSources(source.docs), source);
}

/**
 * Like {@link readApi}, for docs that are not in the folders of `source`, for example another git revision of them. Both
 * share one cache of pages.
 *
 * @param sources - the docs, with paths relative to the same folder
 */
export async function readApiFrom(sources: readonly DocSource[], source: ApiSource): Promise<DocumentedApi> {
  const { docs: roots, apiVersion: version, dialect } = source;
  const { docs, skipped } = await readSources(sources, {
    version,
    include: source.include.filter(isPagePattern),
    exclude: source.exclude.filter(isPagePattern),
  });
  const versions = new Set(docs.map((doc) => doc.version).filter((name) => name !== null));
  if (versions.size > 1) {
    throw new UsageError(
      `The docs contain several API versions: ${[...versions].sort().join(", ")}. Choose one with --api-version.`,
    );
  }
  const pages = await readPages(docs, dialect, source.cache ? cacheFile("pages", roots) : null);
  const whole = buildModel(pages, {
    version: version ?? undefined,
    namespace: source.namespace ?? undefined,
    baseUrl: source.baseUrl ?? undefined,
    odata: dialect.odata,
    paging: dialect.paging,
  });
  return { docs, skipped, pages, whole, model: applySelection(whole, source) };
}

/**
 * Returns the part of an API that the include and exclude patterns select.
 *
 * @throws UsageError if the selection is empty
 */
export function applySelection(
  whole: ApiModel,
  { include, exclude }: Pick<ApiSource, "include" | "exclude">,
): ApiModel {
  const ofApi = (pattern: string): boolean => !isPagePattern(pattern);
  const model = selectApi(whole, { include: include.filter(ofApi), exclude: exclude.filter(ofApi) });
  if (model !== whole && model.operations.length === 0 && model.types.length === 0) {
    const { operations, types } = whole;
    throw new UsageError(
      `The include and exclude patterns select nothing from the docs (operations: ${String(operations.length)}, types: ${String(types.length)}). Correct the patterns.`,
    );
  }
  return model;
}
