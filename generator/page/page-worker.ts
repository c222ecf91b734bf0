import type { Dialect } from "../dialect/dialect.js";
import type { DocFile } from "../docs/doc-file.js";
import { readPage } from "./read-page.js";

export interface PageTask {
  readonly docs: readonly DocFile[];
  readonly dialect: Dialect;
}

/** What a thread does: reads some pages, and hands them over as the text that the cache keeps. */
export default function readPageTask({ docs, dialect }: PageTask): string[] {
  return docs.map((doc) => JSON.stringify(readPage(doc, dialect)));
}
