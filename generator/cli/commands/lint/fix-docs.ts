import { groupBy } from "../../../collections/group-by.js";
import type { DocSource } from "../../../docs/doc-source.js";
import { readExactText } from "../../../docs/read-exact-text.js";
import { withTexts } from "../../../docs/with-texts.js";
import type { Finding } from "../../../findings/finding.js";
import { applyEdits } from "../../../lint/fix/edit.js";
import { fixOf } from "../../../lint/fix/fixes.js";
import { sourceTexts, type SourceTexts } from "../../../lint/source-texts.js";
import type { LintedDocs } from "../../../lint-docs.js";

/** A file that fixes have changed. */
export interface FixedFile {
  /** Docs path. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface FixedDocs {
  /** The docs after the fixes, with the remaining findings. */
  readonly linted: LintedDocs;
  readonly files: readonly FixedFile[];
  /** The number of fixed findings. */
  readonly count: number;
}

/**
 * The highest number of passes that apply fixes. One pass is not enough, because a fix can uncover another finding, and
 * because only one of several overlapping fixes is applied in a pass.
 */
const MAX_PASSES = 10;

/**
 * Fixes findings in memory, until no finding has a fix.
 *
 * @param first The docs before the fixes.
 * @param read Reads and lints the docs of the given sources.
 * @param select Selects the findings to fix.
 */
export async function fixDocs(
  first: LintedDocs,
  sources: readonly DocSource[],
  read: (sources: readonly DocSource[]) => Promise<LintedDocs>,
  select: (findings: readonly Finding<string>[]) => readonly Finding<string>[],
): Promise<FixedDocs> {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  const edited = sources.map((source) => withTexts(source, after));
  let linted = first;
  let count = 0;
  for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
    const fixed = await applyFixes({ ...linted, findings: select(linted.findings) }, edited);
    if (fixed.count === 0) break;
    count += fixed.count;
    for (const file of fixed.files) {
      before.set(file.path, before.get(file.path) ?? file.before);
      after.set(file.path, file.after);
    }
    linted = await read(edited);
  }
  const files = [...before].map(([path, text]) => ({ path, before: text, after: after.get(path) ?? text }));
  return { linted, files, count };
}

/** Applies the fixes of one pass. */
async function applyFixes(
  { docs, findings }: LintedDocs,
  sources: readonly DocSource[],
): Promise<Pick<FixedDocs, "files" | "count">> {
  const texts = sourceTexts(docs);
  const fixes = groupBy(
    findings.map((finding) => ({ file: finding.file, edits: fixOf(finding, texts) })),
    ({ file }) => file,
  );
  const files: FixedFile[] = [];
  let count = 0;
  for (const [path, found] of fixes) {
    const ofFile = found.flatMap(({ edits }) => (edits.length > 0 ? [edits] : []));
    if (ofFile.length === 0) continue;
    const before = await readFixable(path, sources, texts);
    if (before === null) continue;
    const { text: after, applied } = applyEdits(before, ofFile);
    files.push({ path, before, after });
    count += applied;
  }
  return { files, count };
}

/**
 * Reads the text of a file with its byte order mark and line endings.
 *
 * @returns `null` if the file cannot be fixed: it is not in UTF-8, or it is an include outside the docs folder
 */
async function readFixable(path: string, sources: readonly DocSource[], texts: SourceTexts): Promise<string | null> {
  if (path.startsWith("../")) return null;
  const text = await readExactText(path, sources);
  return text?.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n") === texts.of(path) ? text : null;
}
