import picocolors from "picocolors";
import { printResult, type OutputOptions } from "./print-result.js";
import type { Colors } from "./report/reporter.js";
import { reporters, type FormatOf, type ReporterOf, type ReportSubject } from "./report/reporters.js";
import type { Terminal } from "./terminal.js";

/** A report that is written to a file, in addition to the result of the command. */
export interface ReportFile {
  /** A format of the subject of the command. */
  readonly format: string;
  readonly file: string;
}

/** Facts about the output of a report: standard output, or a file of `--report`. */
export interface ReportTarget {
  readonly colors: Colors;
  /** Whether the report is the result of the command, not a file of `--report`. */
  readonly isResult: boolean;
}

/** Options of commands whose result is a report. */
export interface ReportOptions<Subject extends ReportSubject> extends OutputOptions {
  readonly format: FormatOf<Subject>;
  readonly report?: readonly ReportFile[];
}

/**
 * Prints the result of a command in the format of `--format`, and writes a file for each `--report`.
 *
 * @param write - creates the text of a report
 * @param none - the text if there is nothing to report in the format `pretty`; null if there is something
 * @throws UsageError if a file cannot be written
 */
export async function printReports<Subject extends ReportSubject>(
  subject: Subject,
  { format, output, report = [], ...options }: ReportOptions<Subject>,
  write: (reporter: ReporterOf[Subject], target: ReportTarget) => string,
  none: string | null,
  terminal: Terminal,
): Promise<void> {
  const textOf = async (name: string, target: ReportTarget): Promise<string> => {
    const load = reporters[subject][name as FormatOf<Subject>] as () => Promise<ReporterOf[Subject]>;
    return name === "pretty" && none !== null ? none : write(await load(), target);
  };
  const extraTarget = { colors: picocolors.createColors(false), isResult: false };
  for (const { format: extra, file } of report)
    printResult(await textOf(extra, extraTarget), { ...options, output: file }, terminal);
  const text = await textOf(String(format), { colors: terminal.resultColors, isResult: true });
  if (text === none && output === undefined) terminal.note(text);
  else printResult(text, output === undefined ? {} : { ...options, output }, terminal);
}
