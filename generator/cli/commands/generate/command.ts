import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import {
  addDocsArgument,
  addDocsOptions,
  addFailOnOption,
  addFormatOption,
  addMetadataOption,
  withDocsOperands,
} from "../../options.js";
import { addRuleHelpOptions } from "../rule-help.js";
import type { GenerateOptions } from "./run.js";

/** `docwright generate`: generates the SDK from the docs. */
export function generateCommand(setExitCode: SetExitCode): Command {
  const command = new Command("generate").description("Generate the SDK from the docs.");
  addMetadataOption(addDocsOptions(addDocsArgument(command)))
    .option("--out <dir>", "folder of the SDK; overrides the config")
    .option("--check", "write nothing; exit with code 1 if the SDK is out of date")
    .option("--allow-downgrade", "replace an SDK that a newer version of docwright generated")
    .addOption(
      new Option(
        "--changelog",
        "also add release notes to the SDK's CHANGELOG.md: the API changes since its last notes, or else since the committed SDK",
      ).conflicts("check"),
    );
  return addFailOnOption(addFormatOption(addRuleHelpOptions(command), "findings", "pretty")).action(async () => {
    const { runGenerate } = await import("./run.js");
    setExitCode(await runGenerate(withDocsOperands(command.optsWithGlobals<GenerateOptions>(), command.args)));
  });
}
