import { cacheFile } from "./cache/cache-file.js";
import type { Dialect } from "./dialect/dialect.js";
import type { DocFile } from "./docs/doc-file.js";
import type { DocSource } from "./docs/doc-source.js";
import { isPagePattern } from "./docs/page-pattern.js";
import { folderSources, readSources } from "./docs/read-docs.js";
import { buildModel } from "./model/build-model.js";
import type { ApiModel } from "./model/model.js";
import { selectApi } from "./model/select-api.js";
import type { Page } from "./page/page.js";
import { readPages } from "./page/read-pages.js";
import { UsageError } from "./usage-error.js";

/** Which docs to read, and how. */
export interface ApiSource {
  /** Docs folders that make one API. */
  readonly docs: readonly string[];
  /** The version to read where the folders hold several. */
  readonly apiVersion: string | null;
  /**
   * Globs. Those of page files (`api/user-*.md`) say which pages are read; the others, which part is taken of the API
   * that they document, as {@link Selection} has it. None means all.
   */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly namespace: string | null;
  readonly baseUrl: string | null;
  readonly dialect: Dialect;
  /** Whether what has not changed is taken from the cache of earlier runs. */
  readonly cache: boolean;
}

export interface DocumentedApi {
  readonly docs: readonly DocFile[];
  readonly pages: readonly Page[];
  /** What all these pages say. */
  readonly whole: ApiModel;
  /** The part of it that is selected. */
  readonly model: ApiModel;
}

/**
 * The street up to the model: docs → pages → model.
 *
 * @throws UsageError where a folder is missing, holds no page that is selected, or holds several versions and none is
 * chosen.
 */
export async function readApi(source: ApiSource): Promise<DocumentedApi> {
  return readApiFrom(await folderSources(source.docs), source);
}

/**
 * The same for docs that stand elsewhere than in the folders of `source`, in a revision of them for example. Pages that
 * are the same in both come from one cache.
 *
 * @param sources where the docs stand, with paths relative to the same folder
 */
export async function readApiFrom(sources: readonly DocSource[], source: ApiSource): Promise<DocumentedApi> {
  const { docs: roots, apiVersion: version, dialect } = source;
  const docs = await readSources(sources, {
    version,
    include: source.include.filter(isPagePattern),
    exclude: source.exclude.filter(isPagePattern),
  });
  const versions = new Set(docs.map((doc) => doc.version).filter((name) => name !== null));
  if (versions.size > 1) {
    throw new UsageError(`The docs hold ${[...versions].sort().join(" and ")}; choose one with --api-version.`);
  }
  const pages = await readPages(docs, dialect, source.cache ? cacheFile("pages", roots) : null);
  const whole = buildModel(pages, {
    version: version ?? undefined,
    namespace: source.namespace ?? undefined,
    baseUrl: source.baseUrl ?? undefined,
  });
  return { docs, pages, whole, model: applySelection(whole, source) };
}

/**
 * The part of an API that the patterns of a source select.
 *
 * @throws UsageError where that is nothing
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
      `Nothing is selected (operations: ${String(operations.length)}, types: ${String(types.length)}); check the include and exclude patterns.`,
    );
  }
  return model;
}
