import { type Command, Option } from "commander";
import type { Severity } from "../findings/finding.js";
import type { ChangeSeverity } from "../diff/kinds/change-kind.js";
import { reporters, type FormatOf, type ReportSubject } from "./report/reporters.js";

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

export function addDocsOptions(command: Command): Command {
  return command
    .option("--docs <dir>", "docs folder; overrides the config (repeatable)", collect)
    .option("--api-version <version>", "API version to read if a docs folder has several, such as v1.0 or beta")
    .option(
      "--include <pattern>",
      "read only matching pages (api/user-*.md), names (user) or routes (/users/**); a glob (repeatable)",
      collect,
    )
    .option("--exclude <pattern>", "leave out matching pages, names or routes (repeatable)", collect)
    .option("--no-cache", "ignore and do not write the cache");
}

/** Options of commands that merge the docs with the service's metadata. */
export interface MetadataOptions {
  readonly metadata?: string;
}

export function addMetadataOption(command: Command): Command {
  return command.option(
    "--metadata <file>",
    "CSDL file of the service, merged into the docs: corrects types and adds undocumented items; overrides the config",
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

/** @param effect What the command does with the merge base with the revision. */
export function addSinceOption(command: Command, effect: string): Command {
  return command.option("--since <rev>", `${effect} the merge base with this git revision`);
}

/** `--update-baseline` excludes options that hide findings, because the baseline would lose the hidden ones. */
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

/** The help of operands that name an API. */
export const operandHelp = {
  base: "docs folder, model file, CSDL file, or docs in git: git:REV or git:REV:PATH",
  head: "same forms as base (default: the docs from --docs or the config)",
};

/** Collects the values of a repeatable option. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}
