import { Command } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import {
  addDocsArgument,
  addDocsOptions,
  addMetadataOption,
  addFindingListOptions,
  withDocsOperands,
} from "../../options.js";
import { addRuleHelpOptions } from "../rule-help.js";
import type { DriftCommandOptions } from "./run.js";

/** `docwright drift`: checks that the SDK on disk matches the docs. */
export function driftCommand(setExitCode: SetExitCode): Command {
  const command = new Command("drift").description(
    "Check that the SDK on disk matches the docs: list outdated and hand-edited files, and the changes in the docs.",
  );
  addMetadataOption(addDocsOptions(addDocsArgument(command)))
    .option("--out <dir>", "folder of the SDK; overrides the config")
    .option("--update", "update the SDK")
    .option("--allow-downgrade", "with --update: replace an SDK that a newer version of docwright generated");
  return addFindingListOptions(addRuleHelpOptions(command)).action(async () => {
    const { runDrift } = await import("./run.js");
    setExitCode(await runDrift(withDocsOperands(command.optsWithGlobals<DriftCommandOptions>(), command.args)));
  });
}
