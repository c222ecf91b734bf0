import { finding } from "../../../findings/create-finding.js";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Finding } from "../../../findings/finding.js";
import type { DifferenceKind } from "../../../output/compare-output.js";
import { editedLines, type LineRange } from "../../../output/edited-lines.js";
import { LOCK_FILE } from "../../../output/lock-file.js";
import type { CheckResult } from "../../../output/write-output.js";

/** What a file of an SDK can be that is not what the docs give, for the person who has to act. */
const MESSAGES: Readonly<Record<DifferenceKind, string>> = {
  missing: "The docs give this file, and it is not there.",
  outdated: "The docs give this file otherwise now.",
  edited: "This file was edited by hand; that is lost when it is brought up to date.",
  stale: "The docs give this file no longer.",
  foreign: "Something that was not generated stands where this file belongs.",
  added: "No run generated this module, and it is compiled to the package; delete it, or keep it outside of src.",
};

const OTHER_ORIGIN = "The SDK was generated from other docs, with other options, or by another version of docwright.";

function messageOf(kind: DifferenceKind, { from, to }: LineRange): string {
  return to > from ? `${MESSAGES[kind]} Lines ${from} to ${to}.` : MESSAGES[kind];
}

/**
 * What is not as the docs give it, file by file.
 *
 * @param generated texts of edited files as they were generated, by path, where they can be had
 */
export function driftFindings(
  folder: string,
  { differences, unfinished }: CheckResult,
  generated: ReadonlyMap<string, string>,
): readonly Finding[] {
  const found = differences.flatMap(({ path, kind, edited }) => {
    const file = relative(process.cwd(), join(folder, path)).replaceAll("\\", "/");
    const difference = (kind: DifferenceKind, { from, to }: LineRange): Finding => {
      const message = path === LOCK_FILE && kind === "outdated" ? OTHER_ORIGIN : messageOf(kind, { from, to });
      return finding(`output-${kind}`, { file, line: from, column: 1, ...(to > from ? { endLine: to } : {}) }, message);
    };
    const whole: LineRange = { from: 1, to: 1 };
    if (!edited) return [difference(kind, whole)];
    const text = generated.get(path);
    const ranges = text === undefined ? [whole] : editedLines(text, readFileSync(join(folder, path), "utf8"));
    const edits = ranges.map((range) => difference("edited", range));
    return kind === "stale" ? [difference(kind, whole), ...edits] : edits;
  });
  return unfinished ? [unfinishedRun(folder), ...found] : found;
}

function unfinishedRun(folder: string): Finding {
  const file = relative(process.cwd(), folder) || ".";
  const message = "A run was killed while it wrote the SDK. Run docwright generate: it first restores the old files.";
  return finding("output-unfinished", { file, line: 1, column: 1 }, message);
}
