import type { DocumentedApi } from "../../generator/pipeline.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";

/** The folder with pages of the current reference; `null` if the corpus is missing. */
export const modern = corpus("modern");

let read: Promise<DocumentedApi> | undefined;

/** Reads the pages in the folder `modern` once, and returns their model. */
export function readModern(): Promise<DocumentedApi> {
  read ??= readDocsSet(modern ?? "");
  return read;
}
