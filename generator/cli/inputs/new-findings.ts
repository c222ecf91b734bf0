import type { Finding } from "../../findings/finding.js";
import { applyBaseline, type BaselineFile } from "./baseline-file.js";
import { formatCount } from "../format-count.js";
import { findIntroduced } from "./merge-base.js";
import type { Terminal } from "../terminal.js";
import { isUnreadFile } from "./unread-files.js";

/** The findings in the docs at an earlier revision. */
export interface EarlierFindings {
  readonly revision: string;
  readonly findings: readonly Finding<string>[];
}

/** A baseline cannot accept a file that was not read, because nobody knows its other findings. */
function withoutBaseline<One extends Finding<string>>(
  findings: readonly One[],
  baseline: BaselineFile,
  terminal: Terminal,
): readonly One[] {
  const others = findings.filter((finding) => !isUnreadFile(finding));
  const added = new Set(applyBaseline(others, baseline, terminal));
  return findings.filter((finding) => added.has(finding) || isUnreadFile(finding));
}

/**
 * Selects the findings that are not in the baseline and not in an earlier revision. Prints the number of hidden findings
 * as a warning.
 *
 * @param earlier `null` without `--since`.
 */
export function selectNewFindings<One extends Finding<string>>(
  findings: readonly One[],
  baseline: BaselineFile | null,
  earlier: EarlierFindings | null,
  terminal: Terminal,
): readonly One[] {
  const notInBaseline = baseline === null ? findings : withoutBaseline(findings, baseline, terminal);
  if (earlier === null) return notInBaseline;
  // Compares all findings, not only those that are not in the baseline: otherwise a finding that is in the baseline and in
  // the revision would hide two equal findings.
  const introduced = new Set(findIntroduced(findings, earlier.findings));
  const selected = notInBaseline.filter((finding) => introduced.has(finding));
  const hidden = notInBaseline.length - selected.length;
  if (hidden > 0) terminal.warn(`Not shown: ${formatCount(hidden, "finding")} from before ${earlier.revision}.\n`);
  return selected;
}
