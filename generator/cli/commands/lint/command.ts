import { Command } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import {
  addBaselineOptions,
  addDocsOptions,
  addFormatOption,
  addLintFailOnOption,
  addSinceOption,
  collect,
} from "../../options.js";
import { addRuleHelpOptions } from "../rule-help.js";
import type { LintCommandOptions } from "./run.js";

/** `docwright lint`: finds errors and inconsistencies in the docs. */
export function lintCommand(setExitCode: SetExitCode): Command {
  const command = new Command("lint").description("Find errors and inconsistencies in the docs.");
  addBaselineOptions(addSinceOption(addDocsOptions(command), "report only findings introduced since")).option(
    "--rule <name:severity>",
    "set the severity of a rule: error, warning, info or off (repeatable)",
    collect,
  );
  return addLintFailOnOption(addFormatOption(addRuleHelpOptions(command), "findings", "pretty")).action(async () => {
    const { runLint } = await import("./run.js");
    setExitCode(await runLint(command.optsWithGlobals<LintCommandOptions>()));
  });
}
