import { digestOf } from "../cache/digest.js";
import type { DocFile } from "../docs/doc-file.js";

/** The digests of this process. A run needs each of them several times. */
const digests = new WeakMap<DocFile, string>();

/** Digests everything that docwright reads of a file. */
export function docDigest(doc: DocFile): string {
  const known = digests.get(doc);
  if (known !== undefined) return known;
  const { text, ...others } = doc;
  const digest = digestOf(text, JSON.stringify(others));
  digests.set(doc, digest);
  return digest;
}
