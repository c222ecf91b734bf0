import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import {
  addBaselineOptions,
  addDocsArgument,
  addDocsOptions,
  addFindingListOptions,
  addLintFailOnOption,
  addSinceOption,
  collect,
  withDocsOperands,
} from "../../options.js";
import { addRuleHelpOptions } from "../rule-help.js";
import type { LintCommandOptions } from "./run.js";

/** `docwright lint`: finds errors and inconsistencies in the docs. */
export function lintCommand(setExitCode: SetExitCode): Command {
  const command = new Command("lint").description("Find errors and inconsistencies in the docs.");
  addBaselineOptions(addSinceOption(addDocsOptions(addDocsArgument(command)), "report only findings introduced since"))
    .option("--rule <name:severity>", "set the severity of a rule: error, warning, info or off (repeatable)", collect)
    .addOption(
      new Option("--fix", "fix the findings that have one certain fix, and report the others").conflicts(
        "updateBaseline",
      ),
    )
    .addOption(
      new Option("--dry-run", "with --fix: print the changes as a unified diff, and write nothing").conflicts([
        "format",
        "limit",
        "groupBy",
      ]),
    );
  return addLintFailOnOption(addFindingListOptions(addRuleHelpOptions(command))).action(async () => {
    const { runLint } = await import("./run.js");
    setExitCode(await runLint(withDocsOperands(command.optsWithGlobals<LintCommandOptions>(), command.args)));
  });
}
