import type { DocumentedApi } from "../../generator/pipeline.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";

/** Pages of the current reference; `null` if the corpus is missing. */
export const modern = corpus("modern");

let read: Promise<DocumentedApi> | undefined;

/** The model of those pages, read once. */
export function readModern(): Promise<DocumentedApi> {
  read ??= readDocsSet(modern ?? "");
  return read;
}
