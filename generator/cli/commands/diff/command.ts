import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsOptions, addFailOnChangeOption, addReportOptions, addSinceOption, operandHelp } from "../../options.js";
import type { DiffCommandOptions } from "./run.js";

/** `docwright diff`: the changes between two APIs. */
export function diffCommand(setExitCode: SetExitCode): Command {
  const command = new Command("diff")
    .description("Compare two APIs and show which changes break callers.")
    .argument("[base]", operandHelp.base)
    .argument("[head]", operandHelp.head);
  addSinceOption(addDocsOptions(command), "instead of base, use");
  addReportOptions(command, "changes")
    .addOption(new Option("--kinds", "list the kinds of changes").conflicts("explain"))
    .option("--explain <kind>", "explain a kind of change, with an example")
    .option("--accepted <file>", "accept the changes whose fingerprints this file lists")
    .option("--accept-deprecated", "accept the removal of items that are deprecated in the base");
  return addFailOnChangeOption(command).action(async (base: string | undefined, head: string | undefined) => {
    const { runDiff } = await import("./run.js");
    setExitCode(await runDiff(base ?? null, head ?? null, command.optsWithGlobals<DiffCommandOptions>()));
  });
}
