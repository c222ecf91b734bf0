import type { Change, ChangeSummary } from "./change.js";
import type { ChangeSeverity } from "./kinds/kind.js";

/**
 * Counts changes and says which version step they call for: major where a caller breaks, minor where the API changed
 * without that, patch where only its words did.
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
