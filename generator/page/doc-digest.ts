import { digestOf } from "../cache/digest.js";
import type { DocFile } from "../docs/doc-file.js";

/** The digests of this process. A run needs each of them several times. */
const digests = new WeakMap<DocFile, string>();

/** Digests everything that docwright reads of a file. */
export function docDigest(doc: DocFile): string {
  const digest = digests.get(doc) ?? digestOf(JSON.stringify(doc));
  digests.set(doc, digest);
  return digest;
}
