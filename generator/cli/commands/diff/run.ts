import { UsageError } from "../../../usage-error.js";
import { compareOperands, type AcceptOptions } from "../../inputs/compare-operands.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { explainKind, listKinds } from "./kind-page.js";
import { loadConfig } from "../../inputs/load-config.js";
import type { DocsOptions, FailOnChange, GlobalOptions } from "../../options.js";
import { printReports, type ReportOptions, type ReportTarget } from "../../print-reports.js";
import type { ChangeReporter } from "../../report/reporter.js";
import { hasChangesAt } from "../../report/changes/severity.js";
import { settingsFrom } from "../../inputs/settings.js";
import { mergeBaseWith } from "../../inputs/merge-base.js";
import { openTerminal } from "../../terminal.js";

export interface DiffCommandOptions extends GlobalOptions, DocsOptions, AcceptOptions, ReportOptions<"changes"> {
  readonly failOn: FailOnChange;
  readonly since?: string;
  readonly kinds?: boolean;
  readonly explain?: string;
}

const NO_CHANGES = "No changes.\n";

/**
 * Returns the operand that names the base of the comparison. With `--since`, the base is the merge base with the
 * revision.
 */
async function resolveBase(base: string | null, options: DiffCommandOptions): Promise<string> {
  if (base !== null && options.since === undefined) return base;
  if (base !== null) throw new UsageError("Pass either a base or --since REV, not both.");
  if (options.since === undefined) {
    throw new UsageError("The base is missing. Pass a base, as in `docwright diff git:main`, or use --since REV.");
  }
  const settings = settingsFrom(await loadConfig(options.config), options);
  return `git:${await mergeBaseWith(options.since, settings)}`;
}

/** Compares two APIs and prints the changes. */
export async function runDiff(
  base: string | null,
  head: string | null,
  options: DiffCommandOptions,
): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (options.kinds === true || options.explain !== undefined) {
    terminal.print(options.explain === undefined ? listKinds() : explainKind(options.explain));
    return exitCode.done;
  }
  const compared = await compareOperands(await resolveBase(base, options), head, options, terminal);
  const { changes, displayPath, repositoryPath } = compared;
  const write = (report: ChangeReporter, { colors }: ReportTarget): string =>
    report(changes, { colors, verbose: terminal.verbose, displayPath, repositoryPath });
  await printReports("changes", options, write, changes.length === 0 ? NO_CHANGES : null, terminal);
  return hasChangesAt(changes, options.failOn) ? exitCode.findings : exitCode.done;
}
