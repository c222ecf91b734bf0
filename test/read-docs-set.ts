import { microsoftGraph } from "../generator/dialect/microsoft-graph.js";
import { readApi, type DocumentedApi } from "../generator/pipeline.js";

/** Reads all pages of a docs folder, as docwright does without a config. */
export function readDocsSet(folder: string, options = { cache: false }): Promise<DocumentedApi> {
  return readApi({
    docs: [folder],
    apiVersion: null,
    include: [],
    exclude: [],
    namespace: null,
    baseUrl: null,
    dialect: microsoftGraph,
    ...options,
  });
}
