import { Command } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import {
  addDocsArgument,
  addDocsOptions,
  addFailOnOption,
  addMetadataOption,
  addOutputOption,
  withDocsOperands,
} from "../../options.js";
import { addRuleHelpOptions } from "../rule-help.js";
import type { ModelCommandOptions } from "./run.js";

/** `docwright model`: prints the API model of the docs as JSON. */
export function modelCommand(setExitCode: SetExitCode): Command {
  const command = new Command("model").description("Print the API model of the docs as JSON.");
  addOutputOption(addMetadataOption(addDocsOptions(addDocsArgument(command))));
  return addFailOnOption(addRuleHelpOptions(command)).action(async () => {
    const { runModel } = await import("./run.js");
    setExitCode(await runModel(withDocsOperands(command.optsWithGlobals<ModelCommandOptions>(), command.args)));
  });
}
