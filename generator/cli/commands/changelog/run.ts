import { groupByResource } from "../../../diff/group-by-resource.js";
import { UsageError } from "../../../usage-error.js";
import { compareOperands } from "../../inputs/compare-operands.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import type { DocsOptions, GlobalOptions } from "../../options.js";
import { reporters, type FormatOf } from "../../report/reporters.js";
import { printResult, type OutputOptions } from "../../print-result.js";
import { openTerminal } from "../../terminal.js";

export interface ChangelogCommandOptions extends GlobalOptions, DocsOptions, OutputOptions {
  readonly format: FormatOf<"changelog">;
  readonly date?: string;
}

/** Compares two APIs and writes the changes that affect callers as release notes. */
export async function runChangelog(
  base: string,
  head: string | null,
  options: ChangelogCommandOptions,
): Promise<ExitCode> {
  const terminal = openTerminal(options);
  const date = parseDate(options.date);
  const compared = await compareOperands(base, head, options, terminal);
  const noticed = compared.changes.filter(({ severity }) => severity !== "docs-only");
  const report = await reporters.changelog[options.format]();
  const text = report(groupByResource(noticed, compared.base, compared.head), {
    version: compared.head.api.version,
    date,
    link: compared.displayPath,
  });
  printResult(text, options, terminal);
  return exitCode.done;
}

/**
 * Formats the value of `--date` in ISO 8601, without fractions of a second. Without a value, formats the current time.
 *
 * @throws UsageError if the value is not a date.
 */
function parseDate(value: string | undefined): string {
  const date = value === undefined ? new Date() : new Date(value);
  if (!Number.isNaN(date.getTime())) return date.toISOString().replace(/\.\d+Z$/, "Z");
  throw new UsageError(`Invalid date in --date: ${value ?? ""}. Use YYYY-MM-DD, for example 2026-07-31.`);
}
