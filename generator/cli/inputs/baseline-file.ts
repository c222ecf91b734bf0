import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Finding } from "../../findings/finding.js";
import {
  type Baseline,
  compareWithBaseline,
  createBaseline,
  type FormerBaseline,
  parseBaseline,
} from "../../findings/baseline.js";
import { writeFileAtomic } from "../../output/write-file-atomic.js";
import { UsageError } from "../../usage-error.js";
import { formatCount } from "../format-count.js";
import type { BaselineOptions, DocsOptions } from "../options.js";
import { readNamedFile } from "./read-named-file.js";
import type { Terminal } from "../terminal.js";

/** The baseline that a run compares with, or is to write. */
export interface BaselineFile {
  readonly path: string;
  /** What it knows; `null` where it is to be written. */
  readonly known: Baseline | FormerBaseline | null;
  /** Whether the call looks at all that the baseline may know of; what the config leaves out is never in it. */
  readonly whole: boolean;
}

/** `rule` turns rules off in `lint`. */
type GivenOptions = BaselineOptions & DocsOptions & { readonly rule?: readonly string[] };

/**
 * Opens the baseline that the command line names, else the config's.
 *
 * @returns `null` where neither names one
 * @throws UsageError where it is not there, or is none, or is to be written and nobody says where
 */
export function openBaseline(options: GivenOptions, configured: string | null): BaselineFile | null {
  const path = options.baseline === undefined ? configured : resolve(options.baseline);
  const update = options.updateBaseline === true;
  if (path === null) {
    if (update) throw new UsageError("--update-baseline needs to know which file; name it with --baseline.");
    return null;
  }
  const { include, exclude, apiVersion, rule } = options;
  const whole = [include, exclude, apiVersion, rule].every((narrowing) => narrowing === undefined);
  if (update) return { path, known: null, whole };
  const name = relative(process.cwd(), path);
  if (!existsSync(path)) throw new UsageError(`The baseline ${name} is not there; --update-baseline writes it.`);
  return { path, known: parseBaseline(readNamedFile(path).toString("utf8"), name), whole };
}

/** The findings that a baseline does not know. One that is to be written is, and knows all of them. */
export function againstBaseline<One extends Finding<string>>(
  findings: readonly One[],
  { path, known, whole }: BaselineFile,
  terminal: Terminal,
): readonly One[] {
  if (known === null) {
    writeFileAtomic(path, `${JSON.stringify(createBaseline(findings), null, 2)}\n`);
    terminal.warn(`Baseline saved: ${formatCount(findings.length, "finding")}.\n`);
    return [];
  }
  const compared = compareWithBaseline(findings, known);
  if (known.format === 1) {
    terminal.warn(
      "This baseline has an earlier format, so findings were matched by file and rule only. Convert it with --update-baseline.\n",
    );
  }
  const warn = (count: number, text: string): void => {
    if (count > 0) terminal.warn(`${formatCount(count, "finding")} of the baseline ${text}.\n`);
  };
  warn(compared.known, "not shown");
  if (whole) warn(compared.removed, "fixed; remove them from it with --update-baseline");
  return compared.added;
}
