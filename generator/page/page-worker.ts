import type { Dialect } from "../dialect/dialect.js";
import type { DocFile } from "../docs/doc-file.js";
import { readPage } from "./read-page.js";

export interface PageTask {
  readonly docs: readonly DocFile[];
  readonly dialect: Dialect;
}

/** The task of a worker thread. It reads pages and returns each as JSON text, because the cache stores JSON text. */
export default function readPageTask({ docs, dialect }: PageTask): string[] {
  return docs.map((doc) => JSON.stringify(readPage(doc, dialect)));
}
