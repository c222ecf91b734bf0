import type { Change, ChangeSummary } from "./change.js";
import type { ChangeSeverity } from "./kinds/change-kind.js";

/**
 * Counts changes by severity. The version step is major for breaking changes, minor for other changes of the API, and
 * patch for changes of the documentation.
 *
 * @see {@link https://semver.org/ | Semantic Versioning}
 */
export function summarise(changes: readonly Change[]): ChangeSummary {
  const count = (severity: ChangeSeverity): number => changes.filter((change) => change.severity === severity).length;
  const summary = { breaking: count("breaking"), nonBreaking: count("non-breaking"), docsOnly: count("docs-only") };
  const semver =
    summary.breaking > 0 ? "major" : summary.nonBreaking > 0 ? "minor" : summary.docsOnly > 0 ? "patch" : "none";
  return { summary, semver };
}
