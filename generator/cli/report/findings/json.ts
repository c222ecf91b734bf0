import { printableJson } from "../printable.js";
import type { FindingReporter } from "../reporter.js";
import { countBySeverity } from "./severity.js";

/**
 * Prints findings as JSON for other programs. Files are relative to the docs folder. `omitted` is the number of
 * findings that `--limit` leaves out. The summary includes these findings.
 */
export const reportJson: FindingReporter = (findings, { all = findings }) => {
  const omitted = all.length - findings.length;
  const report = { findings, summary: countBySeverity(all), ...(omitted > 0 && { omitted }) };
  return `${printableJson(JSON.stringify(report, null, 2))}\n`;
};
