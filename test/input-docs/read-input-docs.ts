import { fileURLToPath } from "node:url";
import type { DocumentedApi } from "../../generator/pipeline.js";
import { readDocsSet } from "../read-docs-set.js";

/** The folder `input-docs`, which has docs written for this repository. */
export const inputDocs = new URL("../../input-docs/", import.meta.url);

let read: Promise<DocumentedApi> | undefined;

/** Reads the pages of `input-docs` once for all tests of a file. */
export function readInputDocs(): Promise<DocumentedApi> {
  read ??= readDocsSet(fileURLToPath(inputDocs));
  return read;
}
