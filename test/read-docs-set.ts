import { microsoftGraph } from "../generator/dialect/microsoft-graph.js";
import { readApi, type ApiSource, type DocumentedApi } from "../generator/pipeline.js";

/** Reads the pages of a docs folder, as docwright does without a config. */
export function readDocsSet(
  folder: string,
  options: Partial<Pick<ApiSource, "apiVersion" | "cache" | "include" | "exclude">> = {},
): Promise<DocumentedApi> {
  return readApi({
    docs: [folder],
    apiVersion: null,
    include: [],
    exclude: [],
    namespace: null,
    baseUrl: null,
    dialect: microsoftGraph,
    cache: false,
    ...options,
  });
}
