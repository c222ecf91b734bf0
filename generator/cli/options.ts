import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Severity } from "../findings/finding.js";
import type { ChangeSeverity } from "../diff/kinds/change-kind.js";
import type { ReportFile, ReportOptions } from "./print-reports.js";
import { reporters, type FormatOf, type ReportSubject } from "./report/reporters.js";
import { UsageError } from "../usage-error.js";

/** Options of every command. */
export interface GlobalOptions {
  readonly config?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
}

/** Options of every command that reads docs. */
export interface DocsOptions {
  readonly docs?: readonly string[];
  readonly apiVersion?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly cache: boolean;
}

/** Options of commands that use a baseline. */
export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

export type FailOn = Severity | "none";

const FAIL_ON_LEVELS: readonly FailOn[] = ["error", "warning", "info", "none"];

/** Options that name docs folders and their version. */
export function addDocsFolderOptions(command: Command): Command {
  return command
    .option("--docs <dir>", "docs folder; overrides the config (repeatable)", collect)
    .option("--api-version <version>", "API version to read if a docs folder has several, such as v1.0 or beta");
}

export function addDocsOptions(command: Command): Command {
  return addSelectionOptions(addDocsFolderOptions(command)).option("--no-cache", "do not read or write the cache");
}

/** Options that select a part of the docs. */
export function addSelectionOptions(command: Command): Command {
  return command
    .option(
      "--include <pattern>",
      "read only the pages, types or routes that match this glob: api/user-*.md, user, /users/** (repeatable)",
      collect,
    )
    .option("--exclude <pattern>", "leave out the pages, types or routes that match this glob (repeatable)", collect);
}

/** Adds docs folders as operands: `docwright lint docs` means `docwright lint --docs docs`. */
export function addDocsArgument(command: Command): Command {
  return command.argument("[docs...]", "docs folders, as with --docs");
}

/** Adds the docs folders on the command line to the folders of `--docs`. */
export function withDocsOperands<Options extends DocsOptions>(options: Options, operands: readonly string[]): Options {
  const docs = [...(options.docs ?? []), ...operands];
  return docs.length === 0 ? options : { ...options, docs };
}

/** Options of commands that merge the docs with the service's metadata. */
export interface MetadataOptions {
  readonly metadata?: string;
}

export function addMetadataOption(command: Command): Command {
  return command.option(
    "--metadata <file>",
    "CSDL file of the service, to correct types and add undocumented facts (default: the file in the config)",
  );
}

export function addFailOnOption(command: Command, level: FailOn = "none"): Command {
  return command.addOption(
    new Option("--fail-on <level>", "exit with code 1 if a finding has this severity or a higher one")
      .choices(FAIL_ON_LEVELS)
      .default(level),
  );
}

/** Like {@link addFailOnOption}, for a command whose default depends on `--since`. */
export function addLintFailOnOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--fail-on <level>",
      'exit with code 1 if a finding has this severity or a higher one (default: "error"; with --since: "warning")',
    ).choices(FAIL_ON_LEVELS),
  );
}

export type FailOnChange = ChangeSeverity | "none";

export function addFailOnChangeOption(command: Command): Command {
  const levels: readonly FailOnChange[] = ["breaking", "non-breaking", "docs-only", "none"];
  return command.addOption(
    new Option("--fail-on <level>", "exit with code 1 if a change has this severity or a higher one")
      .choices(levels)
      .default("none"),
  );
}

/** @param effect The start of the description: what the command does with the merge base. */
export function addSinceOption(command: Command, effect: string): Command {
  return command.option("--since <rev>", `${effect} the merge base with this git revision`);
}

/**
 * Adds the options of a baseline. `--update-baseline` cannot be combined with options that hide findings, because the
 * hidden findings would be missing from the baseline.
 */
export function addBaselineOptions(command: Command): Command {
  return command
    .option("--baseline <file>", "report only findings that are not in this baseline file")
    .addOption(
      new Option("--update-baseline", "save all current findings to the baseline file").conflicts([
        "since",
        "include",
        "exclude",
      ]),
    );
}

/** @param format The default format. */
export function addFormatOption<Subject extends ReportSubject>(
  command: Command,
  subject: Subject,
  format: FormatOf<Subject>,
): Command {
  return command.addOption(
    new Option("--format <format>", "output format").choices(Object.keys(reporters[subject])).default(format),
  );
}

export function addOutputOption(command: Command): Command {
  return addForceOption(
    command.option("-o, --output <file>", "write to a file instead of standard output", (value: string) => {
      if (value === "") throw new InvalidArgumentError("Write the path of a file.");
      return value;
    }),
  );
}

/** Adds the option of {@link OutputOptions} that replaces any file. */
export function addForceOption(command: Command): Command {
  return command.option("--force", "also replace a file that does not look like an earlier result");
}

/** Adds the options of {@link ReportOptions}. */
export function addReportOptions(command: Command, subject: "findings" | "changes"): Command {
  const formats = Object.keys(reporters[subject]);
  command.hook("preAction", (_, action) => {
    assertDifferentFiles(action.opts());
  });
  return addOutputOption(addFormatOption(command, subject, "pretty")).option(
    "--report <format=file>",
    "also write a report in another format to a file, such as sarif=docwright.sarif (repeatable)",
    (value: string, earlier: readonly ReportFile[] | undefined): readonly ReportFile[] => {
      const at = value.indexOf("=");
      const [format, file] = [value.slice(0, at), value.slice(at + 1)];
      if (at === -1 || file === "") throw new InvalidArgumentError("Write FORMAT=FILE, such as markdown=report.md.");
      if (!formats.includes(format)) throw new InvalidArgumentError(`Valid formats: ${formats.join(", ")}.`);
      return [...(earlier ?? []), { format, file }];
    },
  );
}

/** @throws UsageError if two results would be written to the same file */
function assertDifferentFiles({ output, report = [] }: Pick<ReportOptions<"findings">, "output" | "report">): void {
  const files = [...(output === undefined ? [] : [output]), ...report.map(({ file }) => file)];
  const paths = files.map((file) => resolve(file));
  const at = paths.findIndex((path, index) => paths.indexOf(path) < index);
  if (at === -1) return;
  throw new UsageError(
    `-o and --report name the file ${files[at] ?? ""} twice. Choose a different file for each result.`,
  );
}

/** Options of commands whose result is a list of findings. */
export interface FindingListOptions extends ReportOptions<"findings"> {
  readonly limit?: number;
  readonly groupBy?: "file" | "rule";
}

/** Adds the options of {@link FindingListOptions}. */
export function addFindingListOptions(command: Command): Command {
  return addReportOptions(command, "findings")
    .option("--limit <number>", "print at most this number of findings, the most severe ones", parseLimit)
    .addOption(new Option("--group-by <key>", "group the findings, for pretty and markdown").choices(["file", "rule"]));
}

function parseLimit(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError("Use a whole number, such as 20.");
}

/** The help of operands that name an API. */
export const operandHelp = {
  base: "docs folder, model file, CSDL file, or docs in git: git:REV or git:REV:PATH",
  head: "same forms as base (default: the docs from --docs or the config)",
};

/** Collects the values of a repeatable option. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/** Parses the value of an option that is a whole number. */
export function numberOption(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Use a whole number from ${String(least)} to ${String(most)}.`);
  };
}
