import { Command, Option } from "commander";
import type { Ended } from "../../exit-code.js";
import {
  addBaselineOptions,
  addDocsOptions,
  addFailOnOption,
  addFormatOption,
  addSinceOption,
  collect,
} from "../../options.js";
import type { LintCommandOptions } from "./run.js";

/** `docwright lint`: what is wrong with the docs. */
export function lintCommand(ended: Ended): Command {
  const command = new Command("lint").description("Finds what is wrong with the docs, each fault with its place.");
  addBaselineOptions(addSinceOption(addDocsOptions(command), "report only findings that came"))
    .option("--rule <name:severity>", "a rule's severity, or off; may be given several times", collect)
    .addOption(new Option("--rules", "list the rules").conflicts("explain"))
    .option("--explain <rule>", "print what a rule means, with examples");
  return addFailOnOption(addFormatOption(command), "error").action(async () => {
    const { runLint } = await import("./run.js");
    ended(await runLint(command.optsWithGlobals<LintCommandOptions>()));
  });
}
