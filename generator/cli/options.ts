import { type Command, Option } from "commander";
import type { Severity } from "../findings/finding.js";
import type { ChangeSeverity } from "../diff/kinds/change-kind.js";
import { reporters, type ReportFormat } from "./report/findings/reporters.js";

/** Options of the whole program. */
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

/** Options of commands whose findings a baseline may know. */
export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

export type FailOn = Severity | "none";

export function addDocsOptions(command: Command): Command {
  return command
    .option("--docs <dir>", "docs folder, instead of the config's; may be given several times", collect)
    .option("--api-version <version>", "version to read where a folder holds several: v1.0, beta")
    .option(
      "--include <pattern>",
      "pages (api/user-*.md), names (user) or routes (/users/**) to take, as a glob; repeatable",
      collect,
    )
    .option("--exclude <pattern>", "the same to leave out", collect)
    .option("--no-cache", "make everything anew, and keep nothing for the next run");
}

export function addFailOnOption(command: Command, level: FailOn = "none"): Command {
  const levels: readonly FailOn[] = ["error", "warning", "info", "none"];
  return command.addOption(
    new Option("--fail-on <level>", "exit with 1 where a finding is of this severity or above")
      .choices(levels)
      .default(level),
  );
}

export type FailOnChange = ChangeSeverity | "none";

export function addFailOnChangeOption(command: Command): Command {
  const levels: readonly FailOnChange[] = ["breaking", "non-breaking", "docs-only", "none"];
  return command.addOption(
    new Option("--fail-on <level>", "exit with 1 where a change is of this severity or above")
      .choices(levels)
      .default("none"),
  );
}

export function addSinceOption(command: Command, what: string): Command {
  return command.option("--since <rev>", `${what} since the work at hand left this git revision`);
}

/** A baseline is written of all findings: one of a part would forget the others. */
export function addBaselineOptions(command: Command): Command {
  return command
    .option("--baseline <file>", "report only findings that this file does not know")
    .addOption(
      new Option("--update-baseline", "write the findings of now to the baseline").conflicts([
        "since",
        "include",
        "exclude",
      ]),
    );
}

export function addFormatOption(command: Command): Command {
  const formats = Object.keys(reporters) as ReportFormat[];
  return command.addOption(
    new Option("--format <format>", "how findings are printed").choices(formats).default("pretty"),
  );
}

/** The values of an option that may be given several times. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}
