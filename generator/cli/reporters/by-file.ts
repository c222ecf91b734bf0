import type { Diagnostic } from "../../diagnostic.js";

/** Findings of each file, in the order in which the files come. */
export function byFile(findings: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const own = files.get(finding.file);
    if (own === undefined) files.set(finding.file, [finding]);
    else own.push(finding);
  }
  return files;
}
