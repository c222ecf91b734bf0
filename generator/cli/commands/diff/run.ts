import { UsageError } from "../../../usage-error.js";
import { compareOperands, type AcceptOptions } from "../../inputs/compare-operands.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { explainKind, listKinds } from "./kind-page.js";
import { loadConfig } from "../../inputs/load-config.js";
import type { DocsOptions, FailOnChange, GlobalOptions } from "../../options.js";
import { reporters, type FormatOf } from "../../report/reporters.js";
import { hasChangesAt } from "../../report/changes/severity.js";
import { settingsFrom } from "../../inputs/settings.js";
import { mergeBaseWith } from "../../inputs/merge-base.js";
import { openTerminal } from "../../terminal.js";

export interface DiffCommandOptions extends GlobalOptions, DocsOptions, AcceptOptions {
  readonly format: FormatOf<"changes">;
  readonly failOn: FailOnChange;
  readonly since?: string;
  readonly kinds?: boolean;
  readonly explain?: string;
}

/** The base of the comparison: the operand, or the merge base with the revision of --since. */
async function resolveBase(base: string | null, options: DiffCommandOptions): Promise<string> {
  if (base !== null && options.since === undefined) return base;
  if (base !== null || options.since === undefined) {
    throw new UsageError("Pass either a base or --since REV, not both.");
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
  const { changes, displayPath } = await compareOperands(await resolveBase(base, options), head, options, terminal);
  const report = await reporters.changes[options.format]();
  const context = {
    colors: terminal.resultColors,
    verbose: terminal.verbose,
    displayPath,
  };
  terminal.print(report(changes, context));
  if (options.format === "pretty" && changes.length === 0) terminal.note("No changes.\n");
  return hasChangesAt(changes, options.failOn) ? exitCode.findings : exitCode.done;
}
