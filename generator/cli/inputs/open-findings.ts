import { existsSync } from "node:fs";
import type { DocFile } from "../../docs/doc-file.js";
import type { Finding } from "../../findings/finding.js";
import { hasComments } from "../../lint/has-comments.js";
import { readOptions } from "../../lint/options-in-force.js";
import { sourceTexts, type SourceTexts } from "../../lint/source-texts.js";
import { openBaseline } from "./baseline-file.js";
import { selectNewFindings } from "./new-findings.js";
import type { Settings } from "./settings.js";

/** Leaves out the findings that the config, a comment on the page or the baseline of `lint` accepts. */
export type OpenFindingSelector = (
  findings: readonly Finding<string>[],
  docs: readonly DocFile[],
) => Promise<readonly Finding<string>[]>;

const SILENT = { warn: () => undefined };

/**
 * Makes the selection for a command that prints the findings of reading docs, but is not `lint`. If the baseline file
 * does not exist yet, the baseline is empty.
 *
 * @throws UsageError if the config names an unknown rule, or the baseline file is invalid
 */
export function openFindingSelector({ lint, baseline }: Settings): OpenFindingSelector {
  const { select, knownIds } = readOptions(lint);
  const file = baseline !== null && existsSync(baseline) ? openBaseline({ cache: false }, baseline) : null;
  return async (findings, docs) => {
    if (findings.length === 0) return findings;
    const texts = sourceTexts(docs);
    const remaining = await withoutCommented(findings, texts, knownIds);
    return selectNewFindings(select(findings, texts, remaining).findings, file, null, SILENT);
  };
}

async function withoutCommented(
  findings: readonly Finding<string>[],
  texts: SourceTexts,
  known: readonly string[],
): Promise<readonly Finding<string>[]> {
  if (!texts.files.some((path) => hasComments(texts.of(path)))) return findings;
  const { controlByComments } = await import("../../lint/comment-control.js");
  return controlByComments(findings, texts, known);
}
