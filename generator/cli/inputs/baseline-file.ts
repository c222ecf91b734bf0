import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Finding } from "../../findings/finding.js";
import {
  type Baseline,
  compareWithBaseline,
  createBaseline,
  type HiddenFindings,
  type FormerBaseline,
  parseBaseline,
} from "../../findings/baseline.js";
import { writeNamedFile } from "../../write-files.js";
import { UsageError } from "../../usage-error.js";
import { formatCount } from "../format-count.js";
import type { BaselineOptions, DocsOptions } from "../options.js";
import { readNamedText } from "./read-named-file.js";
import type { Terminal } from "../terminal.js";

/** A baseline file to compare with, or to save. */
export interface BaselineFile {
  readonly path: string;
  /** The baseline to compare with; `null` if this run saves the baseline. */
  readonly content: Baseline | FormerBaseline | null;
  /**
   * Whether this run can find everything that is in the baseline. `false` if an option such as `--include` hides
   * findings.
   */
  readonly isComplete: boolean;
}

/** The options that affect a baseline. Only `lint` has `rule`. */
type CommandOptions = BaselineOptions & DocsOptions & { readonly rule?: readonly string[] };

/**
 * Opens the baseline file that the command line or the config names.
 *
 * @returns `null` if neither the command line nor the config names a file.
 * @throws UsageError if the file is missing or invalid. UsageError also if `--update-baseline` is used without a file.
 */
export function openBaseline(options: CommandOptions, configured: string | null): BaselineFile | null {
  const path = options.baseline === undefined ? configured : resolve(options.baseline);
  const update = options.updateBaseline === true;
  if (path === null) {
    if (update) throw new UsageError("--update-baseline needs a file; set one with --baseline.");
    return null;
  }
  const { include, exclude, apiVersion, rule } = options;
  const isComplete = [include, exclude, apiVersion, rule].every((option) => option === undefined);
  if (update) return { path, content: null, isComplete };
  const name = relative(process.cwd(), path);
  if (!existsSync(path)) throw new UsageError(`Baseline not found: ${name}. Create it with --update-baseline.`);
  return { path, content: parseBaseline(readNamedText(path), name), isComplete };
}

/**
 * With `--update-baseline`, saves the findings as the baseline and returns an empty list. Otherwise returns the findings
 * that are not in the baseline. Prints the counts as warnings.
 */
export function applyBaseline<One extends Finding<string>>(
  findings: readonly One[],
  { path, content, isComplete }: BaselineFile,
  terminal: Pick<Terminal, "warn">,
  hiddenFindings?: HiddenFindings,
): readonly One[] {
  if (content === null) {
    writeNamedFile(path, `${JSON.stringify(createBaseline(findings), null, 2)}\n`);
    terminal.warn(`Baseline saved: ${formatCount(findings.length, "finding")}.\n`);
    return [];
  }
  const { added, known, hidden, removed } = compareWithBaseline(findings, content, hiddenFindings);
  if (content.format === 1) {
    terminal.warn(
      "This baseline has an earlier format, so findings were matched by file and rule only. Convert it with --update-baseline.\n",
    );
  }
  const removal = (count: number): string => `Remove ${count === 1 ? "it" : "them"} with --update-baseline.`;
  if (known > 0) terminal.warn(`Not shown: ${formatCount(known, "finding")} in the baseline.\n`);
  if (isComplete && hidden > 0)
    terminal.warn(
      `Suppressions and rules that are off hide ${formatCount(hidden, "finding")} in the baseline. ${removal(hidden)}\n`,
    );
  if (isComplete && removed > 0)
    terminal.warn(
      `The baseline contains ${formatCount(removed, "finding")} that this run did not find. ${removal(removed)}\n`,
    );
  return added;
}
