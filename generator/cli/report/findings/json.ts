import type { Reporter } from "./reporter.js";
import { countBySeverity } from "./severity.js";

/** Findings as the JSON that other programs rely on. */
export const reportJson: Reporter = (findings) =>
  `${JSON.stringify({ findings, summary: countBySeverity(findings) }, null, 2)}\n`;
