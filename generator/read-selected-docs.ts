import type { DocSource } from "./docs/doc-source.js";
import { isPagePattern } from "./docs/page-pattern.js";
import { type ReadDocs, readSources } from "./docs/read-docs.js";
import type { ApiSource } from "./pipeline.js";
import { UsageError } from "./usage-error.js";

/**
 * Reads the files that the options select.
 *
 * @throws UsageError if they are of several versions and `apiVersion` does not choose one
 */
export async function readSelectedDocs(sources: readonly DocSource[], source: ApiSource): Promise<ReadDocs> {
  const read = await readSources(sources, {
    version: source.apiVersion,
    include: source.include.filter(isPagePattern),
    exclude: source.exclude.filter(isPagePattern),
  });
  const versions = new Set(read.docs.map((doc) => doc.version).filter((name) => name !== null));
  if (versions.size > 1) {
    throw new UsageError(
      `The docs contain several API versions: ${[...versions].sort().join(", ")}. Choose one with --api-version.`,
    );
  }
  return read;
}
