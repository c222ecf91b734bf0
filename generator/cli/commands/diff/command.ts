import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsOptions, addFailOnChangeOption, addFormatOption, addSinceOption, operandHelp } from "../../options.js";
import type { DiffCommandOptions } from "./run.js";

/** `docwright diff`: the changes between two APIs. */
export function diffCommand(setExitCode: SetExitCode): Command {
  const command = new Command("diff")
    .description("Compare two APIs and show which changes break callers.")
    .argument("[base]", operandHelp.base)
    .argument("[head]", operandHelp.head);
  addSinceOption(addDocsOptions(command), "instead of base, use");
  addFormatOption(command, "changes", "pretty")
    .addOption(new Option("--kinds", "list the kinds of changes").conflicts("explain"))
    .option("--explain <kind>", "explain a kind of change, with an example")
    .option("--accepted <file>", "accept the changes whose fingerprints this file lists")
    .option("--accept-deprecated", "accept the removal of what the base documents as deprecated");
  return addFailOnChangeOption(command).action(async (base: string | undefined, head: string | undefined) => {
    const { runDiff } = await import("./run.js");
    setExitCode(await runDiff(base ?? null, head ?? null, command.optsWithGlobals<DiffCommandOptions>()));
  });
}
