import { printableJson } from "../printable.js";
import type { FindingReporter } from "../reporter.js";
import { countBySeverity } from "./severity.js";

/** Prints findings as JSON for other programs. */
export const reportJson: FindingReporter = (findings) =>
  `${printableJson(JSON.stringify({ findings, summary: countBySeverity(findings) }, null, 2))}\n`;
