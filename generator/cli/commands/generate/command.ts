import { Command, Option } from "commander";
import type { SetExitCode } from "../../exit-code.js";
import { addDocsOptions, addFailOnOption, addFormatOption, addMetadataOption } from "../../options.js";
import { addRuleHelpOptions } from "../rule-help.js";
import type { GenerateOptions } from "./run.js";

/** `docwright generate`: generates the SDK from the docs. */
export function generateCommand(setExitCode: SetExitCode): Command {
  const command = new Command("generate").description("Generate the SDK from the docs.");
  addMetadataOption(addDocsOptions(command))
    .option("--out <dir>", "folder of the SDK; overrides the config")
    .option("--check", "write nothing; exit with code 1 if the SDK is out of date")
    .addOption(
      new Option("--changelog", "also add the API changes since the committed SDK to the SDK's CHANGELOG.md").conflicts(
        "check",
      ),
    );
  return addFailOnOption(addFormatOption(addRuleHelpOptions(command), "findings", "pretty")).action(async () => {
    const { runGenerate } = await import("./run.js");
    setExitCode(await runGenerate(command.optsWithGlobals<GenerateOptions>()));
  });
}
