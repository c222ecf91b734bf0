import { fileURLToPath } from "node:url";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { readApi, type DocumentedApi } from "../../generator/pipeline.js";

/** The project's own docs folder. */
export const inputDocs = new URL("../../input-docs/", import.meta.url);

let read: Promise<DocumentedApi> | undefined;

/** The project's own docs, read once. */
export function readInputDocs(): Promise<DocumentedApi> {
  read ??= readApi({
    docs: [fileURLToPath(inputDocs)],
    apiVersion: null,
    include: [],
    exclude: [],
    namespace: null,
    baseUrl: null,
    dialect: microsoftGraph,
    cache: false,
  });
  return read;
}
