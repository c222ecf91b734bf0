import type { HiddenFindings } from "../../findings/baseline.js";
import type { Finding } from "../../findings/finding.js";
import { foldMissingIncludes } from "../../findings/fold-includes.js";
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

/**
 * Removes the findings that are in the baseline. Keeps every finding about a file that could not be read, because the
 * file can have new findings.
 */
function withoutBaseline<One extends Finding<string>>(
  findings: readonly One[],
  baseline: BaselineFile,
  terminal: Pick<Terminal, "warn">,
  hidden: HiddenFindings | undefined,
): readonly One[] {
  const others = findings.filter((finding) => !isUnreadFile(finding));
  const added = new Set(applyBaseline(others, baseline, terminal, hidden));
  return findings.filter((finding) => added.has(finding) || isUnreadFile(finding));
}

/**
 * Selects the findings that are neither in the baseline nor in an earlier revision, with one finding for each missing
 * include. Prints the number of hidden findings as a warning.
 *
 * @param earlier `null` without `--since`.
 * @param hiddenFindings the findings that are suppressed or turned off. The baseline may still have them.
 */
export function selectNewFindings<One extends Finding<string>>(
  findings: readonly One[],
  baseline: BaselineFile | null,
  earlier: EarlierFindings | null,
  terminal: Pick<Terminal, "warn">,
  hiddenFindings?: HiddenFindings,
): readonly One[] {
  const notInBaseline = baseline === null ? findings : withoutBaseline(findings, baseline, terminal, hiddenFindings);
  if (earlier === null) return foldMissingIncludes(notInBaseline);
  // Findings in the baseline are compared too. Otherwise a new finding could be hidden: if an equal finding is in the
  // baseline and in the revision, the new finding would match the one in the revision.
  const introduced = new Set(findIntroduced(findings, earlier.findings));
  const selected = notInBaseline.filter((finding) => introduced.has(finding));
  const hidden = notInBaseline.length - selected.length;
  if (hidden > 0)
    terminal.warn(
      `Not shown: ${formatCount(hidden, "finding")} that the merge base with ${earlier.revision} already has.\n`,
    );
  return foldMissingIncludes(selected);
}
