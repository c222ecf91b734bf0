import type { DocumentedApi } from "../../generator/pipeline.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";

/** Pages of today's reference; `null` where the corpus is not at hand. */
export const modern = corpus("modern");

let read: Promise<DocumentedApi> | undefined;

/** The model of those pages, read once. */
export function readModern(): Promise<DocumentedApi> {
  read ??= readDocsSet(modern ?? "");
  return read;
}
