import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { readApi, type DocumentedApi } from "../../generator/pipeline.js";
import { corpus } from "../corpus.js";

/** Pages of today's reference; `null` where the corpus is not at hand. */
export const modern = corpus("modern");

let read: Promise<DocumentedApi> | undefined;

/** The model of those pages, read once. */
export function readModern(): Promise<DocumentedApi> {
  read ??= readApi({
    docs: [modern ?? ""],
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
