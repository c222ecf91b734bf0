import { fileURLToPath } from "node:url";
import type { DocumentedApi } from "../../generator/pipeline.js";
import { readDocsSet } from "../read-docs-set.js";

/** The project's own docs folder. */
export const inputDocs = new URL("../../input-docs/", import.meta.url);

let read: Promise<DocumentedApi> | undefined;

/** The project's own docs, read once. */
export function readInputDocs(): Promise<DocumentedApi> {
  read ??= readDocsSet(fileURLToPath(inputDocs));
  return read;
}
