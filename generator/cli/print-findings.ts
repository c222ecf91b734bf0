import type { CustomRule } from "../findings/custom-rule.js";
import type { Finding, Severity } from "../findings/finding.js";
import { UsageError } from "../usage-error.js";
import { formatCount } from "./format-count.js";
import { explainHint } from "./next-command.js";
import type { FindingListOptions } from "./options.js";
import { printReports, type ReportTarget } from "./print-reports.js";
import { selectMostSevere } from "./report/findings/severity.js";
import type { FindingPlaces, FindingReporter } from "./report/reporter.js";
import type { Terminal } from "./terminal.js";

/** Facts about a list of findings that depend on the command. */
interface FindingList {
  readonly command: string;
  readonly places: FindingPlaces;
  readonly failOn: Severity | "none";
  /** The text for a run without findings. */
  readonly none: string;
  /** Whether `pretty` prints findings with the same message once. Default: false. */
  readonly mergeRepeated?: boolean;
  /** The custom rules that the findings can have. */
  readonly customRules?: readonly CustomRule[];
}

/**
 * Prints the findings that are the result of a command. The options name the formats and the files. `--limit` does not
 * apply to the files of `--report`.
 *
 * @throws UsageError if `--group-by` is used with a format that does not support it, or the file cannot be written
 */
export async function printFindings(
  findings: readonly Finding<string>[],
  options: FindingListOptions,
  { command, places, failOn, none, customRules = [], mergeRepeated = false }: FindingList,
  terminal: Terminal,
): Promise<void> {
  const { format, limit = Infinity, groupBy } = options;
  if (groupBy !== undefined && format !== "pretty" && format !== "markdown") {
    throw new UsageError(`--group-by does not apply to --format ${format}. Use --format pretty or markdown.`);
  }
  const shown = selectMostSevere(findings, limit);
  const write = (report: FindingReporter, { colors, isResult }: ReportTarget): string =>
    report(isResult ? shown : findings, {
      ...places,
      colors,
      // All findings are printed, because they are the result of these commands.
      verbose: true,
      failOn,
      all: findings,
      customRules,
      mergeRepeated,
      ...(groupBy !== undefined && { groupBy }),
    });
  await printReports("findings", options, write, findings.length === 0 ? none : null, terminal);
  if (format === "pretty") terminal.warn(explainHint(command, findings));
  else if (shown.length < findings.length) {
    terminal.warn(`Left out by --limit: ${formatCount(findings.length - shown.length, "finding")}.\n`);
  }
}
