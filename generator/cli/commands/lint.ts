import { Command, Option } from "commander";
import type { Ended } from "../exit-code.js";
import { addDocsOptions, addFailOnOption, addFormatOption, addSinceOption } from "../options.js";
import type { LintCommandOptions } from "./run-lint.js";

/** `docwright lint`: what is wrong with the docs. */
export function lintCommand(ended: Ended): Command {
  const command = new Command("lint").description("Finds what is wrong with the docs, each fault with its place.");
  addSinceOption(addDocsOptions(command), "report only findings that came")
    .option("--rule <name:severity>", "a rule's severity, or off; may be given several times", collect)
    .option("--baseline <file>", "report only findings that this file does not know")
    .option("--update-baseline", "write the findings of now to the baseline")
    .addOption(new Option("--rules", "list the rules").conflicts("explain"))
    .option("--explain <rule>", "print what a rule means, with examples");
  return addFailOnOption(addFormatOption(command), "error").action(async () => {
    const { runLint } = await import("./run-lint.js");
    ended(await runLint(command.optsWithGlobals<LintCommandOptions>()));
  });
}

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}
